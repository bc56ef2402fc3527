/**
 * What the conditions before a step promise about the person behind the run: that they belong to the project, that a maintainer
 * looked first, or that the code is the project's own.
 */
import type { Subject } from '../../data/stranger-texts.ts';
import { remember } from '../../engine/remember.ts';
import { scalarAt } from '../../engine/tree.ts';
import { conditionsBefore, neededJobs, promises, type Says } from './condition.ts';
import { dotted, type Expression } from './expression.ts';
import type { Job, Step } from './workflow.ts';

export interface Gates {
  readonly conditions: readonly Expression[];
  /** The branch or the run comes from this repository, not from a fork. */
  readonly ownBranch: boolean;
  /** The run happens only after a pull request was merged. */
  readonly merged: boolean;
  /** Whose author has to belong to the project; `actor` is whoever caused the event. */
  readonly trusted: readonly (Subject | 'actor')[];
  /** A maintainer has to add a label first. */
  readonly label: boolean;
  /** Something else checks or asks a person: a step that looks up rights, an environment, a team's action. */
  readonly asksSomeone: boolean;
}

/** `event`: the one that started the run; alternatives for other events do not count. */
export function gatesBefore(job: Job, step: Step | undefined, event: string): Gates {
  const known = gatesIn(job);
  const key = `${step?.index} ${event}`;
  const gates = known.get(key) ?? readGates(job, step, event);
  known.set(key, gates);
  return gates;
}

const gatesIn = remember((_: Job) => new Map<string, Gates>());

function readGates(job: Job, step: Step | undefined, event: string): Gates {
  const conditions = conditionsBefore(job, step);
  const promised = (says: Says): boolean => conditions.some((condition) => promises(condition, event, says));
  const trusted = subjects.filter((subject) => promised((part, negated) => !negated && isTrusted(part, subject)));
  return {
    conditions,
    ownBranch: promised(isOwnBranch),
    merged: promised((part, negated) => isFlag(part, negated, 'github.event.pull_request.merged', true)),
    trusted,
    label: promised((part, negated) => !negated && isLabel(part)),
    asksSomeone:
      Boolean(scalarAt(job.node, 'environment') ?? scalarAt(job.node, 'environment', 'name')) ||
      checksRights(job, step),
  };
}

const subjects: readonly (Subject | 'actor')[] = ['issue', 'comment', 'pull_request', 'review', 'discussion', 'actor'];

/** `a == b`, or `a != b` where it has to be false. */
function equality(part: Expression, negated: boolean): readonly [Expression, Expression] | undefined {
  if (part.kind !== 'operator' || part.operator !== (negated ? '!=' : '==')) return undefined;
  const [left, right] = part.args;
  return left && right ? [left, right] : undefined;
}

function isOwnBranch(part: Expression, negated: boolean): boolean {
  if (isFlag(part, negated, 'github.event.pull_request.head.repo.fork', false)) return true;
  if (isUpstreamPush(part, negated)) return true;
  const sides = equality(part, negated);
  if (!sides) return false;
  return isPair(sides, isHeadRepository, isThisRepository);
}

function isHeadRepository(side: Expression): boolean {
  return (
    side.kind === 'context' &&
    /^github\.event\.(pull_request\.head\.(repo\.(full_name|id|owner\.(login|id))|user\.(login|id))|workflow_run\.head_repository\.(full_name|id|owner\.(login|id)))$/.test(
      dotted(side),
    )
  );
}

function isThisRepository(side: Expression): boolean {
  if (side.kind === 'literal') return typeof side.value === 'string' && side.value !== '';
  return (
    side.kind === 'context' &&
    /^github\.(repository|repository_owner|repository_id|repository_owner_id|event\.(repository\.|pull_request\.base\.(repo|user)\.|workflow_run\.repository\.).*)$/.test(
      dotted(side),
    )
  );
}

/** `github.event.workflow_run.event == 'push'`: the run it follows is no pull request. */
function isUpstreamPush(part: Expression, negated: boolean): boolean {
  const isEvent = (side: Expression) => side.kind === 'context' && dotted(side) === 'github.event.workflow_run.event';
  const same = equality(part, negated);
  if (same)
    return isPair(same, isEvent, (side) => side.kind === 'literal' && !/^pull_request/.test(String(side.value)));
  const different = equality(part, !negated);
  return Boolean(
    different && isPair(different, isEvent, (side) => side.kind === 'literal' && side.value === 'pull_request'),
  );
}

