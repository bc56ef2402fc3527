/**
 * A part of an expression as it is written. The parts themselves leave out closing brackets, which hold nothing.
 */
import type { Expression } from './expression.ts';

/** Where a part stands in the scalar's value, with the brackets that belong to it. */
export function placeOfPart(
  value: string,
  { start, end }: Pick<Expression, 'start' | 'end'>,
): { readonly start: number; readonly end: number } {
  return { start, end: closedEnd(value, start, end) };
}

export function writtenPart(value: string, part: Pick<Expression, 'start' | 'end'>): string {
  const { start, end } = placeOfPart(value, part);
  return value.slice(start, end);
}

/** Takes in as many closing brackets as were opened; brackets in quotes do not count. */
function closedEnd(value: string, start: number, end: number): number {
  let open = 0;
  for (const [letter] of value
    .slice(start, end)
    .replace(/'[^']*'/g, '')
    .matchAll(/[()[\]]/g))
    open += /[([]/.test(letter) ? 1 : -1;
  let at = end;
  while (open > 0 && at < value.length) {
    if (/[)\]]/.test(value[at] ?? '')) open--;
    else if (!/\s/.test(value[at] ?? '')) break;
    at++;
  }
  return at;
}
