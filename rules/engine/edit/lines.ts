/** Edits of files that are a list of lines: requirements and ignore files. */
import type { Document } from '../document.ts';
import type { TextEdit } from '../finding.ts';
import { type ScalarNode, sourceOf } from '../tree.ts';
import { append, edit, wholeLines } from './text-lines.ts';

/** Changes the part of a line from `start` to `end`, which are offsets in its value. */
export function replaceInLine(
  document: Document,
  line: ScalarNode,
  start: number,
  end: number,
  newText: string,
): readonly TextEdit[] {
  const span = sourceOf(line, start, end);
  return edit(document, span.start, span.end, newText);
}

/** Removes a line, with all the lines it goes on in and the comment behind it. */
export function removeLine(document: Document, line: ScalarNode): readonly TextEdit[] {
  const { start, end } = wholeLines(document.text, line.span);
  return edit(document, start, end, '');
}

/** Adds a line at the end of the file. */
export function appendLine(document: Document, text: string): readonly TextEdit[] {
  return append(document, text);
}

/** Adds a line above another one. */
export function insertLineAbove(document: Document, line: ScalarNode, text: string): readonly TextEdit[] {
  const { start } = wholeLines(document.text, { start: line.span.start, end: line.span.start });
  return edit(document, start, start, `${text}\n`);
}
