/**
 * The events for which GitHub keeps the cache read-only, because anybody can cause them. Source: its changelog of June and September 2026.
 */
import type { Repository } from '../../engine/repository.ts';
import {
  followsPullRequests,
  isOpenAndPrivileged,
  type StartingEvent,
  startingEvents,
} from '../../model/workflow/trigger.ts';
import type { Workflow } from '../../model/workflow/workflow.ts';

export function openEvents(workflow: Workflow, repository: Repository): readonly StartingEvent[] {
  return (startingEvents(workflow, repository) ?? []).filter(
    (event) => isOpenAndPrivileged(event.name) && (event.name !== 'workflow_run' || followsPullRequests(event)),
  );
}

/** A run before that cannot be seen may be nobody's pull request. */
export function isSeen({ name, upstream }: StartingEvent): boolean {
  return name !== 'workflow_run' || upstream !== undefined;
}
