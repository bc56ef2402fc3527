/**
 * The scalars of the quick reader: plain and quoted ones on one line. Escapes are the library's.
 */
import { CST } from 'yaml';
import type { ScalarNode, Span } from '../tree.ts';
import { placeOf } from './yaml-scalar-map.ts';

/** Thrown where the library has to read: a constant, so that no stack is collected. */
export const givenUp: unique symbol = Symbol('given up');

/** Behind the end of the text there is no unit: not a number. */
export function isEnd(unit: number): boolean {
  return unit === lineFeed || Number.isNaN(unit);
}

export function isBlankOrEnd(unit: number): boolean {
  return unit === space || isEnd(unit);
}

export class QuickScalars {
  constructor(private readonly text: string) {}

  /** A key, or a value outside brackets. */
  token(start: number): ScalarNode {
    const first = this.text.charCodeAt(start);
    if (first === doubleQuote) return this.double(start);
    if (first === singleQuote) return this.single(start);
    this.proveStart(first, start);
    return this.plain(start, this.plainEnd(start));
  }

  /** Up to a line end, a comment, or a colon that makes it a key; without the blanks before it. */
  private plainEnd(start: number): number {
    let end = start;
    for (let at = start; ; at++) {
      const here = this.text.charCodeAt(at);
      if (isEnd(here)) break;
      if (here === space) continue;
      if (here === colon && isBlankOrEnd(this.text.charCodeAt(at + 1))) break;
      if (here === hash && at > end) break;
      if (here === tab) throw givenUp;
      end = at + 1;
    }
    return end;
  }

  /** A plain value with the lines below it that are indented more than its key or dash, which stands in `column`. */
  continued(token: ScalarNode, column: number): ScalarNode {
    const { start } = token.span;
    let { end } = token.span;
    for (let lineEnd = this.afterSpaces(end); this.text.charCodeAt(lineEnd) === lineFeed; ) {
      const at = this.afterSpaces(lineEnd + 1);
      const here = this.text.charCodeAt(at);
      if (here === lineFeed) lineEnd = at;
      else {
        if (isEnd(here) || here === hash || at - lineEnd - 1 <= column) break;
        end = this.plainEnd(at);
        lineEnd = this.afterSpaces(end);
        if (this.text.charCodeAt(end) === colon) throw givenUp;
      }
    }
    if (end === token.span.end) return token;
    const span = { start, end };
    const value = resolved({ type: 'scalar', offset: start, indent: 0, source: this.text.slice(start, end) });
    const { valueStart, map } = placeOf(this.text, 'plain', span, value);
    return { kind: 'scalar', span, style: 'plain', value, typed: value, valueStart, map };
  }

  private afterSpaces(offset: number): number {
    let at = offset;
    while (this.text.charCodeAt(at) === space) at++;
    return at;
  }

  /** A key or a value inside brackets. */
  flow(start: number): ScalarNode {
    const first = this.text.charCodeAt(start);
    if (first === doubleQuote) return this.double(start);
    if (first === singleQuote) return this.single(start);
    this.proveStart(first, start);
    let end = start;
    for (let at = start; ; at++) {
      const here = this.text.charCodeAt(at);
      if (here === space) continue;
      if (here === comma || isBracket(here)) break;
      if (here === colon) {
        const next = this.text.charCodeAt(at + 1);
        if (isBlankOrEnd(next)) break;
        if (next === comma || isBracket(next)) throw givenUp;
      }
      if (isEnd(here)) break;
      if (here === tab || (here === hash && at > end)) throw givenUp;
      end = at + 1;
    }
    return this.plain(start, end);
  }

  private proveStart(first: number, start: number): void {
    if (isEnd(first) || cannotStart.has(first)) throw givenUp;
    const needsMore = first === dash || first === question || first === colon;
    const next = this.text.charCodeAt(start + 1);
    if (needsMore && (isBlankOrEnd(next) || next === comma || isBracket(next))) throw givenUp;
    // These could end a document.
    if (this.text.startsWith('---', start) || this.text.startsWith('...', start)) throw givenUp;
  }

