/**
 * What an action would do, computed against the text as it is now: by the resolving of actions, and by the commands.
 * It asks no network; whoever has fetched a fact hands it in.
 */
import type { ChangeAnnotation } from 'vscode-languageserver';
import {
  allRules,
  type Commit,
  type CommitRequest,
  check,
  commitKey,
  type Edit,
  type Finding,
  type Fix,
  selectCompatible,
} from '../../../rules/index.ts';
import type { FixAllTarget, FixTarget, IgnoreTarget } from '../messages.ts';
import { shownTo } from '../person-settings.ts';
import type { Project } from '../project/project.ts';
import type { Session } from '../session.ts';
import { findTarget, hasMoved } from '../targets.ts';
import { ignoreEdits } from './ignore-edits.ts';

export interface Plan {
  readonly project: Project;
  readonly title: string;
  readonly edits: readonly Edit[];
  /** What a person should look at before it is applied. */
  readonly confirm?: ChangeAnnotation;
  /** Absent when several fixes are joined. */
  readonly fix?: Fix;
  readonly count: number;
}

export interface KnownCommit {
  readonly request: CommitRequest;
  readonly commit: Commit;
}

/** One fix of one finding. Nothing when either is gone, or the text has moved on. */
export async function planFix(session: Session, target: FixTarget, known?: KnownCommit): Promise<Plan | undefined> {
  const found = await findTarget(session, target);
  if (!found || hasMoved(found.project, target)) return undefined;
  const { project } = found;
  const finding = known ? withCommit(found.finding, project, known) : found.finding;
  const fix = finding?.fixes[target.fix];
  return fix && { project, title: fix.title, edits: fix.edits, fix, count: 1, ...confirmOf(fix) };
}

function confirmOf({ safety, title, guide }: Fix): Pick<Plan, 'confirm'> {
  if (safety === 'safe') return {};
  return { confirm: { label: title, needsConfirmation: true, ...(guide ? { description: guide.join(' ') } : {}) } };
}

/** The same finding, checked again by its rule with a commit that was looked up. */
function withCommit(finding: Finding, { repository }: Project, { request, commit }: KnownCommit): Finding | undefined {
  const { facts } = repository;
  const commits = { ...facts.commits, [commitKey(request)]: commit };
  const { path, span } = finding.place;
  const { findings } = check(
    { ...repository, facts: { ...facts, commits } },
    { rules: allRules.filter(({ id }) => id === finding.rule), ...(span ? { only: new Set([path]) } : {}) },
  );
  return findings.find(
    ({ place }) => place.path === path && place.span?.start === span?.start && place.span?.end === span?.end,
  );
}

/** Every fix of a document that may run together: the safe ones a person sees, or all of one rule. */
export async function planAll(session: Session, target: FixAllTarget): Promise<Plan | undefined> {
  const located = await session.projects.locate(target.uri);
  if (!located || hasMoved(located.project, target)) return undefined;
  const { project, path } = located;
  const settings = await session.settings.of(target.uri);
  const shown = shownTo(settings, located.findings.currentOf(path));
  const fixes = joinable(shown, path, target);
  const edits = fixes.flatMap((fix) => fix.edits);
  const title = target.rule ? 'Fix every one of these in this file' : 'Fix everything safe in this file';
  const needsLook = fixes.some(({ safety }) => safety !== 'safe');
  return {
    project,
    title,
    edits,
    count: fixes.length,
    ...(needsLook ? { confirm: { label: title, needsConfirmation: true } } : {}),
  };
}

/** The first fix of each finding that needs nobody's decision, without those that would touch the same text. */
export function joinable(
  findings: readonly Finding[],
  path: string,
  { rule, careful }: Pick<FixAllTarget, 'rule' | 'careful'>,
): readonly Fix[] {
  const isKnown = ({ needs, change, edits }: Fix) =>
    !needs && !change && edits.length > 0 && edits.every((edit) => 'span' in edit && edit.path === path);
  const first = findings
    .filter((finding) => rule === undefined || finding.rule === rule)
    .flatMap(({ fixes: [best, ...others] }) => {
      const safe = [best, ...others].find((fix) => fix?.safety === 'safe' && isKnown(fix));
      if (safe) return [safe];
      return best && careful && rule !== undefined && best.safety === 'careful' && isKnown(best) ? [best] : [];
    });
  return selectCompatible(first);
}

/** Leaves one finding alone, with a reason. */
export async function planIgnore(
  session: Session,
  target: IgnoreTarget & { readonly version?: number },
): Promise<Plan | undefined> {
  const found = await findTarget(session, target);
  if (!found || hasMoved(found.project, target)) return undefined;
  const edits = ignoreEdits(found.project, found.finding, target.reason);
  return edits && { project: found.project, title: 'Ignore here', edits, count: 1 };
}
