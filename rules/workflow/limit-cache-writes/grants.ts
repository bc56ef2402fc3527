/**
 * `cache-mode: write` or `write-only`, of a job or of the whole workflow, for events that anybody can cause.
 */
import { removeKey, replaceScalar } from '../../engine/edit/yaml.ts';
import type { Fix } from '../../engine/finding.ts';
import type { Repository } from '../../engine/repository.ts';
import type { Found } from '../../engine/rule.ts';
import type { Node } from '../../engine/tree.ts';
import { arrivalsIn } from '../../model/flow/arrivals.ts';
import { runsAfter } from '../../model/flow/runs.ts';
import { type CacheMode, mayWrite, modeIn, modeOfWorkflow } from '../../model/workflow/cache-mode.ts';
import { gatesBefore } from '../../model/workflow/gate.ts';
import { type StartingEvent, startingEvents, wordsFor } from '../../model/workflow/trigger.ts';
import type { Job, Workflow } from '../../model/workflow/workflow.ts';
import { isSeen, openEvents } from './events.ts';

export function* grantsIn(workflow: Workflow, repository: Repository): Generator<Found> {
  const events = openEvents(workflow, repository);
  if (events.length === 0) return;
  const shared = modeOfWorkflow(workflow);
  const plain = workflow.jobs.filter((job) => !modeIn(job.node));
  const seen = new Set<Node>();
  for (const { mode, jobs } of [
    ...(shared && plain.length > 0 ? [{ mode: shared, jobs: plain }] : []),
    ...workflow.jobs.flatMap((job) => {
      const mode = modeIn(job.node);
      return mode ? [{ mode, jobs: [job] }] : [];
    }),
  ]) {
    if (seen.has(mode.scalar) || !(mayWrite(mode) || mayComeToWrite(mode))) continue;
    seen.add(mode.scalar);
    yield foundFor(workflow, mode, jobs, events, repository);
  }
}

/** An expression that names `write` among its values. */
function mayComeToWrite({ scalar: { value } }: CacheMode): boolean {
  return value.includes('${{') && /['"]write(-only)?['"]/.test(value);
}

function foundFor(
  workflow: Workflow,
  mode: CacheMode,
  jobs: readonly Job[],
  events: readonly StartingEvent[],
  repository: Repository,
): Found {
  const ungated = events.find((event) => isSeen(event) && jobs.some((job) => !isGated(job, event.name)));
  const event = ungated ?? events[0];
  const runsCode = jobs.some((job) => arrivalsIn(job, repository).some((one) => runsAfter(job, one).length > 0));
  const isSure = mayWrite(mode);
  return {
    at: mode.scalar.span,
    severity: runsCode && isSure && ungated ? 'fix-now' : 'worth-fixing',
    certainty: !isSure ? 'possible' : ungated ? 'certain' : 'likely',
    message: isSure
      ? `\`cache-mode: ${mode.mode}\` lets a run that strangers start change your cache. Let it read.`
      : 'This may let a run that strangers start change your cache. Let it only read.',
    related: event
      ? [{ place: { path: event.path, span: event.at }, message: `Anyone can start this ${wordsFor(event.name)}.` }]
      : [],
    equivalents: ['plumber:untrustedTriggersMustNotWriteCache'],
    fixes: fixesFor(workflow, mode, (startingEvents(workflow, repository) ?? []).length > events.length),
  };
}

function isGated(job: Job, event: string): boolean {
  const { ownBranch, merged, trusted, asksSomeone } = gatesBefore(job, undefined, event);
  return ownBranch || merged || asksSomeone || trusted.length > 0;
}

/** Other events need the right to write, and GitHub's default gives it to them alone. */
function fixesFor({ document }: Workflow, mode: CacheMode, hasOthers: boolean): readonly Fix[] {
  const read: Fix = {
    title: 'Let these runs only read the cache',
    safety: 'careful',
    edits: replaceScalar(document, mode.scalar, 'read'),
    guide: [
      hasOthers
        ? 'A push no longer saves the cache here. Give it a workflow of its own.'
        : 'Let a workflow that starts with a push fill the cache.',
    ],
  };
  const usual: Fix = {
    title: 'Leave the cache to GitHub’s default',
    safety: 'careful',
    edits: removeKey(document, mode.holder, 'cache-mode'),
    guide: ['Runs that strangers start then only read it. Runs of a push may still save it.'],
  };
  return hasOthers ? [usual, read] : [read, usual];
}