  private plain(start: number, end: number): ScalarNode {
    const source = this.text.slice(start, end);
    const typed = typeOf(source);
    const value = typed === null ? '' : source;
    return { kind: 'scalar', span: { start, end }, style: 'plain', value, typed, valueStart: start };
  }

  private single(start: number): ScalarNode {
    let close = this.text.indexOf("'", start + 1);
    let isDoubled = false;
    while (close !== -1 && this.text.charCodeAt(close + 1) === singleQuote) {
      isDoubled = true;
      close = this.text.indexOf("'", close + 2);
    }
    const source = this.sourceIn(start, close);
    return this.quoted(
      'single',
      { start, end: close + 1 },
      isDoubled ? source.replaceAll("''", "'") : source,
      isDoubled,
    );
  }

  private double(start: number): ScalarNode {
    let close = this.text.indexOf('"', start + 1);
    if (close === -1) throw givenUp;
    const slash = this.text.indexOf('\\', start + 1);
    if (slash === -1 || slash > close) {
      return this.quoted('double', { start, end: close + 1 }, this.sourceIn(start, close), false);
    }
    close = slash;
    while (close < this.text.length && this.text.charCodeAt(close) !== doubleQuote)
      close += this.text.charCodeAt(close) === backslash ? 2 : 1;
    const source = `"${this.sourceIn(start, close)}"`;
    const token = { type: 'double-quoted-scalar', offset: start, indent: 0, source } as const;
    return this.quoted('double', { start, end: close + 1 }, resolved(token), true);
  }

  /** What stands between two quotation marks on one line. */
  private sourceIn(open: number, close: number): string {
    if (close === -1 || close >= this.text.length) throw givenUp;
    const source = this.text.slice(open + 1, close);
    if (source.includes('\n')) throw givenUp;
    return source;
  }

  private quoted(style: 'single' | 'double', span: Span, value: string, isEscaped: boolean): ScalarNode {
    if (!isEscaped) return { kind: 'scalar', span, style, value, typed: value, valueStart: span.start + 1 };
    const { valueStart, map } = placeOf(this.text, style, span, value);
    return { kind: 'scalar', span, style, value, typed: value, valueStart, map };
  }
}

/** The value of a token by the library's own reading. */
export function resolved(token: Parameters<typeof CST.resolveAsScalar>[0]): string {
  const scalar = CST.resolveAsScalar(token, true, () => {
    throw givenUp;
  });
  if (!scalar) throw givenUp;
  return scalar.value;
}

/** The library's core schema, which is YAML 1.2's. */
function typeOf(source: string): ScalarNode['typed'] {
  const first = source.charCodeAt(0);
  if (first > 57 && !mayBeWord.has(first)) return source;
  if (/^(?:~|[Nn]ull|NULL)$/.test(source)) return null;
  if (/^(?:[Tt]rue|TRUE)$/.test(source)) return true;
  if (/^(?:[Ff]alse|FALSE)$/.test(source)) return false;
  if (/^[-+]?[0-9]+$/.test(source)) return Number.parseInt(source, 10);
  if (/^0o[0-7]+$/.test(source)) return Number.parseInt(source.slice(2), 8);
  if (/^0x[0-9a-fA-F]+$/.test(source)) return Number.parseInt(source.slice(2), 16);
  if (/^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/.test(source)) return Number.parseFloat(source);
  if (/^[-+]?\.(?:inf|Inf|INF)$/.test(source)) return source.startsWith('-') ? -Infinity : Infinity;
  return /^\.(?:nan|NaN|NAN)$/.test(source) ? Number.NaN : source;
}

function isBracket(unit: number): boolean {
  return unit === 91 || unit === 93 || unit === 123 || unit === 125;
}

const lineFeed = 10;
const tab = 9;
const space = 32;
const doubleQuote = 34;
const hash = 35;
const singleQuote = 39;
const comma = 44;
const dash = 45;
const colon = 58;
const question = 63;
const backslash = 92;

const cannotStart = unitsOf(',[]{}#&*!|>%@`\t');
const mayBeWord = unitsOf('~nNtTfF');

function unitsOf(text: string): ReadonlySet<number> {
  return new Set([...text].map((letter) => letter.charCodeAt(0)));
}