function isPair(
  [left, right]: readonly [Expression, Expression],
  one: (side: Expression) => boolean,
  other: (side: Expression) => boolean,
): boolean {
  return (one(left) && other(right)) || (one(right) && other(left));
}

/** The flag itself, or its comparison with true or false, so that it has to be `wanted`. */
function isFlag(part: Expression, negated: boolean, path: string, wanted: boolean): boolean {
  const isIt = (side: Expression) => side.kind === 'context' && dotted(side) === path;
  if (isIt(part)) return negated !== wanted;
  const says = (value: boolean) => (side: Expression) =>
    side.kind === 'literal' && String(side.value) === String(value);
  const same = equality(part, negated);
  if (same) return isPair(same, isIt, says(wanted));
  const different = equality(part, !negated);
  return Boolean(different && isPair(different, isIt, says(!wanted)));
}

function isTrusted(part: Expression, subject: Subject | 'actor'): boolean {
  const sides = equality(part, false);
  if (sides) {
    return (
      isPair(sides, (side) => isAssociation(side, subject), isTrustedWord) ||
      isPair(
        sides,
        (side) => isLogin(side, subject),
        (side) => isNamedPerson(side),
      )
    );
  }
  if (part.kind !== 'call' || part.name !== 'contains') return false;
  const [list, value] = part.args;
  if (!list || !value) return false;
  const names = literalsIn(list);
  if (names.length === 0) return false;
  if (isAssociation(value, subject)) return names.every((name) => !/CONTRIBUTOR|FIRST_TIME|NONE|MANNEQUIN/i.test(name));
  return isLogin(value, subject);
}

function isAssociation(side: Expression, subject: Subject | 'actor'): boolean {
  return side.kind === 'context' && dotted(side) === `github.event.${subject}.author_association`;
}

function isTrustedWord(side: Expression): boolean {
  return side.kind === 'literal' && /^(OWNER|MEMBER|COLLABORATOR)$/i.test(String(side.value));
}

function isLogin(side: Expression, subject: Subject | 'actor'): boolean {
  if (side.kind !== 'context') return false;
  const path = dotted(side);
  if (subject === 'actor') return /^github\.(actor|triggering_actor|actor_id|event\.sender\.(login|id))$/.test(path);
  return path === `github.event.${subject}.user.login` || path === `github.event.${subject}.user.id`;
}

function isNamedPerson(side: Expression): boolean {
  if (side.kind === 'literal') return side.value !== null && side.value !== '';
  return (
    side.kind === 'context' &&
    /^(github\.(repository_owner|event\.repository\.owner\.login)|vars\..*|secrets\..*)$/.test(dotted(side))
  );
}

function literalsIn(expression: Expression): readonly string[] {
  if (expression.kind === 'literal') return expression.value === null ? [] : [String(expression.value)];
  if (expression.kind === 'context')
    return /^(vars|secrets)$/.test(expression.path[0] ?? '') ? ['a list kept in the settings'] : [];
  return expression.args.flatMap(literalsIn);
}

/** `contains(github.event.pull_request.labels.*.name, 'safe')` or `github.event.label.name == 'safe'`. */
function isLabel(part: Expression): boolean {
  const isLabels = (side: Expression | undefined): boolean =>
    side?.kind === 'call'
      ? side.args.some(isLabels)
      : side?.kind === 'context' && /^github\.event\.((pull_request|issue)\.labels\b|label\.name$)/.test(dotted(side));
  const sides = equality(part, false);
  if (sides) return isPair(sides, isLabels, (side) => side.kind === 'literal');
  return part.kind === 'call' && ['contains', 'startswith'].includes(part.name) && part.args.some(isLabels);
}

/** A step before this one, or in a job it waits for, that looks up what a person may do. */
function checksRights(job: Job, step: Step | undefined): boolean {
  const first = firstRightsCheck(job);
  const isBefore = step !== undefined && first !== undefined && first < step.index;
  return isBefore || neededJobs(job).some((needed) => firstRightsCheck(needed) !== undefined);
}

/** The index of the step. */
const firstRightsCheck = remember(
  (job: Job): number | undefined =>
    job.steps.find(({ node }) => rightsCheck.test(textOf(job, node.span.start, node.span.end)))?.index,
);

const rightsCheck =
  /getCollaboratorPermissionLevel|checkMembershipForUser|getMembershipForUser|collaborators\/[^\s]*\/permission|check-user-permission|check-actor-permissions|action-repository-permission|get-user-teams-membership|check-permission|has-permission|require-permission|permission-check/i;

function textOf(job: Job, start: number, end: number): string {
  return job.workflow.document.text.slice(start, end);
}
