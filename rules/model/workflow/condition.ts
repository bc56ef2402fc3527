/**
 * What an `if:` promises. Conditions are read in three values: true, false, and "depends", so nothing is assumed.
 */

import { remember } from '../../engine/remember.ts';
import type { ScalarNode } from '../../engine/tree.ts';
import { itemsAt, scalarAt } from '../../engine/tree.ts';
import { conditionOf, dotted, type Expression } from './expression.ts';
import type { Job, Step, Workflow } from './workflow.ts';

export type Says = (part: Expression, negated: boolean) => boolean;

/**
 * True when the condition can hold for this event only if `says` is true of one of its parts. `negated`: the part has to be false.
 * An alternative that cannot hold for the event, such as `github.event_name == 'push' || …`, does not count.
 */
export function promises(expression: Expression | undefined, event: string, says: Says, negated = false): boolean {
  if (!expression) return false;
  if (says(expression, negated)) return true;
  if (expression.kind !== 'operator') return false;
  const { operator, args } = expression;
  if (operator === '!') return promises(args[0], event, says, !negated);
  if (operator !== '&&' && operator !== '||') return false;
  if ((operator === '&&') !== negated) return args.some((arg) => promises(arg, event, says, negated));
  const alternatives = args.filter((arg) => evaluate(arg, event) !== negated);
  return alternatives.length > 0 && alternatives.every((arg) => promises(arg, event, says, negated));
}

/** False when the condition can never hold for this event. */
export function mayHold(expression: Expression | undefined, event: string): boolean {
  return evaluate(expression, event) !== false;
}

/** `undefined`: depends on what nobody knows beforehand. */
function evaluate(expression: Expression | undefined, event: string): boolean | undefined {
  if (!expression) return undefined;
  if (expression.kind === 'literal') return Boolean(expression.value);
  if (expression.kind !== 'operator') return undefined;
  const { operator, args } = expression;
  if (operator === '!') {
    const value = evaluate(args[0], event);
    return value === undefined ? undefined : !value;
  }
  if (operator === '&&' || operator === '||') {
    const values = args.map((arg) => evaluate(arg, event));
    const deciding = operator === '||';
    if (values.includes(deciding)) return deciding;
    return values.includes(undefined) ? undefined : !deciding;
  }
  if (operator === '==' || operator === '!=') {
    const [left, right] = args.map((arg) => textOf(arg, event));
    if (left === undefined || right === undefined) return undefined;
    return (left.toLowerCase() === right.toLowerCase()) === (operator === '==');
  }
  return undefined;
}

function textOf(expression: Expression, event: string): string | undefined {
  if (expression.kind === 'literal') return expression.value === null ? '' : String(expression.value);
  return expression.kind === 'context' && dotted(expression) === 'github.event_name' ? event : undefined;
}

/** Reads `if:` of a step or job; absent without one, or when nobody can read it. */
export function readCondition(scalar: ScalarNode | undefined): Expression | undefined {
  return scalar && conditionsOf(scalar);
}

const conditionsOf = remember(conditionOf);

/**
 * Every condition that has to hold before a step runs: its own, its job's, and those of the jobs its job waits for,
 * which are skipped together unless the condition asks for a status such as `always()`.
 */
export function conditionsBefore(job: Job, step: Step | undefined): readonly Expression[] {
  const found: Expression[] = [];
  const own = readCondition(step?.condition);
  if (own) found.push(own);
  const jobs = [job];
  // Grows while it is read: the jobs a job waits for come behind it.
  for (const one of jobs) {
    const condition = readCondition(one.condition);
    if (condition) found.push(condition);
    if (/\b(always|failure|cancelled)\s*\(/i.test(one.condition?.value ?? '')) continue;
    for (const needed of neededJobs(one)) if (jobs.length < mostJobs && !jobs.includes(needed)) jobs.push(needed);
  }
  return found;
}

/** People let a job wait for a handful of others; more are not looked at. */
const mostJobs = 100;

/** The jobs that a job names in `needs:`. */
export function neededJobs(job: Job): readonly Job[] {
  const one = scalarAt(job.node, 'needs');
  const ids = one
    ? [one.value]
    : itemsAt(job.node, 'needs').flatMap((item) => (item.kind === 'scalar' ? [item.value] : []));
  return ids.slice(0, mostJobs).flatMap((id) => jobsOf(job.workflow).get(id) ?? []);
}

const jobsOf = remember((workflow: Workflow) => new Map(workflow.jobs.map((job) => [job.id, job])));
