/**
 * The located tree: what every reader makes of a text, whatever its language.
 *
 * All positions are offsets into the text in UTF-16 units, 0-based, end exclusive.
 * The tree holds no parents and no parser objects. An alias in YAML is the very node it points to, so a tree
 * can be a graph: a walk over everything must remember where it has been.
 */

export interface Span {
  readonly start: number;
  readonly end: number;
}

export type Node = MapNode | ListNode | ScalarNode;

export interface MapNode {
  readonly kind: 'map';
  readonly span: Span;
  /** True for `{ a: 1 }`, false for a block of lines. */
  readonly flow: boolean;
  readonly pairs: readonly Pair[];
}

export interface ListNode {
  readonly kind: 'list';
  readonly span: Span;
  readonly flow: boolean;
  readonly items: readonly Node[];
}

export interface Pair {
  readonly key: ScalarNode;
  /** Absent when nothing, or nothing readable, follows the key. */
  readonly value: Node | undefined;
  /** From the start of the key to the end of the value. */
  readonly span: Span;
}

export type ScalarStyle = 'plain' | 'single' | 'double' | 'literal' | 'folded';

export interface ScalarNode {
  readonly kind: 'scalar';
  /** The whole token: with its quotes, or from the `|` of a block to the end of its last line. */
  readonly span: Span;
  readonly style: ScalarStyle;
  /** The value as text, with escapes, folding and indentation undone. A plain `null`, `~` or nothing is ''. */
  readonly value: string;
  /** What the language makes of it: YAML 1.2 core types, JSON and TOML types. Dates of TOML stay text. */
  readonly typed: string | number | boolean | null;
  /** The offset in the text of every unit of `value`: see `sourceOf`. Absent where value and source agree one to one. */
  readonly map?: SourceMap;
  /** Offset where the first unit of `value` stands in the text. */
  readonly valueStart: number;
}

/** Runs of a value that stand one to one in the source, in order: value offset `at` stands at text offset `source`. */
export type SourceMap = readonly { readonly at: number; readonly source: number }[];

/** A stretch of text a reader could not understand, and what it said. */
export interface Gap {
  readonly span: Span;
  readonly reason: string;
}

export interface Tree {
  /** One root for each document of a stream; empty when nothing could be read. */
  readonly roots: readonly Node[];
  readonly gaps: readonly Gap[];
  /** Real comments, in order, from the mark that opens them to the end of the line. */
  readonly comments: readonly Span[];
}

/** Where a stretch of a scalar's value stands in the text. Offsets are units of `node.value`. */
export function sourceOf(node: ScalarNode, start: number, end: number): Span {
  return {
    start: sourceOffset(node, start),
    end: end > start ? sourceOffset(node, end - 1) + 1 : sourceOffset(node, start),
  };
}

function sourceOffset(node: ScalarNode, offset: number): number {
  if (!node.map || node.map.length === 0) return node.valueStart + offset;
  let low = 0;
  let high = node.map.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    const run = node.map[middle];
    if (run && run.at <= offset) low = middle;
    else high = middle - 1;
  }
  const run = node.map[low];
  return run ? run.source + Math.max(0, offset - run.at) : node.valueStart + offset;
}

/** The pair with this key, or nothing. A key that stands twice: the last one counts, as GitHub and npm read it. */
export function pairOf(node: Node | undefined, key: string): Pair | undefined {
  if (node?.kind !== 'map') return undefined;
  for (let index = node.pairs.length - 1; index >= 0; index--) {
    const pair = node.pairs[index];
    if (pair && pair.key.value === key) return pair;
  }
  return undefined;
}

/** Follows keys down from a node: `valueAt(root, 'updates', 'cooldown')`. */
export function valueAt(node: Node | undefined, ...keys: readonly string[]): Node | undefined {
  let here = node;
  for (const key of keys) here = pairOf(here, key)?.value;
  return here;
}

export function scalarAt(node: Node | undefined, ...keys: readonly string[]): ScalarNode | undefined {
  const found = valueAt(node, ...keys);
  return found?.kind === 'scalar' ? found : undefined;
}

export function mapAt(node: Node | undefined, ...keys: readonly string[]): MapNode | undefined {
  const found = valueAt(node, ...keys);
  return found?.kind === 'map' ? found : undefined;
}

export function itemsAt(node: Node | undefined, ...keys: readonly string[]): readonly Node[] {
  const found = valueAt(node, ...keys);
  return found?.kind === 'list' ? found.items : [];
}

/** Every scalar below a node, values and keys, each once, in the order of the text. Safe on alias bombs. */
export function scalarsIn(node: Node | undefined, seen: Set<Node> = new Set()): readonly ScalarNode[] {
  const found: ScalarNode[] = [];
  collectScalars(node, seen, found);
  return found;
}

function collectScalars(node: Node | undefined, seen: Set<Node>, found: ScalarNode[]): void {
  if (!node || seen.has(node)) return;
  seen.add(node);
  if (node.kind === 'scalar') found.push(node);
  else if (node.kind === 'list') for (const item of node.items) collectScalars(item, seen, found);
  else
    for (const { key, value } of node.pairs) {
      found.push(key);
      collectScalars(value, seen, found);
    }
}
