/**
 * Where the code of a pull request comes into a job: a checkout that names it, or commands of git and gh that fetch it.
 */
import type { Repository } from '../../engine/repository.ts';
import type { ScalarNode, Span } from '../../engine/tree.ts';
import { isAction } from '../workflow/uses.ts';
import type { Job, Step } from '../workflow/workflow.ts';
import { checkoutArrival } from './checkout-arrivals.ts';
import type { Guard } from './checkout-guard.ts';
import { commandArrivals } from './command-arrivals.ts';
import type { Origin } from './origin.ts';

export interface Arrival {
  readonly path: string;
  readonly step: Step;
  /** The smallest piece that names the stranger's code. */
  readonly at: Span;
  /** `commit`: their code. `branch`: what their branch's name stands for in your repository. */
  readonly brings: 'commit' | 'branch';
  readonly origin: Origin;
  /** The folder it lands in, below the workspace; '' for the workspace itself. */
  readonly folder: string;
  readonly checkout: CheckoutDetails | undefined;
  /** For commands: where in the script the code is there. Later commands of the same step count. */
  readonly scriptOffset: number | undefined;
}

export interface CheckoutDetails {
  /** Inputs that bring the stranger's code, as they are written. */
  readonly inputs: readonly string[];
  readonly guard: Guard;
  /** `allow-unsafe-pr-checkout: true`. */
  readonly optOut: ScalarNode | undefined;
}

export function arrivalsIn(job: Job, repository: Repository): readonly Arrival[] {
  return job.steps.flatMap((step) => {
    if (isAction(step.uses, 'actions/checkout')) {
      const arrival = checkoutArrival(job, step, repository);
      return arrival ? [arrival] : [];
    }
    return step.run ? commandArrivals(job, step, step.run, repository) : [];
  });
}
