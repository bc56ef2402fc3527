/**
 * Lines of a document, 0-based. Only for comments and edits: places of findings stay offsets.
 */
import { type Document, perDocument } from './document.ts';
import type { Span } from './tree.ts';

/** Offset at which each line starts. */
export const lineStartsOf = perDocument((document: Document): readonly number[] => {
  const { text } = document;
  const starts = [0];
  for (let index = text.indexOf('\n'); index >= 0; index = text.indexOf('\n', index + 1)) starts.push(index + 1);
  return starts;
});

/** The 0-based line an offset stands on. */
export function lineAt(document: Document, offset: number): number {
  const starts = lineStartsOf(document);
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The wanted piece where it begins on the line of its key, else the key: so a finding is marked where people look for it. */
export function onLineOf(document: Document, key: Span, wanted: Span): Span {
  return lineAt(document, key.start) === lineAt(document, wanted.start) ? wanted : key;
}
