/**
 * Whether a script can get at the built-in key, other than through git: its variables, its own text, what earlier steps handed on.
 */
import type { ScalarNode } from '../../engine/tree.ts';
import type { StepPlace } from './place.ts';
import { envValue, type KeyOf, keyOf } from './scene.ts';

/** `near`: given to this very step. `far`: to the whole job or workflow, so most steps do not use it. */
export type Reach = 'near' | 'far' | 'none';

export function reachOf({ step, scene, left }: StepPlace, run: ScalarNode): Reach {
  const carries = (scalar: ScalarNode): boolean => {
    const key = keyOf({ scalar, scene });
    return key === 'built-in' || key === 'unknown';
  };
  if (keyOf({ scalar: run, scene }) === 'built-in') return 'near';
  for (const env of scene.envs) {
    const has = env.pairs.some(({ value }) => value?.kind === 'scalar' && carries(value));
    if (has) return env === step.env ? 'near' : 'far';
  }
  return left.handedOn ? 'far' : 'none';
}

/** The key that GitHub's command line takes: GH_TOKEN before GITHUB_TOKEN, else one that was signed in before. */
export function githubKey({ scene }: StepPlace, reach: Reach): KeyOf {
  const value = envValue(scene, 'GH_TOKEN') ?? envValue(scene, 'GITHUB_TOKEN');
  const key = value && keyOf(value);
  if (key && key !== 'none') return key;
  return reach === 'none' ? 'none' : 'built-in';
}
