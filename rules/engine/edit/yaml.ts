/**
 * Adds, replaces and removes keys and items of YAML, in block and in flow style, and changes nothing else.
 * `valueText` and `itemText` are YAML at indentation 0; they may go over several lines, with steps of two spaces.
 */
import type { Document } from '../document.ts';
import type { TextEdit } from '../finding.ts';
import type { ListNode, MapNode, Pair } from '../tree.ts';
import { pairOf } from '../tree.ts';
import { insertInFlow, removeFromFlow } from './flow.ts';
import { columnOf, edit, indentRest, isBlank, lineEnd, lineStart, nextLine, wholeLines } from './text-lines.ts';
import { above, below, indentStepOf, isInside, keepsEmptyLines, startsLine } from './yaml-place.ts';
import { entryText, flowText, isBlockCollection } from './yaml-text.ts';

export { setTrailingComment } from './yaml-comment.ts';
export { indentOf, indentStepOf } from './yaml-place.ts';
export { replaceInScalar, replaceScalar } from './yaml-scalar.ts';
export { plainOrQuoted } from './yaml-text.ts';

/** Where a new key goes; at the end of its map when nothing is said or the named key is not there. */
export interface Where {
  readonly before?: string;
  readonly after?: string;
  readonly first?: boolean;
}

/** Gives a key of a map a value; adds the key where the map lacks it. */
export function setKey(
  document: Document,
  map: MapNode,
  key: string,
  valueText: string,
  where: Where = {},
): readonly TextEdit[] {
  const known = pairOf(map, key);
  if (known) return setValue(document, map, known, valueText);
  if (map.flow) {
    const index = indexFor(map, where);
    const text = `${entryText(key, '', 2)} ${flowText(valueText)}`;
    return insertInFlow(
      document,
      map.span,
      map.pairs.map((pair) => pair.span),
      index,
      text,
    );
  }
  const neighbour = map.pairs[indexFor(map, where)];
  if (neighbour) return insertKeyAbove(document, neighbour, key, valueText);
  const last = map.pairs.at(-1);
  if (!last) return [];
  const { before } = where.after === undefined ? { before: undefined } : { before: map.pairs.at(-2) };
  return insertBelow(document, last, before, entryText(key, valueText, indentStepOf(document)));
}

/** Adds a key to a block map, right above one of its pairs and the comments that belong to that pair. */
export function insertKeyAbove(document: Document, pair: Pair, key: string, valueText: string): readonly TextEdit[] {
  return insertAbove(document, pair.key.span.start, entryText(key, valueText, indentStepOf(document)));
}

/** Removes a key with its value and the comment behind it. Comments above it stay. A map that has no other key becomes `{}`. */
export function removeKey(document: Document, map: MapNode, key: string): readonly TextEdit[] {
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
  const { text } = document;
  const next = map.pairs[index + 1];
  const start = pair.key.span.start;
  if (startsLine(text, start)) {
    const isAlone = map.pairs.length === 1 && !document.tree.roots.includes(map);
    return isAlone
      ? edit(document, start, pair.span.end, '{}')
      : removeLines(document, { start, end: below(document, pair, pair.value) });
  }
  // The first key behind a dash: the next one takes its place.
  return next ? edit(document, start, next.key.span.start, '') : edit(document, start, pair.span.end, '{}');
}

/** Adds an item to a list; `index` counts from 0, the length adds it at the end. */
export function insertItem(document: Document, list: ListNode, itemText: string, index: number): readonly TextEdit[] {
  const item = itemText.replace(/\n+$/, '');
  if (list.flow)
    return insertInFlow(
      document,
      list.span,
      list.items.map(({ span }) => span),
      index,
      isBlockCollection(item) ? flowText(item) : item,
    );
  const column = columnOf(document.text, list.span.start);
  const gap = /^-( +)\S/.exec(document.text.slice(list.span.start, list.span.start + 12))?.[1] ?? ' ';
  const text = `-${gap}${indentRest(item, ' '.repeat(1 + gap.length))}`;
  if (index >= list.items.length) {
    const at = below(document, list, list.items.at(-1));
    return edit(document, at, at, `\n${' '.repeat(column)}${indentRest(text, ' '.repeat(column))}`);
  }
  const dash = dashOf(document, list, index);
  return dash === undefined ? [] : insertAbove(document, dash, text);
}

/** Removes an item with the comment behind it. A list that has no other item becomes `[]`. */
export function removeItem(document: Document, list: ListNode, index: number): readonly TextEdit[] {
  const item = list.items[index];
  if (!item) return [];
  if (list.flow)
    return removeFromFlow(
      document,
      list.span,
      list.items.map(({ span }) => span),
      index,
    );
  const dash = dashOf(document, list, index);
  if (dash === undefined) return [];
  if (list.items.length === 1) return edit(document, dash, Math.max(dash + 1, item.span.end), '[]');
  const next = dashOf(document, list, index + 1);
  if (startsLine(document.text, dash)) return removeLines(document, { start: dash, end: below(document, item, item) });
  return next === undefined ? [] : edit(document, dash, next, '');
}

