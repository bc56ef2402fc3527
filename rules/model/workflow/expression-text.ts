/**
 * A part of an expression as it is written. The parts themselves leave out closing brackets, which hold nothing.
 */
import type { Expression } from './expression.ts';

/** Where a part stands in the scalar's value, with the brackets that belong to it. */
export function placeOfPart(
  value: string,
  { start, end }: Pick<Expression, 'start' | 'end'>,
): { readonly start: number; readonly end: number } {
  const { unopened, unclosed } = balanceOf(value.slice(start, end));
  return { start: moved(value, start, -1, unopened), end: moved(value, end, 1, unclosed) };
}

export function writtenPart(value: string, part: Pick<Expression, 'start' | 'end'>): string {
  const { start, end } = placeOfPart(value, part);
  return value.slice(start, end);
}

/** Brackets whose other half stands outside the text; brackets in quotes do not count. */
function balanceOf(text: string): { readonly unopened: number; readonly unclosed: number } {
  let unopened = 0;
  let unclosed = 0;
  for (const [letter] of text.replace(/'[^']*'/g, '').matchAll(/[()[\]]/g)) {
    if (/[([]/.test(letter)) unclosed++;
    else if (unclosed > 0) unclosed--;
    else unopened++;
  }
  return { unopened, unclosed };
}

/** Takes in so many brackets, and the blanks between them. */
function moved(value: string, from: number, step: 1 | -1, brackets: number): number {
  const wanted = step > 0 ? /[)\]]/ : /[([]/;
  let at = from;
  for (let left = brackets; left > 0; ) {
    const next = value[step > 0 ? at : at - 1] ?? '';
    if (wanted.test(next)) left--;
    else if (!/\s/.test(next)) break;
    at += step;
  }
  return at;
}
