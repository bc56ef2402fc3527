/**
 * The stored passwords that a publishing step is handed: in its inputs, its variables, its script, or by a step before it that
 * signs in for all later ones. Only secrets count: what an earlier step worked out is no stored password.
 */
import { type MapNode, type ScalarNode, scalarsIn } from '../../engine/tree.ts';
import { interpolationsOf } from '../script/read-script.ts';
import { flowingContexts, type Interpolation } from '../workflow/expression.ts';
import type { StepPlace } from '../workflow/places.ts';
import { inputOf, type Step } from '../workflow/workflow.ts';
import { type Registry, registries } from './registry.ts';

export interface StoredKey {
  /** The name of the secret, as written. */
  readonly secret: string;
  readonly scalar: ScalarNode;
  readonly interpolation: Interpolation;
  readonly from:
    | { readonly kind: 'input'; readonly name: string; readonly step: Step }
    /** `map`: the `env` of the step, of its job or of the workflow. */
    | { readonly kind: 'variable'; readonly name: string; readonly map: MapNode; readonly own: boolean }
    | { readonly kind: 'script'; readonly step: Step }
    | { readonly kind: 'sign-in'; readonly step: Step };
}

type From = StoredKey['from'];

/** Secrets in one value. The built-in key is no stored password. */
function* secretsIn(scalar: ScalarNode, from: From): Generator<StoredKey> {
  for (const interpolation of interpolationsOf(scalar)) {
    for (const context of flowingContexts(interpolation.expression)) {
      const [root, name] = context.path;
      if (root !== 'secrets' || name === 'github_token' || name === undefined) continue;
      const secret = /secrets\s*(?:\.\s*|\[\s*')([\w-]+)/i.exec(interpolation.body)?.[1] ?? name;
      yield { secret, scalar, interpolation, from };
    }
  }
}

export function inputKeys(step: Step, names: readonly string[]): readonly StoredKey[] {
  return names.flatMap((name) => {
    const scalar = inputOf(step, name);
    return scalar ? [...secretsIn(scalar, { kind: 'input', name, step })] : [];
  });
}

/** Variables in which the registry's tools look for a password, and others of this step with a telling name. */
export function variableKeys(
  { step }: Pick<StepPlace, 'step'>,
  envs: readonly MapNode[],
  registry: Registry,
): readonly StoredKey[] {
  const { variables, secrets } = registries[registry];
  return envs.flatMap((map) =>
    map.pairs.flatMap(({ key, value }) => {
      if (value?.kind !== 'scalar') return [];
      const own = map === step.env;
      const found = [...secretsIn(value, { kind: 'variable', name: key.value, map, own })];
      return found.filter(({ secret }) => variables.test(key.value) || (own && secrets.test(secret)));
    }),
  );
}

/** Secrets written into the script itself between two offsets. */
export function scriptKeys(step: Step, start: number, end: number): readonly StoredKey[] {
  if (!step.run) return [];
  return [...secretsIn(step.run, { kind: 'script', step })].filter(
    ({ interpolation }) => interpolation.start >= start && interpolation.start < end,
  );
}

/** Secrets in such a step. */
export function signInKeys(place: StepPlace, registry: Registry): readonly StoredKey[] {
  return signInSteps(place, registry).flatMap((step) => {
    const scalars = [step.run, ...scalarsIn(step.env)].filter((scalar) => scalar !== undefined);
    return scalars.flatMap((scalar) => [...secretsIn(scalar, { kind: 'sign-in', step })]);
  });
}

/** Steps before this one, in the same job, that write the registry's password to a file. This step itself can be one. */
export function signInSteps({ job, step }: StepPlace, registry: Registry): readonly Step[] {
  const { signIn, address } = registries[registry];
  const before = job?.steps.slice(Math.max(0, step.index - farthest), step.index + 1) ?? [];
  return before.filter(({ run }) => run && signIn.test(run.value) && !namesOther(run.value, address));
}

/** How far back we look: enough for any job, and never slow. */
const farthest = 50;

/** True when the script names a host, and it is not the registry's. */
function namesOther(script: string, address: RegExp): boolean {
  const hosts = [...script.matchAll(/(?:https?:)?\/\/([\w.-]+\.[a-z]{2,})/gi)].map(([, host = '']) => host);
  return hosts.length > 0 && !hosts.some((host) => address.test(host) || address.test(`https://${host}`));
}
