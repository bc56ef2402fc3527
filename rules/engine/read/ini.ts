/**
 * Reads the INI dialects of `.npmrc` (no sections), `.pypirc` and `pip.conf` (sections, values over several lines) as one.
 * A line is `key = value` or `key: value`; a `:` counts only with a space behind it, since keys of `.npmrc` hold colons.
 * A comment is a `;` or `#` at the start of a line or behind white space.
 */
import type { Gap, MapNode, ScalarNode, Span, Tree } from '../tree.ts';
import { Runs } from './source-runs.ts';

/** Never throws. One root map; sections are maps in it. Keys such as `list[]` keep their brackets. */
export function readIni(text: string): Tree {
  const reading = new Reading(text);
  for (const line of text.matchAll(/[^\r\n]+/g)) reading.line(line.index, line[0]);
  return reading.tree();
}

interface OpenPair {
  readonly key: ScalarNode;
  value: ScalarNode | MapNode | undefined;
  span: Span;
}

interface OpenMap {
  readonly kind: 'map';
  span: Span;
  readonly flow: false;
  readonly pairs: OpenPair[];
}

class Reading {
  private readonly text: string;
  private readonly root: OpenMap;
  private readonly gaps: Gap[] = [];
  private readonly comments: Span[] = [];
  private section: { readonly pair: OpenPair; readonly map: OpenMap } | undefined;
  private isLost = false;
  private last: { readonly pair: OpenPair; readonly indent: number; readonly parts: Span[] } | undefined;

  constructor(text: string) {
    this.text = text;
    this.root = { kind: 'map', span: { start: 0, end: text.length }, flow: false, pairs: [] };
  }

  tree(): Tree {
    const isGarbage = this.root.pairs.length === 0 && this.gaps.length > 0;
    return { roots: isGarbage ? [] : [this.root satisfies MapNode], gaps: this.gaps, comments: this.comments };
  }

  /** `start` is the offset of the line, `line` its text without the line end. */
  line(start: number, line: string): void {
    const content = line.replace(/^\uFEFF/, ' ');
    const indent = content.length - content.trimStart().length;
    if (content.trim() === '') return;
    const first = content[indent];
    if (first === ';' || first === '#') {
      this.comments.push({ start: start + indent, end: start + line.length });
      return;
    }
    const span = this.withoutComment(start, content, indent);
    const body = this.text.slice(span.start, span.end);
    if (this.last && this.section && indent > this.last.indent) this.continueValue(this.last, span);
    else if (first === '[' && !body.includes('=')) this.header(span, body);
    else if (this.isLost) this.addGap(span, lostReason);
    else this.entry(span, body, indent);
  }

  private withoutComment(start: number, line: string, indent: number): Span {
    const comment = line.slice(indent).search(/\s[;#]/);
    if (comment === -1) return { start: start + indent, end: start + line.trimEnd().length };
    this.comments.push({ start: start + indent + comment + 1, end: start + line.length });
    return { start: start + indent, end: start + indent + line.slice(indent, indent + comment).trimEnd().length };
  }

  private header(span: Span, body: string): void {
    this.last = undefined;
    this.section = undefined;
    this.isLost = !body.endsWith(']');
    if (this.isLost) {
      this.addGap(span, 'This section name is not closed with a bracket.');
      return;
    }
    const map: OpenMap = { kind: 'map', span, flow: false, pairs: [] };
    const pair: OpenPair = {
      key: plain(this.text, trim(this.text, { start: span.start + 1, end: span.end - 1 })),
      value: map,
      span,
    };
    this.root.pairs.push(pair);
    this.section = { pair, map };
  }

  private entry(span: Span, body: string, indent: number): void {
    const separator = separatorOf(body);
    const key = plain(
      this.text,
      trim(this.text, { start: span.start, end: separator === -1 ? span.end : span.start + separator }),
    );
    this.last = undefined;
    if (key.value === '') {
      this.addGap(span, 'This line has no key.');
      return;
    }
    const pair: OpenPair = { key, value: undefined, span };
    const valueSpan =
      separator === -1 ? undefined : trim(this.text, { start: span.start + separator + 1, end: span.end });
    if (valueSpan && valueSpan.end > valueSpan.start) pair.value = value(this.text, valueSpan);
    (this.section?.map ?? this.root).pairs.push(pair);
    this.last = { pair, indent, parts: pair.value ? [pair.value.span] : [] };
    this.lengthen(span.end);
  }

  private continueValue(last: { readonly pair: OpenPair; readonly parts: Span[] }, span: Span): void {
    last.parts.push(span);
    last.pair.value = joined(this.text, last.parts);
    last.pair.span = { start: last.pair.span.start, end: span.end };
    this.lengthen(span.end);
  }

  private lengthen(end: number): void {
    if (!this.section) return;
    this.section.map.span = { start: this.section.map.span.start, end };
    this.section.pair.span = { start: this.section.pair.span.start, end };
  }

  private addGap(span: Span, reason: string): void {
    const last = this.gaps.at(-1);
    if (last && this.text.slice(last.span.end, span.start).trim() === '') {
      this.gaps[this.gaps.length - 1] = { span: { start: last.span.start, end: span.end }, reason: last.reason };
    } else this.gaps.push({ span, reason });
  }
}

const lostReason = 'It is not clear to which section this line belongs.';

function separatorOf(body: string): number {
  const colon = /^[^=:\s]+\s*:(?=\s|$)/.exec(body);
  return colon ? colon[0].length - 1 : body.indexOf('=');
}

function plain(text: string, span: Span): ScalarNode {
  const value = text.slice(span.start, span.end);
  return { kind: 'scalar', span, style: 'plain', value, typed: value, valueStart: span.start };
}

/** Quotes around a whole value are not part of it. */
function value(text: string, span: Span): ScalarNode {
  const quote = text[span.start];
  if ((quote !== '"' && quote !== "'") || text[span.end - 1] !== quote || span.end - span.start < 2)
    return plain(text, span);
  const inner = text.slice(span.start + 1, span.end - 1);
  const style = quote === '"' ? 'double' : 'single';
  return { kind: 'scalar', span, style, value: inner, typed: inner, valueStart: span.start + 1 };
}

/** A value over several lines: its parts with a line end between each two. */
function joined(text: string, parts: readonly Span[]): ScalarNode {
  const runs = new Runs();
  for (const [index, part] of parts.entries()) {
    const before = parts[index - 1];
    if (before) runs.same(before.end);
    runs.run(part.start, part.end - part.start);
  }
  const start = parts[0]?.start ?? 0;
  const span = { start, end: parts.at(-1)?.end ?? start };
  const value = parts.map((part) => text.slice(part.start, part.end)).join('\n');
  return {
    kind: 'scalar',
    span,
    style: 'plain',
    value,
    typed: value,
    valueStart: start,
    map: runs.of(value.length, start),
  };
}

function trim(text: string, span: Span): Span {
  const piece = text.slice(span.start, span.end);
  const start = span.start + piece.length - piece.trimStart().length;
  return { start, end: Math.max(start, span.start + piece.trimEnd().length) };
}
