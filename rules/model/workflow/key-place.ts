/**
 * Where to point at a key and what stands behind it: at the value when it stands on the key's own line, else at the key.
 */
import type { Document } from '../../engine/document.ts';
import type { Pair, Span } from '../../engine/tree.ts';

/** `part`: a piece of the value, for a value that holds several. */
export function placeOnLine(document: Document, pair: Pair, part: Span | undefined = pair.value?.span): Span {
  const { key } = pair;
  const isBeside =
    part !== undefined && part.start >= key.span.end && !document.text.slice(key.span.end, part.start).includes('\n');
  return isBeside ? part : key.span;
}
