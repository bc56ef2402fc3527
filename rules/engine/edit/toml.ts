/** Edits of TOML: sets, replaces and removes keys in tables and inline tables, and adds a table at the end of a file. */
import type { Document } from '../document.ts';
import type { TextEdit } from '../finding.ts';
import { readToml } from '../read/toml.ts';
import { type ListNode, type MapNode, mapAt, type Pair, pairOf, type ScalarNode } from '../tree.ts';
import { insertInFlow, removeFromFlow } from './flow.ts';
import { append, columnOf, edit, isBlank, lineEnd, lineStart, wholeLines } from './text-lines.ts';

/** Sets a key in the table at a path; the table is added at the end where there is none. An empty path is the top of the file. */
export function setTomlKey(
  document: Document,
  table: readonly string[],
  key: string,
  valueText: string,
): readonly TextEdit[] {
  const map = mapAt(document.root, ...table);
  if (map && (map.flow || pairOf(map, key) || isWritten(document, map, table)))
    return setTomlKeyIn(document, map, key, valueText);
  if (table.length === 0) return addAtTop(document, `${keyText(key)} = ${valueText}`);
  const header = `[${table.map(keyText).join('.')}]\n${keyText(key)} = ${valueText}`;
  if (document.text.trim() === '') return edit(document, 0, document.text.length, `${header}\n`);
  return append(document, `\n${header}`);
}

/** Sets a key in a table that stands in the file under its own header, or in an inline table. */
export function setTomlKeyIn(document: Document, map: MapNode, key: string, valueText: string): readonly TextEdit[] {
  const known = pairOf(map, key);
  if (known?.value) return edit(document, known.value.span.start, known.value.span.end, valueText);
  const entry = `${keyText(key)} = ${valueText}`;
  if (map.flow)
    return insertInFlow(
      document,
      map.span,
      map.pairs.map(({ span }) => span),
      map.pairs.length,
      entry,
    );
  const last = ownPairs(document, map).at(-1);
  const at = lineEnd(document.text, last ? last.span.end : map.span.start);
  const indent = last
    ? document.text.slice(lineStart(document.text, last.span.start), last.span.start).replace(/\S.*/s, '')
    : '';
  return edit(document, at, at, `\n${indent}${entry}`);
}

/** Removes a key from the table at a path, or a whole table. Comments above it stay. */
export function removeTomlKey(document: Document, table: readonly string[], key: string): readonly TextEdit[] {
  const map = mapAt(document.root, ...table);
  return map ? removeTomlKeyIn(document, map, key) : [];
}

export function removeTomlKeyIn(document: Document, map: MapNode, key: string): readonly TextEdit[] {
  const index = map.pairs.findLastIndex((pair) => pair.key.value === key);
  const pair = map.pairs[index];
  if (!pair) return [];
  if (map.flow)
    return removeFromFlow(
      document,
      map.span,
      map.pairs.map(({ span }) => span),
      index,
    );
  return removeLines(document, pair.span.start, pair.span.end);
}

/** Removes a table with its header, such as one `[[tool.uv.index]]` of several. */
export function removeTomlTable(document: Document, map: MapNode): readonly TextEdit[] {
  return removeLines(document, map.span.start, map.span.end);
}

/** Removes an item of an array in brackets. */
export function removeTomlItem(document: Document, list: ListNode, index: number): readonly TextEdit[] {
  return removeFromFlow(
    document,
    list.span,
    list.items.map(({ span }) => span),
    index,
  );
}

/** Gives a string a new value, in the kind of quotes it has where they can hold it. */
export function replaceTomlString(document: Document, scalar: ScalarNode, newValue: string): readonly TextEdit[] {
  const isLiteral = scalar.style === 'single' && /^[^'\p{Cc}]*$/u.test(newValue);
  return edit(document, scalar.span.start, scalar.span.end, isLiteral ? `'${newValue}'` : tomlString(newValue));
}

/** A string as TOML text, in double quotes. */
export function tomlString(value: string): string {
  return JSON.stringify(value).replaceAll('\x7f', '\\u007f');
}

function keyText(key: string): string {
  return /^[\w-]+$/.test(key) ? key : tomlString(key);
}

/** Whether a table has a header of its own, and is not only there because `[a.b]` implies `[a]`. */
function isWritten(document: Document, map: MapNode, path: readonly string[]): boolean {
  const { text } = document;
  if (path.length === 0) return ownPairs(document, map).length > 0;
  const line = text.slice(map.span.start, lineEnd(text, map.span.start));
  if (!line.startsWith('[')) return false;
  const header = /^\[\[?.*?\]\]?(?=\s*(?:#|$))/.exec(line)?.[0];
  // The header alone, read as a text of its own, leads to an empty table at the path, or it is the header of another.
  const root = header ? readToml(`${header}\n`).roots[0] : undefined;
  return mapAt(root, ...path)?.pairs.length === 0 || header?.startsWith('[[') === true;
}

/** The pairs that stand in the table itself, before any header below it. */
function ownPairs(document: Document, map: MapNode): readonly Pair[] {
  return map.pairs.filter((pair) => document.text[pair.span.start] !== '[' && !holdsHeader(document, pair));
}

function holdsHeader(document: Document, pair: Pair): boolean {
  return pair.value?.kind === 'map' && !pair.value.flow && document.text[pair.value.span.start] === '[';
}

function addAtTop(document: Document, entry: string): readonly TextEdit[] {
  const header = /^[ \t]*\[/m.exec(document.text);
  if (!header) return append(document, entry);
  return edit(document, header.index, header.index, `${entry}\n\n`);
}

function removeLines(document: Document, start: number, end: number): readonly TextEdit[] {
  const { text } = document;
  // What stands behind the entry on its line is a comment to it.
  const lines = wholeLines(text, { start, end });
  return isBlank(text, lineStart(text, start), start) || columnOf(text, start) === 0
    ? edit(document, lines.start, lines.end, '')
    : edit(document, start, end, '');
}
