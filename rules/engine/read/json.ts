/** Reads JSON with comments and trailing commas. Unsound places become gaps; everything around them is kept. */
import { createScanner, type JSONVisitor, printParseErrorCode, visit } from 'jsonc-parser';
import type { Gap, MapNode, Node, ScalarNode, Span, Tree } from '../tree.ts';
import { Runs } from './source-runs.ts';

/** Never throws. At most one root. */
export function readJson(text: string): Tree {
  const readable = text.startsWith('\uFEFF') ? ` ${text.slice(1)}` : text;
  if (isTooDeep(readable))
    return {
      roots: [],
      gaps: [{ span: { start: 0, end: text.length }, reason: 'This is nested too deeply to read.' }],
      comments: [],
    };
  const builder = new Builder(readable);
  visit(readable, builder.visitor, { allowTrailingComma: true });
  return builder.tree();
}

/** The library goes down by recursion, so a text must be measured before it is read. */
const deepest = 500;

function isTooDeep(text: string): boolean {
  const scanner = createScanner(text, true);
  let depth = 0;
  for (let token = scanner.scan(); token !== endOfText; token = scanner.scan()) {
    if (token === openBrace || token === openBracket) depth++;
    else if (token === closeBrace || token === closeBracket) depth--;
    if (depth > deepest) return true;
  }
  return false;
}

/** Numbers of the library's `SyntaxKind`, which is a const enum and cannot be imported from an isolated module. */
const openBrace = 1;
const closeBrace = 2;
const openBracket = 3;
const closeBracket = 4;
const endOfText = 17;

interface OpenPair {
  readonly key: ScalarNode;
  value: Node | undefined;
  span: Span;
}

type Open =
  | { readonly kind: 'map'; readonly start: number; readonly pairs: OpenPair[] }
  | { readonly kind: 'list'; readonly start: number; readonly items: Node[] };

class Builder {
  private readonly text: string;
  private readonly open: Open[] = [];
  private readonly roots: Node[] = [];
  private readonly gaps: Gap[] = [];
  private readonly comments: Span[] = [];
  private end = 0;

  constructor(text: string) {
    this.text = text;
  }

  readonly visitor: JSONVisitor = {
    onObjectBegin: (offset) => {
      this.open.push({ kind: 'map', start: offset, pairs: [] });
      return true;
    },
    onArrayBegin: (offset) => {
      this.open.push({ kind: 'list', start: offset, items: [] });
      return true;
    },
    onObjectEnd: (offset, length) => this.close('map', offset + length),
    onArrayEnd: (offset, length) => this.close('list', offset + length),
    onObjectProperty: (name, offset, length) => {
      const key = stringNode(this.text, name, offset, offset + length);
      const top = this.open.at(-1);
      this.end = offset + length;
      if (top?.kind === 'map') top.pairs.push({ key, value: undefined, span: { ...key.span } });
    },
    onLiteralValue: (value, offset, length) => this.add(literalNode(this.text, value, offset, offset + length)),
    onSeparator: (character, offset) => {
      const top = this.open.at(-1);
      const pair = top?.kind === 'map' ? top.pairs.at(-1) : undefined;
      if (character === ':' && pair && !pair.value) pair.span = { start: pair.span.start, end: offset + 1 };
    },
    onComment: (offset, length) => {
      // The length of a comment that is never closed reaches beyond the text.
      this.comments.push({ start: offset, end: Math.min(offset + length, this.text.length) });
    },
    onError: (error, offset, length) => this.addGap(offset, length, printParseErrorCode(error)),
  };

  tree(): Tree {
    // What was never closed ends where the last readable piece ends.
    for (let top = this.open.at(-1); top; top = this.open.at(-1)) this.close(top.kind, this.end);
    return { roots: this.roots.slice(0, 1), gaps: this.gaps, comments: this.comments };
  }

  private close(kind: Open['kind'], end: number): void {
    const top = this.open.at(-1);
    if (top?.kind !== kind) return;
    this.open.pop();
    const span = { start: top.start, end: Math.min(this.text.length, Math.max(end, top.start + 1)) };
    if (top.kind === 'list') this.add({ kind: 'list', span, flow: true, items: top.items });
    else this.add({ kind: 'map', span, flow: true, pairs: top.pairs } satisfies MapNode);
  }

  private add(node: Node): void {
    this.end = Math.max(this.end, node.span.end);
    const top = this.open.at(-1);
    if (!top) this.roots.push(node);
    else if (top.kind === 'list') top.items.push(node);
    else {
      const pair = top.pairs.at(-1);
      if (!pair || pair.value) return;
      pair.value = node;
      pair.span = { start: pair.span.start, end: node.span.end };
    }
  }

  private addGap(offset: number, length: number, code: string): void {
    const start = Math.min(offset, this.text.length);
    const end = Math.min(offset + length, this.text.length);
    const last = this.gaps.at(-1);
    // One slip makes several errors in a row.
    if (last && this.text.slice(last.span.end, start).trim() === '') {
      this.gaps[this.gaps.length - 1] = {
        span: { start: last.span.start, end: Math.max(end, last.span.end) },
        reason: last.reason,
      };
    } else this.gaps.push({ span: { start, end }, reason: reasons[code] ?? 'This is not valid JSON.' });
  }
}

const reasons: Readonly<Record<string, string>> = {
  CommaExpected: 'A comma is missing here.',
  ColonExpected: 'A colon is missing after the key.',
  ValueExpected: 'A value is missing here.',
  PropertyNameExpected: 'A key in double quotes is missing here.',
  CloseBraceExpected: 'A brace is opened and never closed.',
  CloseBracketExpected: 'A bracket is opened and never closed.',
  UnexpectedEndOfString: 'A quotation mark is opened and never closed.',
  UnexpectedEndOfComment: 'A comment is opened and never closed.',
  EndOfFileExpected: 'Something stands behind the end of the JSON value.',
  InvalidEscapeCharacter: 'This escape does not exist in JSON.',
};

function literalNode(text: string, value: unknown, start: number, end: number): ScalarNode {
  if (typeof value === 'string') return stringNode(text, value, start, end);
  const source = text.slice(start, end);
  const typed = typeof value === 'number' || typeof value === 'boolean' ? value : null;
  return {
    kind: 'scalar',
    span: { start, end },
    style: 'plain',
    value: typed === null ? '' : source,
    typed,
    valueStart: start,
  };
}

function stringNode(text: string, value: string, start: number, end: number): ScalarNode {
  const node = {
    kind: 'scalar',
    span: { start, end },
    style: 'double',
    value,
    typed: value,
    valueStart: start + 1,
  } as const;
  if (text.startsWith(value, start + 1) && start + 1 + value.length >= end - 1) return node;
  const runs = new Runs();
  let at = start + 1;
  while (at < end) {
    const written = text[at] === '\\' ? escapeAt(text, at, end) : '';
    // Escapes that do not exist are no part of the value.
    if (written) at = runs.escape(at, written.length, /^\\(?:u.{4}|["\\/bfnrt])$/.test(written) ? 1 : 0);
    else at = runs.same(at);
  }
  return { ...node, valueStart: runs.first ?? start + 1, map: runs.of(value.length, start + 1) };
}

function escapeAt(text: string, start: number, end: number): string {
  return /^\\(?:u[0-9a-fA-F]{0,4}|[\s\S])/.exec(text.slice(start, Math.min(end, start + 6)))?.[0] ?? '\\';
}
