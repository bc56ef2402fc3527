/**
 * Where a step stands while a job's steps are judged one after the other, and what those before it left behind.
 */

import type { Step } from '../workflow/workflow.ts';
import type { Judgement } from './judgement.ts';
import type { KeyOf, Scene } from './scene.ts';

/** What earlier steps of the job left behind. */
export interface Leftovers {
  /** The key that git uses: none before any checkout, `dropped` where `persist-credentials` is false. */
  git: KeyOf | 'dropped';
  /** Whose key is signed in at GitHub's container registry. */
  registry: KeyOf;
  /** An earlier step handed the built-in key to all later ones. */
  handedOn: boolean;
  hasCheckout: boolean;
  /** Where packages are published to, as far as an earlier step says. */
  packageRegistry: string | undefined;
  /** How many more steps we read: actions that use each other many times over must not make anyone wait. */
  budget: number;
}

export interface StepPlace {
  readonly step: Step;
  readonly scene: Scene;
  readonly left: Leftovers;
  /** The list the step stands in, to look at those behind it. */
  readonly steps: readonly Step[];
  readonly judgement: Judgement;
}
