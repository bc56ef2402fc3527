/**
 * Rights to write that are named, and go to jobs that do not use them: given by the workflow to every job, or by a job to itself.
 */
import { type Certainty, certainties, type Severity } from '../../engine/finding.ts';
import type { Repository } from '../../engine/repository.ts';
import type { Found } from '../../engine/rule.ts';
import { levelNeeded, needsOf } from '../../model/token/needs.ts';
import type { Scope } from '../../model/workflow/permissions.ts';
import type { Job, Workflow } from '../../model/workflow/workflow.ts';
import { moveDown, takeFromJob } from './narrow.ts';
import { readableJobs } from './readable-jobs.ts';

const ofNamed = ['zizmor:excessive-permissions', 'scorecard:Token-Permissions', 'osps:OSPS-AC-04.02'] as const;

export function* unused(workflow: Workflow, repository: Repository): Generator<Found> {
  const jobs = readableJobs(workflow);
  if (!jobs || jobs.length < workflow.jobs.length) return;
  const heirs = jobs.filter((job) => !job.permissions);
  for (const scope of writesOf(workflow.permissions?.scopes)) {
    const verdict = judge(scope, heirs, repository);
    if (verdict) yield { ...common(scope), ...verdict, fixes: () => [moveDown(workflow, heirs, repository)] };
  }
  for (const job of jobs) {
    if (sharesBlock(job, jobs)) continue;
    const verdicts = new Map(
      writesOf(job.permissions?.scopes).map((scope) => [scope, unusedBy(job, scope, repository)]),
    );
    for (const [scope, certainty] of verdicts) {
      if (!certainty) continue;
      const asSure = [...verdicts].filter(([, other]) => other && isAsSure(other, certainty)).map(([{ name }]) => name);
      const message = `\`${scope.name}: write\` is more than this job uses. ${adviceFor(job, scope, repository)}`;
      yield {
        ...common(scope),
        message,
        certainty,
        severity: 'good-habit',
        fixes: () => [takeFromJob(job, repository, scope.name, asSure)],
      };
    }
  }
}

/** Through an alias: what one job does not use, another may. The same job under two names is looked at once. */
function sharesBlock(job: Job, jobs: readonly Job[]): boolean {
  const block = job.permissions?.pair.value;
  const sharer = block && jobs.find((other) => other.permissions?.pair.value === block);
  return (
    block !== undefined &&
    (sharer !== job || jobs.some((other) => other.permissions?.pair.value === block && other.node !== job.node))
  );
}

function isAsSure(one: Certainty, other: Certainty): boolean {
  return certainties.indexOf(one) <= certainties.indexOf(other);
}

function writesOf(scopes: readonly Scope[] = []): readonly Scope[] {
  return scopes.filter(({ level }) => level === 'write');
}

function common({ key, value, name }: Scope) {
  return {
    at: { start: key.span.start, end: value.span.end },
    scope: { start: key.span.start, end: value.span.end },
    severity: severityOf(name),
    equivalents: ofNamed,
  };
}

/** With these, someone can change the code, what is published, or who the project says it is. */
function severityOf(name: string): Severity {
  const strong = ['contents', 'packages', 'id-token', 'actions', 'deployments', 'pages', 'attestations'];
  return strong.includes(name) ? 'worth-fixing' : 'good-habit';
}

interface Verdict {
  readonly message: string;
  readonly certainty: Certainty;
}

function judge({ name }: Scope, heirs: readonly Job[], repository: Repository): Verdict | undefined {
  const right = `\`${name}: write\``;
  const levels = heirs.map((job) => ({ job, level: levelNeeded(needsOf(job, repository), name, false) }));
  const users = levels.filter(({ level }) => level === 'write');
  const others = levels.filter(({ level }) => level !== 'write' && level !== undefined);
  if (others.length === 0) {
    if (heirs.length < 2 || users.length === heirs.length) return heirs.length > 0 ? undefined : nobody(right);
    return { message: `${right} goes to every job here. Give it to the ones that need it.`, certainty: 'possible' };
  }
  const unknown = levels.length - users.length - others.length;
  if (others.length === heirs.length) {
    const isStrict = heirs.every((job) => levelNeeded(needsOf(job, repository), name, true) !== undefined);
    const advice = others.some(({ level }) => level === 'read') ? 'Reading is enough.' : 'Remove it.';
    const user = heirs.length === 1 ? quoted(heirs[0]) : 'any of these jobs';
    return { message: `${right} is more than ${user} uses. ${advice}`, certainty: isStrict ? 'certain' : 'likely' };
  }
  if (users.length === 1 && unknown === 0)
    return {
      message: `${right} goes to every job, and only ${quoted(users[0]?.job)} needs it. Give it there.`,
      certainty: 'certain',
    };
  return {
    message: `${right} also goes to ${quoted(others[0]?.job)}, which does not need it. Give it by job.`,
    certainty: 'certain',
  };
}

/** Every job has a block of its own, so this one counts for none. */
function nobody(right: string): Verdict {
  return { message: `${right} counts for no job, since each has its own. Remove it.`, certainty: 'certain' };
}

function quoted(job: Job | undefined): string {
  return `\`${shortId(job)}\``;
}

function shortId(job: Job | undefined): string {
  const id = job?.id ?? '';
  return id.length > 20 ? `${id.slice(0, 19)}…` : id;
}

function adviceFor(job: Job, { name }: Scope, repository: Repository): string {
  return levelNeeded(needsOf(job, repository), name, false) === 'read' ? 'Reading is enough.' : 'Remove it.';
}

function unusedBy(job: Job, { name }: Scope, repository: Repository): Certainty | undefined {
  const needs = needsOf(job, repository);
  const level = levelNeeded(needs, name, false);
  if (level === undefined || level === 'write') return undefined;
  return levelNeeded(needs, name, true) === undefined ? 'possible' : 'certain';
}
