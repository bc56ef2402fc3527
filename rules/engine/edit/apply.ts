/** Puts edits into a text, and chooses fixes that do not get in each other's way. */
import type { Edit, Fix, TextEdit } from '../finding.ts';

/**
 * Applies the edits of one file, in any order. Edits that insert at the same place keep their order.
 * An edit that overlaps one before it in the text is left out. `\n` in an edit becomes the file's own line end.
 */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const eol = eolOf(text);
  let done = '';
  let at = 0;
  for (const { span, text: added } of inOrder(edits)) {
    if (span.start < at) continue;
    done += text.slice(at, span.start) + (eol === '\n' ? added : added.replace(/\r?\n/g, eol));
    at = span.end;
  }
  return done + text.slice(at);
}

/** Fixes in the order given, without those that touch what an earlier one changes. A fix is kept or left out as a whole. */
export function selectCompatible<T extends Pick<Fix, 'edits'>>(fixes: readonly T[]): readonly T[] {
  const taken: Edit[] = [];
  return fixes.filter((fix) => {
    if (fix.edits.some((edit) => taken.some((other) => isClash(edit, other)))) return false;
    taken.push(...fix.edits);
    return true;
  });
}

/** The line end of the first line; `\n` for a text of one line. */
export function eolOf(text: string): '\n' | '\r\n' {
  const lineFeed = text.indexOf('\n');
  return lineFeed > 0 && text[lineFeed - 1] === '\r' ? '\r\n' : '\n';
}

function inOrder(edits: readonly TextEdit[]): readonly TextEdit[] {
  // Sorting is stable, so insertions at one place stay as they came.
  return [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}

function isClash(a: Edit, b: Edit): boolean {
  if (a.path !== b.path) return false;
  if ('create' in a || 'create' in b) return true;
  // Two insertions at one place would each be right alone, but may add the same key twice.
  if (a.span.start === b.span.start) return true;
  return a.span.start < b.span.end && b.span.start < a.span.end;
}