/** A value takes the place of another. What stands behind the key as a comment stays. */
function setValue(document: Document, map: MapNode, pair: Pair, valueText: string): readonly TextEdit[] {
  const { text } = document;
  const colon = text.indexOf(':', pair.key.span.end) + 1;
  if (colon === 0) return [];
  const inside = pair.value && isInside(pair.value, pair) ? pair.value : undefined;
  const isBelow = inside !== undefined && text.slice(colon, inside.span.start).includes('\n');
  const oldStart = inside
    ? inside.span.start
    : pair.value
      ? colon + (/^[ \t]*/.exec(text.slice(colon))?.[0].length ?? 0)
      : colon;
  const oldEnd = pair.value ? pair.span.end : colon;
  if (map.flow) return edit(document, oldStart, oldEnd, `${oldStart === colon ? ' ' : ''}${flowText(valueText)}`);
  const column = columnOf(text, pair.key.span.start);
  const indent = ' '.repeat(column);
  const written = indentRest(entryText('k', valueText, indentStepOf(document)).slice(2), indent);
  if (!written.startsWith('\n')) {
    if (!isBelow) return edit(document, oldStart, oldEnd, oldStart === colon ? written : written.trimStart());
    return [
      ...edit(document, colon, colon, written),
      ...edit(document, lineEnd(text, colon), lineEnd(text, oldEnd), ''),
    ];
  }
  // Lines go below the line of the key, and so below its comment.
  if (isBelow) return edit(document, lineEnd(text, colon), lineEnd(text, oldEnd), written);
  const end = lineEnd(text, oldEnd);
  const value = oldEnd > oldStart ? edit(document, colon, oldEnd, '') : [];
  return isBlank(text, oldEnd, end)
    ? edit(document, colon, oldEnd, written)
    : [...value, ...edit(document, end, end, written)];
}

function indexFor(map: MapNode, where: Where): number {
  if (where.first) return 0;
  const named = where.before ?? where.after;
  const index = map.pairs.findIndex((pair) => pair.key.value === named);
  if (index === -1) return map.pairs.length;
  return where.before === undefined ? index + 1 : index;
}

/** Behind the last entry of a block. Where entries are kept apart by empty lines, the new one is as well. */
function insertBelow(document: Document, last: Pair, before: Pair | undefined, entry: string): readonly TextEdit[] {
  const { text } = document;
  const indent = ' '.repeat(columnOf(text, last.key.span.start));
  const at = below(document, last, last.value);
  const isApart =
    before !== undefined &&
    !keepsEmptyLines(document, last.value) &&
    isBlankAbove(text, lineStart(text, last.key.span.start));
  return edit(document, at, at, `${isApart ? '\n' : ''}\n${indent}${indentRest(entry, indent)}`);
}

function insertAbove(document: Document, offset: number, entry: string): readonly TextEdit[] {
  const { text } = document;
  const indent = ' '.repeat(columnOf(text, offset));
  const lines = indentRest(entry, indent);
  // Behind a dash there is no line of its own to go above.
  if (!startsLine(text, offset)) return edit(document, offset, offset, `${lines}\n${indent}`);
  const line = above(document, offset);
  const at = line === 0 && text.startsWith('\uFEFF') ? 1 : line;
  return edit(document, at, at, `${indent}${lines}\n${isBlankAbove(text, line) ? '\n' : ''}`);
}

function isBlankAbove(text: string, line: number): boolean {
  return line > 0 && isBlank(text, lineStart(text, line - 1), line);
}

function removeLines(document: Document, span: { readonly start: number; readonly end: number }): readonly TextEdit[] {
  const { start, end } = wholeLines(document.text, span);
  return edit(document, start, end, '');
}

/** The dash of an item, found from the item back, over tags and anchors. Nothing for an alias, which stands elsewhere. */
function dashOf(document: Document, list: ListNode, index: number): number | undefined {
  const item = list.items[index];
  if (!item || item.span.start < list.span.start || item.span.end > list.span.end) return undefined;
  const column = columnOf(document.text, list.span.start);
  for (let line = lineStart(document.text, item.span.start); ; line = lineStart(document.text, line - 1)) {
    const dash = line + column + (line === 0 && document.text.startsWith('\uFEFF') ? 1 : 0);
    if (document.text[dash] === '-' && dash < Math.max(item.span.start, nextLine(document.text, line))) return dash;
    if (line <= list.span.start) return document.text[list.span.start] === '-' ? list.span.start : undefined;
  }
}
