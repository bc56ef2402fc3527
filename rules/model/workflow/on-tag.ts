/**
 * What an expression comes to in the run of a new tag or release: the event, the kind of ref and the start of its name are known then.
 */
import { type Constant, constantOf, isTruthy } from './constant.ts';
import { dotted, type Expression } from './expression.ts';

/** Absent when it depends on more than that. `event`: `push` or `release`. */
export function truthOnTag(expression: Expression | undefined, event: string): boolean | undefined {
  const value = expression && constantOf(filled(expression, event));
  return value === undefined ? undefined : isTruthy(value);
}

function filled(expression: Expression, event: string): Expression {
  const as = (value: Constant): Expression => ({
    kind: 'literal',
    value,
    start: expression.start,
    end: expression.end,
  });
  if (expression.kind === 'literal') return expression;
  if (expression.kind === 'context') {
    const name = dotted(expression);
    if (name === 'github.event_name') return as(event);
    return name === 'github.ref_type' ? as('tag') : expression;
  }
  const known = aboutRef(expression);
  return known === undefined ? { ...expression, args: expression.args.map((arg) => filled(arg, event)) } : as(known);
}

/** `startsWith(github.ref, 'refs/tags/')` holds, `github.ref == 'refs/heads/main'` does not. */
function aboutRef(expression: Expression): boolean | undefined {
  if (expression.kind !== 'call' && expression.kind !== 'operator') return undefined;
  const [left, right] = expression.args;
  const text = textOf(right) ?? textOf(left);
  const isRef = [left, right].some((side) => side?.kind === 'context' && dotted(side) === 'github.ref');
  if (!isRef || text === undefined) return undefined;
  const couldBe = text.startsWith('refs/tags/');
  if (expression.kind === 'operator') {
    if (couldBe || (expression.operator !== '==' && expression.operator !== '!=')) return undefined;
    return expression.operator === '!=';
  }
  if (expression.name !== 'startswith') return undefined;
  if ('refs/tags/'.startsWith(text)) return true;
  return couldBe ? undefined : false;
}

function textOf(side: Expression | undefined): string | undefined {
  return side?.kind === 'literal' && typeof side.value === 'string' ? side.value.toLowerCase() : undefined;
}
