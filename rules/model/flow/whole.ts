/**
 * Contexts that take in many values at once: `toJSON(needs)`, `toJSON(steps.words.outputs)`, `needs.*.outputs.title`.
 */
import { valueAt } from '../../engine/tree.ts';
import { scriptOf } from '../script/read-script.ts';
import { neededJobs } from '../workflow/condition.ts';
import type { ContextExpression } from '../workflow/expression.ts';
import { shellOf } from '../workflow/shell.ts';
import type { Step } from '../workflow/workflow.ts';
import { type Standpoint, stepsBefore } from './origin.ts';

/** The single values that such a context stands for, as paths in lower case; nothing for a context of one value. */
export function valuesOf({ path }: ContextExpression, from: Standpoint): readonly (readonly string[])[] {
  const [root, owner = '*', kind = 'outputs', name = '*'] = path;
  if (root === 'env') return path.length === 1 ? variablesOf(from).map((one) => [root, one]) : [];
  if ((root !== 'steps' && root !== 'needs') || kind !== 'outputs') return [];
  if (path.length >= 4 && owner !== '*' && name !== '*') return [];
  const owners =
    root === 'needs'
      ? (from.job ? neededJobs(from.job) : []).map((job) => ({
          id: job.id,
          names: keysOf(valueAt(job.node, 'outputs')),
        }))
      : stepsBefore(from).map((step) => ({ id: step.id ?? '', names: outputsOf(step, from) }));
  return owners
    .filter(({ id }) => id !== '' && (owner === '*' || id.toLowerCase() === owner))
    .flatMap(({ id, names }) =>
      names
        .filter((one) => name === '*' || one.toLowerCase() === name)
        .map((one) => [root, id.toLowerCase(), 'outputs', one.toLowerCase()]),
    )
    .slice(0, mostValues);
}

/** One stranger's text is enough to say so. */
const mostValues = 50;

function outputsOf(step: Step, { job }: Standpoint): readonly string[] {
  if (!step.run) return ['result'];
  const names = scriptOf(step.run, shellOf(step, job)).writes.flatMap(({ to, name }) =>
    to === 'output' && name !== '*' ? [name] : [],
  );
  return [...new Set(names)];
}

function variablesOf({ step, job }: Standpoint): readonly string[] {
  return [step?.env, job?.env, job?.workflow.env].flatMap(keysOf).map((name) => name.toLowerCase());
}

function keysOf(node: ReturnType<typeof valueAt>): readonly string[] {
  return node?.kind === 'map' ? node.pairs.map(({ key }) => key.value) : [];
}
