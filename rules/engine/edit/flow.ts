/** Edits in lists and maps between brackets, whatever the language: the commas are the same everywhere. */
import type { Document } from '../document.ts';
import type { TextEdit } from '../finding.ts';
import type { Span } from '../tree.ts';
import { edit } from './text-lines.ts';

/** `container` includes its brackets; `entries` are the spans of what stands in it, in order. `index` counts from 0. */
export function insertInFlow(
  document: Document,
  container: Span,
  entries: readonly Span[],
  index: number,
  text: string,
): readonly TextEdit[] {
  const next = entries[index];
  if (next) return edit(document, next.start, next.start, `${text}, `);
  const last = entries.at(-1);
  if (!last) {
    const padding = document.text[container.start] === '{' ? ' ' : '';
    return edit(document, container.start + 1, container.end - 1, `${padding}${text}${padding}`);
  }
  const comma = /^\s*,/.exec(document.text.slice(last.end, container.end));
  const at = last.end + (comma ? comma[0].length : 0);
  return edit(document, at, at, comma ? ` ${text}` : `, ${text}`);
}

export function removeFromFlow(
  document: Document,
  container: Span,
  entries: readonly Span[],
  index: number,
): readonly TextEdit[] {
  const entry = entries[index];
  if (!entry) return [];
  const next = entries[index + 1];
  const before = entries[index - 1];
  if (next) return edit(document, entry.start, next.start, '');
  if (before) return edit(document, before.end, entry.end, '');
  return edit(document, container.start + 1, container.end - 1, '');
}
