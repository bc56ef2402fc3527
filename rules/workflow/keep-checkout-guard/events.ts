/**
 * The events for which the checkout looks whose code it is about to fetch.
 */
import type { Repository } from '../../engine/repository.ts';
import { followsPullRequests, type StartingEvent, startingEvents } from '../../model/workflow/trigger.ts';
import type { Job } from '../../model/workflow/workflow.ts';

/** Absent when the workflow is called from somewhere we cannot see. */
export function guardedEvents(job: Job, repository: Repository): readonly StartingEvent[] | undefined {
  return startingEvents(job.workflow, repository)?.filter(
    (event) => event.name === 'pull_request_target' || followsPullRequests(event),
  );
}
