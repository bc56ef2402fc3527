/** Where in a YAML text a new line belongs: behind an entry, or above it, with the indentation of its neighbours. */
import { type Document, perDocument } from '../document.ts';
import type { Node, Pair, ScalarNode, Span } from '../tree.ts';
import { columnOf, isBlank, lineEnd, lineStart, nextLine } from './text-lines.ts';

/** The white space at the start of the line that holds an offset. */
export function indentOf(document: Document, offset: number): string {
  const start = lineStart(document.text, offset);
  return /^\uFEFF?([ \t]*)/.exec(document.text.slice(start, lineEnd(document.text, start)))?.[1] ?? '';
}

/** Spaces from a key to the keys below it, as this file has them; 2 where it does not say. */
export const indentStepOf = perDocument((document: Document): number => {
  for (const root of document.tree.roots) {
    const step = stepIn(document.text, root, new Set());
    if (step !== undefined) return step;
  }
  return 2;
});

function stepIn(text: string, node: Node, seen: Set<Node>): number | undefined {
  if (node.kind === 'scalar' || node.flow || seen.has(node)) return undefined;
  seen.add(node);
  if (node.kind === 'list') return firstOf(node.items, (item) => stepIn(text, item, seen));
  return firstOf(node.pairs, (pair) => {
    if (!pair.value || !isInside(pair.value, pair)) return undefined;
    const step = columnOf(text, pair.value.span.start) - columnOf(text, pair.key.span.start);
    const isBelow = pair.value.kind === 'map' && !pair.value.flow && step > 0;
    return isBelow ? step : stepIn(text, pair.value, seen);
  });
}

function firstOf<T>(values: readonly T[], find: (value: T) => number | undefined): number | undefined {
  for (const value of values) {
    const found = find(value);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Whether a value is written where its key is, and not behind an alias. */
export function isInside(value: Node, pair: Pair): boolean {
  return value.span.start >= pair.span.start && value.span.end <= pair.span.end;
}

/** Where to go on below an entry that ends at `end`: behind its line, and behind empty lines that a `|+` keeps. */
export function below(document: Document, entry: { readonly span: Span }, last: Node | undefined): number {
  const { text } = document;
  let at = lineEnd(text, entry.span.end);
  if (!keepsEmptyLines(document, last)) return at;
  for (
    let next = nextLine(text, at);
    next > at && isBlank(text, next, lineEnd(text, next));
    next = nextLine(text, next)
  ) {
    if (next >= text.length) break;
    at = lineEnd(text, next);
  }
  return at;
}

/** Whether empty lines below a node are part of it, because it ends with a `|+` or `>+`. */
export function keepsEmptyLines(document: Document, node: Node | undefined): boolean {
  return node !== undefined && keepsLineEnds(document.text, lastScalar(node));
}

function lastScalar(node: Node): ScalarNode | undefined {
  let here: Node | undefined = node;
  while (here && here.kind !== 'scalar') here = here.kind === 'list' ? here.items.at(-1) : here.pairs.at(-1)?.value;
  return here;
}

function keepsLineEnds(text: string, scalar: ScalarNode | undefined): boolean {
  if (scalar?.style !== 'literal' && scalar?.style !== 'folded') return false;
  return /^[|>][1-9]?\+/.test(text.slice(scalar.span.start, scalar.span.start + 3));
}

/**
 * The start of the line above which something new belongs: above the comments that stand right above the line, since they
 * speak of it. The comments at the top of a file speak of the file, so there the line itself.
 */
export function above(document: Document, offset: number): number {
  const { text } = document;
  const start = lineStart(text, offset);
  const column = columnOf(text, offset);
  let at = start;
  while (at > 0) {
    const line = lineStart(text, at - 1);
    const mark = line + (/^[ \t]*/.exec(text.slice(line, at))?.[0].length ?? 0);
    if (text[mark] !== '#' || columnOf(text, mark) !== column) break;
    at = line;
  }
  return at === 0 ? start : at;
}

/** Whether only white space stands before an offset on its line. */
export function startsLine(text: string, offset: number): boolean {
  return isBlank(text, lineStart(text, offset), offset);
}
