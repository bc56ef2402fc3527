/**
 * Reads YAML as people write it straight into our tree, in a small part of the time the `yaml` library takes: blocks of keys and
 * dashes, values on one line, blocks of text, brackets on one line. It knows when it does not know: at anything else, mistakes
 * included, it gives up and the library reads the text. A test holds both to the same tree.
 */
import type { ListNode, MapNode, Node, Pair, ScalarNode, Span, Tree } from '../tree.ts';
import { readBlock } from './yaml-quick-block.ts';
import { givenUp, isBlankOrEnd, isEnd, QuickScalars } from './yaml-quick-scalar.ts';

/** Nothing where the text is not plain enough. Never throws. */
export function readQuickly(text: string): Tree | undefined {
  if (text.startsWith('\ufeff') || unusual.test(text)) return undefined;
  try {
    return new QuickReader(text).tree();
  } catch (error) {
    if (error === givenUp || error instanceof RangeError) return undefined;
    throw error;
  }
}

/** Control characters other than line feed and tab: carriage returns among them. */
const unusual = /[^\n\t -\uffff]/;

const deepest = 100;
/** The library allows keys on one line up to 1,024 units. */
const longestKey = 1000;

class QuickReader {
  private readonly comments: Span[] = [];
  private readonly scalars: QuickScalars;
  /** Where we read. Between entries: at the first unit of the next line that holds something, which stands in `column`. */
  private at = 0;
  /** -1 at the end of the text. */
  private column = 0;
  private depth = 0;
  /** Those of all blocks that are still being read: lists that grow one by one would hold twice the memory. */
  private readonly pairs: Pair[] = [];
  private readonly items: Node[] = [];
  /** The column of the key or dash whose brackets we read. */
  private outer = 0;

  constructor(private readonly text: string) {
    this.scalars = new QuickScalars(text);
  }

  tree(): Tree {
    this.toLine(0);
    if (this.column === 0 && this.text.startsWith('---', this.at)) this.endLine(this.at + 3);
    if (this.column < 0) throw givenUp;
    const root = this.block(-1);
    if (this.column >= 0) throw givenUp;
    return { roots: [root], gaps: [], comments: this.comments };
  }

  /** What stands at the start of a line: a block, or a value of one line. `behind`: where its key or dash ends. */
  private block(behind: number): Node {
    if (this.isDash()) return this.list(this.column);
    const first = this.text.charCodeAt(this.at);
    const { column } = this;
    this.outer = Number.POSITIVE_INFINITY;
    const node = first === openBracket || first === openBrace ? this.flow(first) : this.token();
    if (node.kind === 'scalar' && this.isColon()) return this.map(column, node);
    // With empty lines and comments between, the library takes some of these values for keys.
    if (behind >= 0 && this.text.indexOf('\n', behind) < node.span.start - column - 1) throw givenUp;
    this.endLine(this.at);
    return node;
  }

  private map(column: number, first: ScalarNode): MapNode {
    if (++this.depth > deepest) throw givenUp;
    const base = this.pairs.length;
    let pair = this.pair(first, column);
    this.pairs.push(pair);
    while (this.column === column && !this.isDash()) {
      pair = this.pair(this.token(), column);
      this.pairs.push(pair);
    }
    if (this.column > column) throw givenUp;
    this.depth--;
    const span = { start: first.span.start, end: pair.span.end };
    return { kind: 'map', span, flow: false, pairs: this.pairs.splice(base) };
  }

  private pair(key: ScalarNode, column: number): Pair {
    if (!this.isColon() || key.span.end - key.span.start > longestKey) throw givenUp;
    const colonEnd = this.at + 1;
    const start = this.afterSpaces(colonEnd);
    let value: Node | undefined;
    if (this.isLineEnd(start, colonEnd)) {
      this.endLine(colonEnd);
      if (this.column > column) value = this.block(start);
      else if (this.column === column && this.isDash()) value = this.list(column);
    } else value = this.value(start, column);
    return { key, value, span: { start: key.span.start, end: value ? value.span.end : start } };
  }

  private list(column: number): ListNode {
    if (++this.depth > deepest) throw givenUp;
    const start = this.at;
    const base = this.items.length;
    let item = this.item(column);
    this.items.push(item);
    while (this.column === column && this.isDash()) {
      item = this.item(column);
      this.items.push(item);
    }
    if (this.column > column) throw givenUp;
    this.depth--;
    return { kind: 'list', span: { start, end: item.span.end }, flow: false, items: this.items.splice(base) };
  }

  private item(column: number): Node {
    const dashEnd = this.at + 1;
    const start = this.afterSpaces(dashEnd);
    if (this.isLineEnd(start, dashEnd)) {
      this.endLine(dashEnd);
      if (this.column > column) return this.block(start);
      return { kind: 'scalar', span: { start, end: start }, style: 'plain', value: '', typed: null, valueStart: start };
    }
    this.at = start;
    const inner = column + start - dashEnd + 1;
    if (this.isDash()) return this.list(inner);
    const first = this.text.charCodeAt(start);
    if (first === bar || first === greater || first === openBracket || first === openBrace)
      return this.value(start, column);
    const token = this.token();
    return this.isColon() ? this.map(inner, token) : this.whole(token, column);
  }

