/**
 * Where the code of a pull request comes into a job: a checkout that names it, or commands of git and gh that fetch it.
 */
import type { Repository } from '../../engine/repository.ts';
import type { Action } from '../workflow/action.ts';
import { localAction } from '../workflow/local.ts';
import { isAction } from '../workflow/uses.ts';
import type { Job } from '../workflow/workflow.ts';
import type { Arrival, Place } from './arrival.ts';
import { checkoutArrival } from './checkout-arrivals.ts';
import { commandArrivals, type Waiting } from './command-arrivals.ts';

export function arrivalsIn(job: Job, repository: Repository): readonly Arrival[] {
  const { document } = job.workflow;
  return arrivalsOf(
    job.steps.map((step) => ({ document, job, step })),
    repository,
  );
}

/** Those in the steps of a composite action; what its inputs carry is followed to its callers. */
export function arrivalsInAction({ document, steps }: Action, repository: Repository): readonly Arrival[] {
  return arrivalsOf(
    steps.map((step) => ({ document, job: undefined, step })),
    repository,
  );
}

function arrivalsOf(places: readonly Place[], repository: Repository): readonly Arrival[] {
  const waiting: Waiting = {};
  return places.flatMap((place) => {
    const { step } = place;
    if (isAction(step.uses, 'actions/checkout')) {
      const arrival = checkoutArrival(place, repository);
      return arrival ? [arrival] : [];
    }
    if (step.run) return commandArrivals(place, step.run, repository, waiting);
    return place.job ? calledArrivals(place, repository) : [];
  });
}

/** An action of the same repository brings the code: for the job it arrives with the step that calls it. */
function calledArrivals({ document, step }: Place, repository: Repository): readonly Arrival[] {
  const { uses } = step;
  if (uses?.form !== 'workspace' && uses?.form !== 'same-repository') return [];
  const action = localAction(uses.path, repository);
  return (action ? arrivalsInAction(action, repository) : []).slice(0, 1).map((arrival) => {
    const hop = { place: { path: arrival.path, span: arrival.at }, message: 'The action brings it in here.' };
    const { checkout, origin } = arrival;
    return {
      ...arrival,
      path: document.path,
      step,
      at: uses.scalar.span,
      origin: { ...origin, hops: [...origin.hops, hop] },
      checkout: checkout && { inputs: [], guard: checkout.optOut ? 'open' : checkout.guard, optOut: undefined },
      scriptOffset: undefined,
    };
  });
}
