/**
 * How much a stranger's text matters here: who can choose it with the events that start this workflow, and what the job holds.
 */
import { type Certainty, certainties, type Severity, severities } from '../../engine/finding.ts';
import type { Repository } from '../../engine/repository.ts';
import { mayHold } from '../workflow/condition.ts';
import { type Gates, gatesBefore } from '../workflow/gate.ts';
import { type Holdings, holdingsOf, isWorthTaking } from '../workflow/privilege.ts';
import { followsPullRequests, isOpenAndPrivileged, type StartingEvent, startingEvents } from '../workflow/trigger.ts';
import { filterOf, type Job } from '../workflow/workflow.ts';
import { lower, type Origin, type Standpoint } from './origin.ts';

export interface Judgement {
  readonly severity: Severity;
  readonly certainty: Certainty;
  /** Who chooses: `caller` for an input that nobody in the repository fills, `unknown` for a value nobody followed. */
  readonly chooser: 'anyone' | 'merged author' | 'maintainer' | 'caller' | 'unknown';
  /** The event that brings the text; absent when the workflow or action is called from somewhere we cannot see. */
  readonly event: StartingEvent | undefined;
  /** What the job holds; absent where that does not decide. */
  readonly holdings?: Holdings;
}

export function isWorse(one: Judgement, other: Judgement): boolean {
  return rank(one) < rank(other);
}

function rank({ severity, certainty }: Judgement): number {
  return severities.indexOf(severity) + certainties.indexOf(certainty) * severities.length;
}

/** Absent when no event that can start this step brings the text. */
export function judge(
  origin: Origin,
  { job, step }: Pick<Standpoint, 'job' | 'step'>,
  repository: Repository,
): Judgement | undefined {
  if (origin.text.events.includes('call')) {
    return { severity: 'worth-fixing', certainty: origin.certainty, chooser: 'caller', event: undefined };
  }
  const entered = origin.outer ?? job;
  const events = entered && startingEvents(entered.workflow, repository);
  if (!entered || !events) return fromUnseenCaller(origin);
  let worst: Judgement | undefined;
  for (const event of events) {
    if (!origin.text.events.includes(event.name)) continue;
    const gates = gatesBefore(entered, entered === job ? step : undefined, event.name);
    if (!gates.conditions.every((condition) => mayHold(condition, event.name))) continue;
    const judgement = judgeEvent(origin, event, gates, entered, repository);
    if (judgement && (!worst || isWorse(judgement, worst))) worst = judgement;
  }
  return worst;
}

function fromUnseenCaller({ text, certainty }: Origin): Judgement | undefined {
  if (text.chooser === 'maintainer') return undefined;
  return { severity: 'worth-fixing', certainty: lower(certainty, 'likely'), chooser: text.chooser, event: undefined };
}

function judgeEvent(
  { text, certainty }: Origin,
  event: StartingEvent,
  gates: Gates,
  job: Job,
  repository: Repository,
): Judgement | undefined {
  const sure = gates.asksSomeone ? lower(certainty, 'likely') : certainty;
  if (isNarrowed(text.charset, event)) return undefined;
  if (text.chooser === 'maintainer' || isProjectsOwn(text.subject, event, gates)) {
    return { severity: 'good-habit', certainty: 'possible', chooser: 'maintainer', event };
  }
  if (text.chooser === 'merged author')
    return { severity: 'worth-fixing', certainty: sure, chooser: 'merged author', event };
  const privileged =
    isOpenAndPrivileged(event.name) ||
    (event.name.startsWith('pull_request_review') && text.subject !== 'pull_request');
  const waits = event.needsMaintainer || gates.label || gates.merged || gates.trusted.length > 0;
  const holdings = holdingsOf(job, repository);
  const severity = privileged && !waits && isWorthTaking(holdings) ? 'fix-now' : 'worth-fixing';
  return { severity, certainty: sure, chooser: 'anyone', event, holdings };
}

/** A run that follows another can be limited to branches by name: then the branch's name is one of those words. */
function isNarrowed(charset: string, { name, trigger }: StartingEvent): boolean {
  if (name !== 'workflow_run' || charset !== 'ref') return false;
  const branches = filterOf(trigger, 'branches');
  return branches !== undefined && branches.length > 0 && branches.every(({ value }) => /^[\w./-]+$/.test(value));
}

/** The conditions make sure that the text's author belongs to the project. */
function isProjectsOwn(subject: Origin['text']['subject'], event: StartingEvent, gates: Gates): boolean {
  if (event.name === 'workflow_run' && !followsPullRequests(event)) return true;
  if (gates.ownBranch && (subject === 'pull_request' || subject === 'run')) return true;
  if (subject !== 'other' && gates.trusted.some((trusted) => trusted === subject)) return true;
  // Whoever causes the event wrote what the event is about, but not what it was attached to.
  return gates.trusted.includes('actor') && isOwnSubject(subject, event);
}

function isOwnSubject(subject: string, { name, trigger }: StartingEvent): boolean {
  if (name === 'issue_comment' || name === 'discussion_comment' || name === 'pull_request_review_comment')
    return subject === 'comment';
  if (name === 'pull_request_review') return subject === 'review';
  const types = filterOf(trigger, 'types')?.map(({ value }) => value) ?? [];
  // Without types an issue's event can also be a maintainer who adds a label; a pull request's is its author's.
  if (types.length === 0) return name === 'pull_request' || name === 'pull_request_target';
  return types.every((type) => ['opened', 'created', 'synchronize', 'reopened'].includes(type));
}
