/**
 * Where each unit of a YAML scalar's value stands in the source, for the styles in which the two differ:
 * escapes, folded lines, indentation. The value itself comes from the `yaml` library.
 */
import type { ScalarStyle, Span } from '../tree.ts';
import { type Place, Runs } from './source-runs.ts';
import { mapBlock } from './yaml-block-map.ts';

/** `span` is the token as the library gives it, with quotes or from the `|` on. */
export function placeOf(text: string, style: ScalarStyle, span: Span, value: string): Place {
  if (style === 'literal' || style === 'folded') return mapBlock(text, style, span, value);
  const runs = new Runs();
  const quoted = style !== 'plain';
  const start = quoted ? span.start + 1 : span.start;
  const end = quoted ? Math.max(start, span.end - 1) : span.end;
  let at = start;
  while (at < end) {
    const unit = text[at];
    if (unit === '\n' || (unit === '\r' && text[at + 1] === '\n')) at = mapFold(text, at, end, runs);
    else if (isBlank(unit)) at = mapBlanks(text, at, end, runs);
    else if (style === 'single' && unit === "'" && text[at + 1] === "'") at = runs.escape(at, 2, 1);
    else if (style === 'double' && unit === '\\') at = mapEscape(text, at, runs);
    else at = runs.same(at);
  }
  return { valueStart: runs.first ?? start, map: runs.of(value.length, start), end: span.end };
}

/** Blanks count, unless a line ends behind them. */
function mapBlanks(text: string, start: number, end: number, runs: Runs): number {
  let at = start;
  while (at < end && isBlank(text[at])) at++;
  if (at < end && (text[at] === '\n' || (text[at] === '\r' && text[at + 1] === '\n'))) return at;
  for (let blank = start; blank < at; blank++) runs.same(blank);
  return at;
}

/** A line end becomes a space; each further empty line becomes a line end. */
function mapFold(text: string, start: number, end: number, runs: Runs): number {
  const lineEnds = [start];
  let at = start + (text[start] === '\r' ? 2 : 1);
  for (;;) {
    let next = at;
    while (next < end && isBlank(text[next])) next++;
    if (next < end && (text[next] === '\n' || (text[next] === '\r' && text[next + 1] === '\n'))) {
      lineEnds.push(next);
      at = next + (text[next] === '\r' ? 2 : 1);
    } else {
      at = next;
      break;
    }
  }
  if (lineEnds.length === 1) runs.same(start);
  else for (const lineEnd of lineEnds.slice(1)) runs.same(lineEnd);
  return at;
}

function mapEscape(text: string, start: number, runs: Runs): number {
  const next = text[start + 1];
  if (next === '\n' || (next === '\r' && text[start + 2] === '\n')) {
    let at = start + (next === '\r' ? 3 : 2);
    while (isBlank(text[at])) at++;
    return at;
  }
  const digits = next === 'x' ? 2 : next === 'u' ? 4 : next === 'U' ? 8 : 0;
  if (digits === 0) return runs.escape(start, 2, 1);
  const code = Number.parseInt(text.slice(start + 2, start + 2 + digits), 16);
  return runs.escape(start, 2 + digits, code > 0xffff ? 2 : 1);
}

function isBlank(unit: string | undefined): boolean {
  return unit === ' ' || unit === '\t';
}
