/**
 * One place where the code of a pull request comes into a job.
 */
import type { ScalarNode, Span } from '../../engine/tree.ts';
import type { Step } from '../workflow/workflow.ts';
import type { Guard } from './checkout-guard.ts';
import type { Origin, Standpoint } from './origin.ts';

/** A step, and where it stands: in a job, or in a composite action. */
export type Place = Standpoint & { readonly step: Step };

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
