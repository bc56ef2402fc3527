/**
 * What a step's values say, in a workflow or in a composite action, where nobody knows what the inputs hold.
 */
import type { Repository } from '../../engine/repository.ts';
import type { MapNode, ScalarNode } from '../../engine/tree.ts';
import { type Expanded, expand, type Scene } from '../token/scene.ts';
import type { StepPlace } from '../workflow/places.ts';

/** Absent in a composite action. */
export function sceneOf({ document, job, step }: StepPlace, repository: Repository): Scene | undefined {
  if (!job) return undefined;
  return { repository, document, job, events: undefined, envs: envsOf({ job, step }), inputs: undefined };
}

/** The variables a step sees, the nearest first. */
export function envsOf({ job, step }: Pick<StepPlace, 'job' | 'step'>): readonly MapNode[] {
  return [step.env, job?.env, job?.workflow.env].filter((env) => env !== undefined);
}

/** `\0` stands for what nobody can tell. */
export function textOf(scalar: ScalarNode, scene: Scene | undefined): Expanded {
  if (scene) return expand({ scalar, scene });
  const complete = !scalar.value.includes('${{');
  return { text: complete ? scalar.value : '\0', complete };
}
