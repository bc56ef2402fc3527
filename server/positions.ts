/**
 * Offsets of the rules to positions of the protocol, and back.
 */
import { type Document, lineAt, lineStartsOf, type Span } from '../rules/index.ts';
import type { Range } from './lsp/messages.ts';

export type Position = Range['start'];

export function positionAt(document: Document, offset: number): Position {
  const line = lineAt(document, offset);
  return { line, character: offset - (lineStartsOf(document)[line] ?? 0) };
}

export function rangeOf(document: Document, { start, end }: Span): Range {
  return { start: positionAt(document, start), end: positionAt(document, end) };
}

/** A position behind the end of its line is taken as that end, as the protocol asks. */
export function offsetAt(document: Document, { line, character }: Position): number {
  const starts = lineStartsOf(document);
  if (line >= starts.length) return document.text.length;
  const start = starts[line] ?? 0;
  const next = starts[line + 1];
  const end = next === undefined ? document.text.length : next - 1;
  return Math.min(start + character, Math.max(start, end));
}

export function spanOf(document: Document, { start, end }: Range): Span {
  return { start: offsetAt(document, start), end: offsetAt(document, end) };
}

export function isSameRange(a: Range, b: Range): boolean {
  return (
    a.start.line === b.start.line &&
    a.start.character === b.start.character &&
    a.end.line === b.end.line &&
    a.end.character === b.end.character
  );
}
