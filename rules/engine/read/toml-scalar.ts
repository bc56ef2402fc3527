/** TOML values that are not containers, with a map from the value of a string back to its source. */
import type { ScalarNode, Span } from '../tree.ts';
import { Runs } from './source-runs.ts';

interface StringToken {
  readonly kind: 'string';
  readonly value: string;
  readonly style: 'basic' | 'literal';
  readonly multiline: boolean;
  readonly range: readonly [number, number];
}

interface OtherToken {
  readonly kind: 'integer' | 'float' | 'boolean' | 'offset-date-time' | 'local-date-time' | 'local-date' | 'local-time';
  readonly value: number | boolean | Date;
  readonly range: readonly [number, number];
}

/** Numbers and booleans keep their text as `value`; dates are text altogether. */
export function tomlScalar(text: string, token: StringToken | OtherToken): ScalarNode {
  const span = { start: token.range[0], end: token.range[1] };
  if (token.kind === 'string') return stringNode(text, token, span);
  const value = text.slice(span.start, span.end);
  const typed = typeof token.value === 'number' || typeof token.value === 'boolean' ? token.value : value;
  return { kind: 'scalar', span, style: 'plain', value, typed, valueStart: span.start };
}

function stringNode(text: string, token: StringToken, span: Span): ScalarNode {
  const quotes = token.multiline ? 3 : 1;
  let start = span.start + quotes;
  const end = span.end - quotes;
  // A line end right behind the opening quotes does not count.
  if (token.multiline) start += text.startsWith('\r\n', start) ? 2 : text.startsWith('\n', start) ? 1 : 0;
  const style = token.style === 'basic' ? 'double' : 'single';
  const node = { kind: 'scalar', span, style, value: token.value, typed: token.value, valueStart: start } as const;
  if (end - start === token.value.length && text.startsWith(token.value, start)) return node;
  const runs = new Runs();
  let at = start;
  while (at < end) {
    if (text[at] === '\\' && token.style === 'basic') at = mapEscape(text, at, end, runs);
    else if (text.startsWith('\r\n', at) && !token.value.includes('\r\n')) at = runs.escape(at, 2, 1);
    else at = runs.same(at);
  }
  return { ...node, valueStart: runs.first ?? start, map: runs.of(token.value.length, start) };
}

function mapEscape(text: string, start: number, end: number, runs: Runs): number {
  const next = text[start + 1] ?? '';
  if (/[ \t\r\n]/.test(next)) {
    let at = start + 1;
    while (at < end && /[ \t\r\n]/.test(text[at] ?? '')) at++;
    return at;
  }
  const digits = next === 'x' ? 2 : next === 'u' ? 4 : next === 'U' ? 8 : 0;
  if (digits === 0) return runs.escape(start, 2, 1);
  const code = Number.parseInt(text.slice(start + 2, start + 2 + digits), 16);
  return runs.escape(start, 2 + digits, code > 0xffff ? 2 : 1);
}
