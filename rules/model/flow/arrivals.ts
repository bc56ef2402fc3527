/**
 * Where the code of a pull request comes into a job: a checkout that names it, or commands of git and gh that fetch it.
 */
import type { Repository } from '../../engine/repository.ts';
import { isAction } from '../workflow/uses.ts';
import type { Job } from '../workflow/workflow.ts';
import type { Arrival } from './arrival.ts';
import { checkoutArrival } from './checkout-arrivals.ts';
import { commandArrivals, type Waiting } from './command-arrivals.ts';

export function arrivalsIn(job: Job, repository: Repository): readonly Arrival[] {
  const waiting: Waiting = {};
  return job.steps.flatMap((step) => {
    if (isAction(step.uses, 'actions/checkout')) {
      const arrival = checkoutArrival(job, step, repository);
      return arrival ? [arrival] : [];
    }
    return step.run ? commandArrivals(job, step, step.run, repository, waiting) : [];
  });
}
