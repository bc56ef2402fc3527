/**
 * Turns the tables and keys of a TOML text into nested maps, as the language means them:
 * `[a.b]`, `a.b = 1` and `a = { b = 1 }` all give a map under `a`.
 */
import type { AST } from 'toml-eslint-parser';
import type { ListNode, MapNode, Node, ScalarNode, Span } from '../tree.ts';
import { tomlScalar } from './toml-scalar.ts';

interface OpenMap {
  readonly kind: 'map';
  span: Span;
  readonly flow: boolean;
  readonly pairs: OpenPair[];
}

interface OpenList {
  readonly kind: 'list';
  span: Span;
  readonly flow: boolean;
  readonly items: Node[];
}

interface OpenPair {
  readonly key: ScalarNode;
  value: OpenMap | OpenList | ScalarNode | undefined;
  span: Span;
}

export function convertToml(text: string, program: AST.TOMLProgram): MapNode {
  const root: OpenMap = { kind: 'map', span: { start: 0, end: text.length }, flow: false, pairs: [] };
  for (const entry of program.body[0].body) {
    if (entry.type === 'TOMLKeyValue') addEntry(text, root, entry);
    else addTable(text, root, entry);
  }
  return root satisfies MapNode;
}

/** Dotted names longer than this are made to break programs that walk a tree. */
const deepest = 100;

function addTable(text: string, root: OpenMap, table: AST.TOMLTable): void {
  const span = spanOf(table);
  const keys = table.key.keys;
  const last = keys.at(-1);
  if (!last || keys.length > deepest) return;
  let here = root;
  for (const key of keys.slice(0, -1)) here = enter(text, here, key, span);
  const map = table.kind === 'array' ? enterArray(text, here, last, span) : enter(text, here, last, span);
  for (const entry of table.body) addEntry(text, map, entry);
}

function addEntry(text: string, map: OpenMap, entry: AST.TOMLKeyValue): void {
  const keys = entry.key.keys;
  const last = keys.at(-1);
  if (!last || keys.length > deepest) return;
  let here = map;
  for (const key of keys.slice(0, -1)) here = enter(text, here, key, { start: key.range[0], end: entry.range[1] });
  here.pairs.push({
    key: keyNode(text, last),
    value: valueNode(text, entry.value),
    span: { start: last.range[0], end: entry.range[1] },
  });
}

/** The map under this key, made where there is none yet and made longer where there is one. */
function enter(text: string, map: OpenMap, key: AST.TOMLBare | AST.TOMLQuoted, span: Span): OpenMap {
  const known = tableNamed(map, keyNode(text, key).value);
  if (known?.value?.kind === 'map') return lengthen(known, known.value, span);
  if (known?.value?.kind === 'list') {
    const item = known.value.items.at(-1);
    lengthen(known, known.value, span);
    if (item?.kind === 'map') return Object.assign(item as OpenMap, { span: union(item.span, span) });
  }
  const value: OpenMap = { kind: 'map', span, flow: false, pairs: [] };
  addTablePair(map, { key: keyNode(text, key), value, span });
  return value;
}

function enterArray(text: string, map: OpenMap, key: AST.TOMLBare | AST.TOMLQuoted, span: Span): OpenMap {
  const item: OpenMap = { kind: 'map', span, flow: false, pairs: [] };
  const known = tableNamed(map, keyNode(text, key).value);
  if (known?.value?.kind === 'list') {
    known.value.items.push(item);
    lengthen(known, known.value, span);
  } else
    addTablePair(map, { key: keyNode(text, key), value: { kind: 'list', span, flow: false, items: [item] }, span });
  return item;
}

function lengthen<T extends OpenMap | OpenList>(pair: OpenPair, value: T, span: Span): T {
  value.span = union(value.span, span);
  pair.span = union(pair.span, span);
  return value;
}

function valueNode(text: string, value: AST.TOMLContentNode): OpenMap | OpenList | ScalarNode {
  if (value.type === 'TOMLValue') return tomlScalar(text, value);
  if (value.type === 'TOMLArray') {
    const items = value.elements.map((element) => valueNode(text, element));
    return { kind: 'list', span: spanOf(value), flow: true, items: items as (ListNode | MapNode | ScalarNode)[] };
  }
  const map: OpenMap = { kind: 'map', span: spanOf(value), flow: true, pairs: [] };
  for (const entry of value.body) addEntry(text, map, entry);
  return map;
}

function keyNode(text: string, key: AST.TOMLBare | AST.TOMLQuoted): ScalarNode {
  if (key.type === 'TOMLQuoted') return tomlScalar(text, key);
  return {
    kind: 'scalar',
    span: spanOf(key),
    style: 'plain',
    value: key.name,
    typed: key.name,
    valueStart: key.range[0],
  };
}

/** Tables by name: a text of many tables would otherwise take the square of their number. */
const tables = new WeakMap<OpenMap, Map<string, OpenPair>>();

function addTablePair(map: OpenMap, pair: OpenPair): void {
  map.pairs.push(pair);
  const named = tables.get(map) ?? new Map<string, OpenPair>();
  if (!named.has(pair.key.value)) named.set(pair.key.value, pair);
  tables.set(map, named);
}

function tableNamed(map: OpenMap, key: string): OpenPair | undefined {
  return tables.get(map)?.get(key);
}

function spanOf(node: { readonly range: readonly [number, number] }): Span {
  return { start: node.range[0], end: node.range[1] };
}

function union(a: Span, b: Span): Span {
  return { start: Math.min(a.start, b.start), end: Math.max(a.end, b.end) };
}
