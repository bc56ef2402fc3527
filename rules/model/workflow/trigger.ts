/**
 * Which events can start a workflow, who can cause them, and whether the run then holds the repository's key and secrets.
 * Source: GitHub's "Events that trigger workflows".
 */

import { remember } from '../../engine/remember.ts';
import type { Repository } from '../../engine/repository.ts';
import { type Span, scalarAt } from '../../engine/tree.ts';
import { callersOf } from './caller.ts';
import { filterOf, type Trigger, type Workflow, workflowOf } from './workflow.ts';

export interface StartingEvent {
  readonly name: string;
  readonly at: Span;
  /** The file whose trigger this is: for a reusable workflow, its caller. */
  readonly path: string;
  /** True when the event starts only after a maintainer did something, such as adding a label. */
  readonly needsMaintainer: boolean;
  /** What started the run this one follows; absent when that cannot be seen. Only for `workflow_run`. */
  readonly upstream: readonly string[] | undefined;
  readonly trigger: Trigger;
}

/** Anybody with an account can cause these, and the run holds what the repository's own runs hold. */
const open = [
  'issues',
  'issue_comment',
  'discussion',
  'discussion_comment',
  'pull_request_target',
  'fork',
  'watch',
  'gollum',
  'workflow_run',
];

/** The events of a workflow, or of those that call it. Absent when it is called from somewhere we cannot see. */
export function startingEvents(workflow: Workflow, repository: Repository): readonly StartingEvent[] | undefined {
  const known = eventsIn(repository);
  const events = known.has(workflow) ? known.get(workflow) : eventsOf(workflow, repository, 0);
  known.set(workflow, events);
  return events;
}

const eventsIn = remember((_: Repository) => new Map<Workflow, readonly StartingEvent[] | undefined>());

function eventsOf(workflow: Workflow, repository: Repository, depth: number): readonly StartingEvent[] | undefined {
  const own = workflow.triggers.filter(({ name }) => name !== 'workflow_call');
  const found = own.map((trigger) => readEvent(workflow, trigger, repository));
  if (own.length === workflow.triggers.length) return found;
  const callers = depth < 4 ? callersOf(workflow.document, repository) : [];
  for (const { job } of callers) {
    const outer = job && eventsOf(job.workflow, repository, depth + 1);
    if (outer) found.push(...outer);
  }
  return found.length > 0 ? found : undefined;
}

function readEvent(workflow: Workflow, trigger: Trigger, repository: Repository): StartingEvent {
  const types = filterOf(trigger, 'types')?.map(({ value }) => value) ?? [];
  return {
    name: trigger.name,
    at: trigger.at,
    path: workflow.document.path,
    needsMaintainer: types.length > 0 && types.every((type) => maintainersTypes.includes(type)),
    upstream: trigger.name === 'workflow_run' ? upstreamOf(trigger, repository) : undefined,
    trigger,
  };
}

/** Activities for which GitHub asks for more than an account. */
const maintainersTypes =
  'labeled unlabeled assigned unassigned milestoned demilestoned pinned unpinned locked unlocked transferred'
    .concat(' auto_merge_enabled enqueued dequeued category_changed review_requested')
    .split(' ');

function upstreamOf(trigger: Trigger, repository: Repository): readonly string[] | undefined {
  const names = filterOf(trigger, 'workflows')?.map(({ value }) => value) ?? [];
  const events: string[] = [];
  for (const name of names) {
    const found = [...repository.documents.values()].filter(
      (document) =>
        document.kind === 'workflow' &&
        (scalarAt(document.root, 'name')?.value === name ||
          document.path === name ||
          document.path.endsWith(`/${name}`)),
    );
    if (found.length === 0) return undefined;
    for (const document of found) events.push(...(workflowOf(document)?.triggers ?? []).map((one) => one.name));
  }
  return names.length > 0 ? events : undefined;
}

/** True when anybody with an account can start the event, and the run then holds the repository's key. */
export function isOpenAndPrivileged(event: string): boolean {
  return open.includes(event);
}

/** True when a run this one follows may come from a stranger's pull request. */
export function followsPullRequests({ name, upstream }: StartingEvent): boolean {
  return name === 'workflow_run' && (!upstream || upstream.some((event) => event.startsWith('pull_request')));
}

/** What a person does to start the event, read on after “Anyone can start this”. */
export function wordsFor(event: string): string {
  return starts[event] ?? 'by an event they cause';
}

const starts: Readonly<Record<string, string>> = {
  issues: 'by opening an issue',
  issue_comment: 'with a comment',
  discussion: 'by starting a discussion',
  discussion_comment: 'with a comment',
  pull_request: 'with a pull request',
  pull_request_target: 'with a pull request',
  pull_request_review: 'with a review',
  pull_request_review_comment: 'with a comment',
  workflow_run: 'with a pull request',
  fork: 'by making a fork',
  watch: 'by starring the repository',
  gollum: 'by editing the wiki',
};
