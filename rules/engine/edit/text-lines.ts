/** Lines of a text, by offset. All offsets are UTF-16 units; a line end is `\n` or `\r\n` and no part of its line. */
import type { Document } from '../document.ts';
import type { TextEdit } from '../finding.ts';
import type { Span } from '../tree.ts';

export function edit(document: Document, start: number, end: number, text: string): readonly TextEdit[] {
  return [{ path: document.path, span: { start, end }, text }];
}

export function lineStart(text: string, offset: number): number {
  return offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
}

/** Before the line end. */
export function lineEnd(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  if (end === -1) return text.length;
  return end > 0 && text[end - 1] === '\r' ? Math.max(offset, end - 1) : end;
}

/** Behind the line end. */
export function nextLine(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end === -1 ? text.length : end + 1;
}

/** In units from the start of the line; a mark at the start of the file does not count. */
export function columnOf(text: string, offset: number): number {
  const start = lineStart(text, offset);
  return offset - start - (start === 0 && text.startsWith('\uFEFF') ? 1 : 0);
}

export function isBlank(text: string, start: number, end: number): boolean {
  return /^[\s\uFEFF]*$/.test(text.slice(start, end));
}

/** The whole lines of a span, with their line end; with the line end before them where they are the last of the file. */
export function wholeLines(text: string, span: Span): Span {
  const start = lineStart(text, span.start);
  const end = nextLine(text, Math.max(span.start, span.end));
  const isLast = end === text.length && !text.endsWith('\n');
  // An empty line above may belong to a block of text that keeps its line ends.
  return isLast && start > 0 && !isBlank(text, lineStart(text, start - 1), start)
    ? { start: lineEnd(text, lineStart(text, start - 1)), end }
    : { start, end };
}

/** An edit that adds whole lines at the end of a file, which keeps or lacks its final line end as before. */
export function append(document: Document, lines: string): readonly TextEdit[] {
  const { text } = document;
  const end = text.length;
  if (end === 0) return edit(document, end, end, `${lines}\n`);
  return text.endsWith('\n') ? edit(document, end, end, `${lines}\n`) : edit(document, end, end, `\n${lines}`);
}

/** Puts white space before every line but the first; empty lines stay empty. */
export function indentRest(text: string, indent: string): string {
  return text.replace(/\n(?=[^\n])/g, `\n${indent}`);
}
