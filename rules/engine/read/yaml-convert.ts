/**
 * Turns what the `yaml` library made of a document into our tree, in one pass.
 * Aliases become the very node they point to, so that a bomb of aliases costs nothing.
 */
import { isAlias, isMap, isScalar, isSeq, type Range, type Scalar, type Pair as YamlPair } from 'yaml';
import type { Gap, Node, Pair, ScalarNode, ScalarStyle, Span, Tree } from '../tree.ts';
import type { ParsedYaml } from './yaml-parse.ts';
import { placeOf } from './yaml-scalar-map.ts';

/** An empty document has no root. Aliases that point to nothing are gaps. */
export function convertDocuments(text: string, { documents, comments }: Omit<ParsedYaml, 'errors'>): Tree {
  const gaps: Gap[] = [];
  const roots = documents.flatMap(({ contents }) => new Conversion(text, gaps).value(contents).node ?? []);
  return { roots, gaps, comments };
}

interface Converted {
  readonly node: Node | undefined;
  /** Where the node is written: for an alias, the alias. */
  readonly span: Span;
}

class Conversion {
  private readonly text: string;
  private readonly gaps: Gap[];
  private readonly anchors = new Map<string, Node>();

  constructor(text: string, gaps: Gap[]) {
    this.text = text;
    this.gaps = gaps;
  }

  /** A node, or nothing where nothing is written. */
  value(source: unknown): Converted {
    if (isScalar(source)) {
      const node = this.scalar(source as Scalar.Parsed);
      if (source.anchor) this.anchors.set(source.anchor, node);
      return { node: source.source === '' && source.type === 'PLAIN' ? undefined : node, span: node.span };
    }
    if (isMap(source)) {
      const node = this.map(source.items, source.flow === true, source.range);
      if (source.anchor) this.anchors.set(source.anchor, node);
      return { node, span: node.span };
    }
    if (isSeq(source)) {
      const node = this.list(source.items, source.flow === true, source.range);
      if (source.anchor) this.anchors.set(source.anchor, node);
      return { node, span: node.span };
    }
    if (isAlias(source)) {
      const span = spanFrom(source.range);
      const node = this.anchors.get(source.source);
      if (!node) this.gaps.push({ span, reason: 'This alias points to an anchor that is not defined above it.' });
      return { node, span };
    }
    return { node: undefined, span: { start: 0, end: 0 } };
  }

  private map(source: readonly YamlPair[], flow: boolean, range: Range | null | undefined): Node {
    const pairs: Pair[] = [];
    for (const pair of source) pairs.push(this.pair(pair));
    return { kind: 'map', span: this.extent(pairs[0]?.span, pairs.at(-1)?.span, flow, range), flow, pairs };
  }

  private list(source: readonly unknown[], flow: boolean, range: Range | null | undefined): Node {
    const items: Node[] = [];
    let first: Span | undefined;
    let last: Span | undefined;
    for (const item of source) {
      const { node, span } = this.value(item);
      items.push(node ?? { kind: 'scalar', span, style: 'plain', value: '', typed: null, valueStart: span.start });
      first ??= span;
      last = span;
    }
    // A block list starts at its first dash, which is where the library starts it too.
    const start = range && !flow ? { start: range[0], end: range[0] } : first;
    return { kind: 'list', span: this.extent(start, last, flow, range), flow, items };
  }

  private pair(pair: YamlPair): Pair {
    const key = this.key(pair.key);
    const value = this.value(pair.value);
    const start = key.span.start;
    if (value.node || value.span.end > key.span.end) {
      return { key: key.node, value: value.node, span: { start, end: Math.max(value.span.end, key.span.end) } };
    }
    const end = this.afterColon(key.span.end);
    return { key: key.node, value: undefined, span: { start, end } };
  }

  private key(source: unknown): { readonly node: ScalarNode; readonly span: Span } {
    if (isScalar(source)) {
      const node = this.scalar(source as Scalar.Parsed);
      if (source.anchor) this.anchors.set(source.anchor, node);
      return { node, span: node.span };
    }
    const { node, span } = this.value(source);
    if (node?.kind === 'scalar') return { node, span };
    // A key that is a list or a map has no name of its own: its text serves as one.
    const value = this.text.slice(span.start, span.end);
    return { node: { kind: 'scalar', span, style: 'plain', value, typed: value, valueStart: span.start }, span };
  }

  private scalar(source: Scalar.Parsed): ScalarNode {
    const [start, end] = source.range;
    const value = source.source;
    if (source.type === 'PLAIN' || source.type === undefined) {
      const node = plain(start, end, source.value, value);
      if (end - start === value.length && this.text.startsWith(value, start)) return node;
      const { valueStart, map } = placeOf(this.text, 'plain', node.span, value);
      return { ...node, valueStart, map };
    }
    const style = styles[source.type];
    if (style !== 'single' && style !== 'double') {
      const place = placeOf(this.text, style, { start, end }, value);
      return {
        kind: 'scalar',
        span: { start, end: place.end },
        style,
        value,
        typed: value,
        valueStart: place.valueStart,
        map: place.map,
      };
    }
    const typed = source.tag ? typedOf(source.value, value) : value;
    if (end - start - 2 === value.length && this.text.startsWith(value, start + 1)) {
      return { kind: 'scalar', span: { start, end }, style, value, typed, valueStart: start + 1 };
    }
    const { valueStart, map } = placeOf(this.text, style, { start, end }, value);
    return { kind: 'scalar', span: { start, end }, style, value, typed, valueStart, map };
  }

  private extent(
    first: Span | undefined,
    last: Span | undefined,
    flow: boolean,
    range: Range | null | undefined,
  ): Span {
    if (flow || !first || !last) return spanFrom(range);
    return { start: first.start, end: Math.max(first.end, last.end) };
  }

  private afterColon(offset: number): number {
    let end = offset;
    while (this.text[end] === ' ') end++;
    return this.text[end] === ':' ? end + 1 : offset;
  }
}

const styles = {
  PLAIN: 'plain',
  QUOTE_SINGLE: 'single',
  QUOTE_DOUBLE: 'double',
  BLOCK_LITERAL: 'literal',
  BLOCK_FOLDED: 'folded',
} as const satisfies Record<Scalar.Type, ScalarStyle>;

function plain(start: number, end: number, typed: unknown, source: string): ScalarNode {
  const value = typed === null ? '' : source;
  return {
    kind: 'scalar',
    span: { start, end },
    style: 'plain',
    value,
    typed: typedOf(typed, source),
    valueStart: start,
  };
}

function typedOf(typed: unknown, source: string): ScalarNode['typed'] {
  return typed === null || typeof typed === 'string' || typeof typed === 'number' || typeof typed === 'boolean'
    ? typed
    : source;
}

function spanFrom(range: Range | null | undefined): Span {
  return range ? { start: range[0], end: range[1] } : { start: 0, end: 0 };
}
