/**
 * Where a step runs: which variables and inputs it sees, and what a value there means. A value is followed through `env`
 * and through the inputs of a composite action of the same repository; everything else stays unknown.
 */
import type { Document } from '../../engine/document.ts';
import type { Repository } from '../../engine/repository.ts';
import { type MapNode, pairOf, type ScalarNode } from '../../engine/tree.ts';
import { interpolationsOf } from '../script/read-script.ts';
import { type ContextExpression, type Expression, flowingContexts } from '../workflow/expression.ts';
import { inputOf, type Job, type Step } from '../workflow/workflow.ts';

export interface Scene {
  readonly repository: Repository;
  readonly document: Document;
  readonly job: Job;
  /** The events that may start the run; absent when a caller we cannot see decides. */
  readonly events: readonly string[] | undefined;
  /** The variables a step sees, the nearest first. */
  readonly envs: readonly MapNode[];
  /** The inputs of the composite action that is being read; absent in a workflow. */
  readonly inputs: ReadonlyMap<string, Value> | undefined;
  /** Asked about this token instead of the built-in key: what a step of this document puts out. It counts as `built-in` then. */
  readonly token?: { readonly step: string; readonly document: Document };
}

/** A scalar with the scene in which its expressions count. */
export interface Value {
  readonly scalar: ScalarNode;
  readonly scene: Scene;
}

/** Whose key a value carries. `unknown`: an input or variable nobody can follow. `none`: no value, or text without a key. */
export type KeyOf = 'built-in' | 'another' | 'unknown' | 'none';

export function sceneOfStep(scene: Scene, step: Step): Scene {
  return step.env ? { ...scene, envs: [step.env, ...scene.envs] } : scene;
}

export function inputValue(scene: Scene, step: Step, name: string): Value | undefined {
  const scalar = inputOf(step, name);
  return scalar && { scalar, scene };
}

export function envValue(scene: Scene, name: string): Value | undefined {
  for (const env of scene.envs) {
    const value = pairOf(env, name)?.value;
    if (value) return value.kind === 'scalar' ? { scalar: value, scene } : undefined;
  }
  return undefined;
}

export interface Expanded {
  /** With every expression and variable we can follow filled in; others stand as `\0`. */
  readonly text: string;
  readonly complete: boolean;
}

/** How many values we follow from one: variables that name each other many times over must not make anyone wait. */
interface Budget {
  left: number;
}

const longest = 20_000;

/** What a value says. */
export function expand({ scalar, scene }: Value, budget: Budget = { left: 50 }): Expanded {
  let text = '';
  let complete = true;
  let from = 0;
  for (const { start, end, expression } of interpolationsOf(scalar)) {
    const next = text.length < longest && budget.left-- > 0 ? followed(expression, scene) : undefined;
    const inner = next === 'nothing' ? empty : next ? expand(next, budget) : opaque;
    text += scalar.value.slice(from, start) + inner.text;
    complete &&= inner.complete;
    from = end;
  }
  return { text: text + scalar.value.slice(from), complete };
}

const opaque: Expanded = { text: '\0', complete: false };
const empty: Expanded = { text: '', complete: true };

/** What an expression that is one input or one variable stands for. */
function followed(expression: Expression | undefined, scene: Scene): Value | 'nothing' | undefined {
  if (expression?.kind !== 'context' || expression.of || expression.path.length !== 2) return undefined;
  const [context, name = ''] = expression.path;
  if (context === 'inputs' && scene.inputs) return scene.inputs.get(name) ?? 'nothing';
  return context === 'env' ? variable(scene, name) : undefined;
}

/** Paths of expressions are in lower case, names of variables seldom are. */
function variable(scene: Scene, lowerName: string): Value | undefined {
  for (const env of scene.envs) {
    const pair = env.pairs.find(({ key }) => key.value.toLowerCase() === lowerName);
    if (pair?.value?.kind === 'scalar') return { scalar: pair.value, scene };
  }
  return undefined;
}

export function keyOf({ scalar, scene }: Value, budget: Budget = { left: 50 }): KeyOf {
  let found: KeyOf = 'none';
  for (const { expression } of interpolationsOf(scalar)) {
    for (const context of flowingContexts(expression)) {
      const key = keyOfContext(context, scene, budget);
      if (key === 'built-in') return key;
      if (key !== 'none' && found !== 'unknown') found = key;
    }
  }
  return found;
}

function keyOfContext(context: ContextExpression, scene: Scene, budget: Budget): KeyOf {
  const path = context.path.join('.');
  if (scene.token) {
    const isIt = path === `steps.${scene.token.step.toLowerCase()}.outputs.token`;
    if (isIt && scene.document === scene.token.document) return 'built-in';
    if (/^(github\.token|secrets\b.*|github|steps\..*|needs\..*)$/.test(path)) return 'another';
    if (context.path[0] === 'inputs' && !scene.inputs) return 'none';
  }
  if (/^(github\.token|secrets\.github_token|github|secrets)$/.test(path)) return 'built-in';
  if (/^(github|runner|matrix|job|strategy|vars)\./.test(path)) return 'none';
  if (context.path[0] === 'secrets' || context.path[0] === 'steps' || context.path[0] === 'needs') return 'another';
  if (budget.left-- <= 0) return 'unknown';
  const next = followed(context, scene);
  if (next === 'nothing') return 'none';
  return next ? keyOf(next, budget) : context.path[0] === 'env' ? 'none' : 'unknown';
}

/** Fills in what a shell would: `$NAME` and `${NAME}` from `env`, and GitHub's expressions. For a stretch of a script. */
export function expandScript(text: string, scene: Scene): string {
  if (!text.includes('$')) return text;
  return text.replace(/\$\{\{\s*env\.(\w+)\s*\}\}|\$\{(\w+)\}|\$(?:env:)?(\w+)/g, (written, ...names: unknown[]) => {
    const name = names.slice(0, 3).find((one): one is string => typeof one === 'string');
    const value = name === undefined ? undefined : envValue(scene, name);
    const known = value && expand(value);
    return known?.complete && known.text.length < 1000 ? known.text : written;
  });
}
