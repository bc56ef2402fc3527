/**
 * Works an expression out as far as it depends on nothing at run time, by GitHub's own rules for values: text is compared without
 * case, and '', 0, NaN, null and false count as false. Source: GitHub's "Evaluate expressions in workflows and actions".
 */
import type { Expression } from './expression.ts';

export type Constant = string | number | boolean | null;

/** Absent: it depends on the run, or on a list or object nobody wrote out. */
export function constantOf(expression: Expression | undefined): Constant | undefined {
  if (!expression || expression.kind === 'context') return undefined;
  if (expression.kind === 'literal') return expression.value;
  return expression.kind === 'call'
    ? resultOf(expression.name, expression.args)
    : operate(expression.operator, expression.args);
}

export function isTruthy(value: Constant): boolean {
  return Boolean(value) && !Number.isNaN(value);
}

/** As GitHub writes a value into a text. */
export function textOfConstant(value: Constant): string {
  return value === null ? '' : String(value);
}

function operate(operator: string, args: readonly Expression[]): Constant | undefined {
  const [first, second] = args;
  if (operator === '!') {
    const value = constantOf(first);
    return value === undefined ? undefined : !isTruthy(value);
  }
  if (operator === '&&' || operator === '||') return chain(args, operator === '||');
  const left = constantOf(first);
  const right = constantOf(second);
  if (left === undefined || right === undefined) return undefined;
  return compareConstants(operator, left, right);
}

/** The first value that decides, else the last one. A part that depends on the run may be passed over only behind a decision. */
function chain(args: readonly Expression[], decides: boolean): Constant | undefined {
  let last: Constant | undefined;
  for (const arg of args) {
    last = constantOf(arg);
    if (last === undefined || isTruthy(last) === decides) return last;
  }
  return last;
}

function compareConstants(operator: string, left: Constant, right: Constant): Constant | undefined {
  const bothText = typeof left === 'string' && typeof right === 'string';
  const [a, b] = bothText ? [left.toLowerCase(), right.toLowerCase()] : [numberOf(left), numberOf(right)];
  const same =
    typeof left === typeof right && left !== null && right !== null ? a === b : numberOf(left) === numberOf(right);
  switch (operator) {
    case '==':
      return same;
    case '!=':
      return !same;
    case '<':
      return a < b;
    case '<=':
      return a <= b;
    case '>':
      return a > b;
    case '>=':
      return a >= b;
    default:
      return undefined;
  }
}

function numberOf(value: Constant): number {
  if (value === null || value === '') return 0;
  return Number(value);
}

function resultOf(name: string, args: readonly Expression[]): Constant | undefined {
  const values = args.map(constantOf);
  const known = values.filter((value): value is Constant => value !== undefined);
  if (known.length < values.length) return undefined;
  const [first = '', second = ''] = known.map(textOfConstant);
  switch (name) {
    case 'contains':
      return first.toLowerCase().includes(second.toLowerCase());
    case 'startswith':
      return first.toLowerCase().startsWith(second.toLowerCase());
    case 'endswith':
      return first.toLowerCase().endsWith(second.toLowerCase());
    case 'format':
      return formatted(first, known.slice(1).map(textOfConstant));
    case 'join':
      return first;
    case 'tojson':
      return JSON.stringify(known[0] ?? null);
    case 'fromjson':
      return parsed(first);
    case 'case':
      return chosen(known);
    default:
      return undefined;
  }
}

function formatted(pattern: string, values: readonly string[]): string {
  return pattern.replace(/\{\{|\}\}|\{(\d+)\}/g, (match, index: string | undefined) =>
    index === undefined ? match.charAt(0) : (values[Number(index)] ?? match),
  );
}

function parsed(text: string): Constant | undefined {
  try {
    const value: unknown = JSON.parse(text);
    const isPlain = value === null || ['string', 'number', 'boolean'].includes(typeof value);
    return isPlain ? (value as Constant) : undefined;
  } catch {
    return undefined;
  }
}

/** `case(condition, value, condition, value, …, otherwise)`. */
function chosen(values: readonly Constant[]): Constant | undefined {
  for (let index = 0; index + 1 < values.length; index += 2)
    if (isTruthy(values[index] ?? null)) return values[index + 1];
  return values.length % 2 === 1 ? values.at(-1) : undefined;
}