  /** A value that starts on the line of its key or dash, which stands in `column`. */
  private value(start: number, column: number): Node {
    const first = this.text.charCodeAt(start);
    this.at = start;
    if (first === bar || first === greater) {
      const { node, end } = readBlock(this.text, start, column, this.comments);
      this.toLine(end);
      return node;
    }
    if (first !== openBracket && first !== openBrace) return this.whole(this.token(), column);
    this.outer = column;
    const node = this.flow(first);
    this.endLine(this.at);
    return node;
  }

  /** A value with the lines that continue it. */
  private whole(token: ScalarNode, column: number): ScalarNode {
    const node = token.style === 'plain' ? this.scalars.continued(token, column) : token;
    this.endLine(node.span.end);
    return node;
  }

  private flow(first: number): Node {
    if (++this.depth > deepest) throw givenUp;
    const start = this.at;
    const close = first === openBracket ? closeBracket : closeBrace;
    const items: Node[] = [];
    const pairs: Pair[] = [];
    this.at = this.afterLineEnds(start + 1);
    while (this.text.charCodeAt(this.at) !== close) {
      if (first === openBracket) items.push(this.flowValue());
      else pairs.push(this.flowPair());
      this.at = this.afterLineEnds(this.at);
      if (this.text.charCodeAt(this.at) === comma) this.at = this.afterLineEnds(this.at + 1);
      else if (this.text.charCodeAt(this.at) !== close) throw givenUp;
    }
    this.depth--;
    const span = { start, end: ++this.at };
    return first === openBracket ? { kind: 'list', span, flow: true, items } : { kind: 'map', span, flow: true, pairs };
  }

  private flowPair(): Pair {
    const key = this.scalars.flow(this.at);
    this.at = key.span.end;
    if (!this.isColon() || key.span.end - key.span.start > longestKey) throw givenUp;
    this.at = this.afterSpaces(this.at + 1);
    const value = this.flowValue();
    return { key, value, span: { start: key.span.start, end: value.span.end } };
  }

  private flowValue(): Node {
    const first = this.text.charCodeAt(this.at);
    if (first === openBracket || first === openBrace) return this.flow(first);
    const scalar = this.scalars.flow(this.at);
    this.at = scalar.span.end;
    return scalar;
  }

  /** A scalar on one line: a key or a value. */
  private token(): ScalarNode {
    const scalar = this.scalars.token(this.at);
    this.at = scalar.span.end;
    return scalar;
  }

  private isDash(): boolean {
    return this.text.charCodeAt(this.at) === dash && isBlankOrEnd(this.text.charCodeAt(this.at + 1));
  }

  private isColon(): boolean {
    return this.text.charCodeAt(this.at) === colon && isBlankOrEnd(this.text.charCodeAt(this.at + 1));
  }

  private afterSpaces(offset: number): number {
    let at = offset;
    while (this.text.charCodeAt(at) === space) at++;
    return at;
  }

  /** Inside brackets, which may go on over lines that are indented more than `outer`. */
  private afterLineEnds(offset: number): number {
    let at = this.afterSpaces(offset);
    while (this.text.charCodeAt(at) === lineFeed) {
      const next = this.afterSpaces(at + 1);
      const here = this.text.charCodeAt(next);
      if (here !== lineFeed && next - at - 1 <= this.outer) throw givenUp;
      at = next;
    }
    return at;
  }

  /** Whether nothing but a comment follows. `before` is where the spaces started: a comment needs one. */
  private isLineEnd(at: number, before: number): boolean {
    const here = this.text.charCodeAt(at);
    return isEnd(here) || (here === hash && at > before);
  }

  /** From behind a value to the next line that holds something. */
  private endLine(offset: number): void {
    const at = this.afterSpaces(offset);
    if (!this.isLineEnd(at, offset)) throw givenUp;
    this.toLine(this.text.charCodeAt(at) === hash ? this.comment(at) : at + 1);
  }

  /** Gives the start of the next line. */
  private comment(start: number): number {
    const found = this.text.indexOf('\n', start);
    const end = found === -1 ? this.text.length : found;
    this.comments.push({ start, end });
    return end + 1;
  }

  private toLine(offset: number): void {
    let lineStart = offset;
    for (;;) {
      const at = this.afterSpaces(lineStart);
      const here = this.text.charCodeAt(at);
      if (here === hash) lineStart = this.comment(at);
      else if (here === lineFeed) lineStart = at + 1;
      else {
        this.column = Number.isNaN(here) ? -1 : at - lineStart;
        this.at = at;
        return;
      }
    }
  }
}

const lineFeed = 10;
const space = 32;
const hash = 35;
const comma = 44;
const dash = 45;
const colon = 58;
const greater = 62;
const openBracket = 91;
const closeBracket = 93;
const openBrace = 123;
const bar = 124;
const closeBrace = 125;
