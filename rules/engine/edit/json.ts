/** Edits of JSON with comments: only the place that changes is written, with the file's own indentation. */
import { modify } from 'jsonc-parser';
import type { Document } from '../document.ts';
import type { TextEdit } from '../finding.ts';
import { type ScalarNode, sourceOf } from '../tree.ts';
import { edit } from './text-lines.ts';

export type JsonPath = readonly (string | number)[];

/** Sets the value at a path, adding keys that are missing. Nothing where the text is no JSON at all. */
export function setJsonValue(document: Document, path: JsonPath, value: unknown): readonly TextEdit[] {
  return change(document, path, value);
}

/** Removes the key or item at a path, with its comma. */
export function removeJsonValue(document: Document, path: JsonPath): readonly TextEdit[] {
  return change(document, path, undefined);
}

/** Gives a string a new value; `scalar` may be a key. */
export function replaceJsonString(document: Document, scalar: ScalarNode, newValue: string): readonly TextEdit[] {
  return edit(document, scalar.span.start, scalar.span.end, JSON.stringify(newValue));
}

/** Changes the part of a string from `start` to `end`, which are offsets in its value. */
export function replaceInJsonString(
  document: Document,
  scalar: ScalarNode,
  start: number,
  end: number,
  newText: string,
): readonly TextEdit[] {
  const last = scalar.value.length;
  const from =
    start > 0 && start === last ? unitEnd(document.text, scalar, start - 1) : sourceOf(scalar, start, start).start;
  const to = end > start ? unitEnd(document.text, scalar, end - 1) : from;
  return edit(document, from, to, JSON.stringify(newText).slice(1, -1));
}

function unitEnd(text: string, scalar: ScalarNode, offset: number): number {
  const { start } = sourceOf(scalar, offset, offset);
  return text[start] === '\\' ? start + (text[start + 1] === 'u' ? 6 : 2) : start + 1;
}

function change(document: Document, path: JsonPath, value: unknown): readonly TextEdit[] {
  if (!document.root) return [];
  // The library takes a mark at the start of the file for an error.
  const text = document.text.replace(/^\uFEFF/, ' ');
  const indent = /^([ \t]+)\S/m.exec(text)?.[1] ?? '  ';
  const formattingOptions = { insertSpaces: !indent.startsWith('\t'), tabSize: indent.length, eol: '\n' };
  try {
    return modify(text, [...path], value, { formattingOptions }).flatMap(({ offset, length, content }) =>
      edit(document, offset, offset + length, content),
    );
  } catch {
    // A path through something that is neither a map nor a list.
    return [];
  }
}
