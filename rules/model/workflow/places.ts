/**
 * Where things stand in a workflow or an action: each step with its job, each `if:`, each `${{ }}` of the whole file.
 */
import { type Document, perDocument } from '../../engine/document.ts';
import { type MapNode, type Pair, pairOf, type ScalarNode, scalarsIn } from '../../engine/tree.ts';
import { interpolationsOf } from '../script/read-script.ts';
import { actionOf } from './action.ts';
import type { Interpolation } from './expression.ts';
import { type Job, type Step, workflowOf } from './workflow.ts';

export interface StepPlace {
  readonly document: Document;
  /** Absent in a composite action. */
  readonly job: Job | undefined;
  readonly step: Step;
}

/** The steps of a workflow's jobs or of a composite action. A step that an alias repeats stands there once for each job. */
export const stepPlacesIn = perDocument((document: Document): readonly StepPlace[] => [
  ...(workflowOf(document)?.jobs ?? []).flatMap((job) => job.steps.map((step) => ({ document, job, step }))),
  ...(actionOf(document)?.steps ?? []).map((step) => ({ document, job: undefined, step })),
]);

export interface ConditionPlace {
  /** The key `if`, with its value. */
  readonly pair: Pair;
  /** The value. */
  readonly scalar: ScalarNode;
  readonly job: Job | undefined;
  /** Absent for the condition of a whole job. */
  readonly step: Step | undefined;
}

/** Every `if:` of jobs and steps, each once. */
export const conditionPlacesIn = perDocument((document: Document): readonly ConditionPlace[] => {
  const found = new Map<ScalarNode, ConditionPlace>();
  const add = (node: MapNode, job: Job | undefined, step: Step | undefined): void => {
    const pair = pairOf(node, 'if');
    if (pair?.value?.kind === 'scalar' && !found.has(pair.value))
      found.set(pair.value, { pair, scalar: pair.value, job, step });
  };
  for (const job of workflowOf(document)?.jobs ?? []) add(job.node, job, undefined);
  for (const { job, step } of stepPlacesIn(document)) add(step.node, job, step);
  return [...found.values()];
});

export interface InterpolationPlace {
  readonly scalar: ScalarNode;
  /** Its offsets are units of the scalar's value: `sourceOf` finds the place in the file. */
  readonly interpolation: Interpolation;
}

/** Every `${{ }}` of a workflow or an action, in keys and values, each once. Not the bare conditions of `if:`. */
export const interpolationPlacesIn = perDocument((document: Document): readonly InterpolationPlace[] => {
  if (!document.text.includes('${{') || !(workflowOf(document) ?? actionOf(document))) return [];
  return scalarsIn(document.root).flatMap((scalar) =>
    interpolationsOf(scalar).map((interpolation) => ({ scalar, interpolation })),
  );
});
