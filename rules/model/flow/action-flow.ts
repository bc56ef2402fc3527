/**
 * Texts that come out of an action: GitHub's scripts, actions that pass an input or a file on, and actions of the same repository.
 */
import { handedOn } from '../../data/stranger-outputs.ts';
import { type ScalarNode, scalarAt, valueAt } from '../../engine/tree.ts';
import { outputsOfScript, type ScriptOutput } from '../script/javascript-output.ts';
import { interpolationsOf } from '../script/read-script.ts';
import { placeInScript } from '../script/script.ts';
import { localAction } from '../workflow/local.ts';
import { usesKey } from '../workflow/uses.ts';
import { inputOf, type Step } from '../workflow/workflow.ts';
import { type Follow, hopAt, namedContext, withHop } from './follow.ts';
import { lower, type Origin, pairNamed, type Standpoint } from './origin.ts';

/** An output of a step that uses an action. `name` in lower case. */
export function reachActionOutput(
  follow: Follow,
  step: Step,
  name: string,
  from: Standpoint,
  depth: number,
): readonly Origin[] {
  const { uses } = step;
  if (uses?.form === 'workspace' || uses?.form === 'same-repository')
    return reachLocalOutput(follow, uses.path, name, depth);
  if (uses?.form !== 'repository') return [];
  const key = usesKey(uses);
  const here: Standpoint = { ...from, step };
  if (key === 'actions/github-script') return reachScriptOutput(follow, step, 'output', name, here, depth);
  const passed = Object.hasOwn(handedOn, key) ? handedOn[key] : undefined;
  if (passed?.outputs.some((output) => output === name || output === '*')) {
    const hop = hopAt(from, uses.nameAt, `\`${uses.name}\` hands the text on.`);
    return passed.inputs
      .flatMap((input) => inputOf(step, input) ?? [])
      .flatMap((scalar) => follow.scalar(scalar, here, depth, hop))
      .map((origin) => ({ ...origin, certainty: lower(origin.certainty, 'likely') }));
  }
  const known = follow.source.ofAction(key, name, here, follow.repository);
  if (!known) return [];
  const hop = hopAt(from, uses.nameAt, `\`${uses.name}\` hands ${known.text.words} on.`);
  return withHop([{ hops: [], ...known }], hop);
}

/** `outputs:` of a composite action in the same repository. */
function reachLocalOutput(follow: Follow, path: string, name: string, depth: number): readonly Origin[] {
  const action = localAction(path, follow.repository);
  const pair = action && pairNamed(valueAt(action.node, 'outputs'), name);
  const value = scalarAt(pair?.value, 'value');
  if (!action || !pair || !value) return [];
  const inside: Standpoint = { document: action.document, job: undefined, step: undefined };
  return follow.scalar(value, inside, depth, hopAt(inside, value.span, 'The action hands it on here.'));
}

/** An output or a variable that a step's JavaScript sets. `name` in lower case. */
export function reachScriptOutput(
  follow: Follow,
  step: Step,
  to: 'output' | 'env',
  name: string,
  from: Standpoint,
  depth: number,
): readonly Origin[] {
  const script = inputOf(step, 'script');
  if (!script) return [];
  return outputsOfScript(script.value, name, to).flatMap((output) => {
    const hop = hopAt(
      from,
      placeInScript(script, output.start, output.end),
      `The text is handed on as \`${name}\` here.`,
    );
    return withHop(reachHandedOn(follow, script, output, from, depth), hop);
  });
}

/** Texts in one value that the JavaScript hands on. */
export function reachHandedOn(
  follow: Follow,
  script: ScalarNode,
  { payload, parts, variable, stretches }: ScriptOutput,
  from: Standpoint,
  depth: number,
): readonly Origin[] {
  if (payload) return namedContext(follow.source, payload);
  const named = variable ? follow.variable(variable.toLowerCase(), from, depth + 1) : [];
  const pieces = parts
    .flatMap((part) => namedContext(follow.source, part))
    .map((origin) => ({ ...origin, certainty: lower(origin.certainty, 'likely') }));
  return [...named, ...pieces, ...inStretches(follow, script, stretches, from, depth)];
}

/** What GitHub fills in there, and what the code reads or asks for by itself. */
function inStretches(
  follow: Follow,
  script: ScalarNode,
  stretches: readonly { readonly start: number; readonly end: number }[],
  from: Standpoint,
  depth: number,
): readonly Origin[] {
  return stretches.flatMap(({ start, end }) => {
    const filled = interpolationsOf(script)
      .filter((one) => one.start >= start && one.end <= end)
      .flatMap(({ expression }) => follow.expression(expression, from, depth + 1));
    const fetched = follow.source.ofScript({
      script: script.value,
      start,
      end,
      from,
      repository: follow.repository,
    });
    return [...filled, ...(fetched ? [{ hops: [], ...fetched }] : [])];
  });
}
