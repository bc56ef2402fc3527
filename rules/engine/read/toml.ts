/**
 * Reads TOML. The library throws at the first error, so a bad entry is cut out and the rest is read again:
 * a bad line costs that entry, a bad table header costs that table.
 */
import { ParseError, parseTOML } from 'toml-eslint-parser';
import type { Gap, Span, Tree } from '../tree.ts';
import { blank } from './blank.ts';
import { convertToml } from './toml-convert.ts';

/** Never throws. One root, even for an empty text; none where nothing could be read. */
export function readToml(text: string): Tree {
  let current = text.startsWith('\uFEFF') ? ` ${text.slice(1)}` : text;
  const gaps: Gap[] = [];
  const rounds = Math.max(1, Math.min(mostRounds, Math.floor(mostWork / (text.length + 1))));
  for (let round = 0; round <= rounds; round++) {
    const attempt = tryToml(current);
    if (attempt.tree) {
      const isEmpty = attempt.tree.roots.every((root) => root.kind === 'map' && root.pairs.length === 0);
      if (isEmpty && gaps.length > 0) return { roots: [], gaps: [wholeOf(gaps)], comments: attempt.tree.comments };
      return { ...attempt.tree, gaps: gaps.sort((a, b) => a.span.start - b.span.start) };
    }
    if (attempt.errorAt === undefined) break;
    const cut = cutAround(current, attempt.errorAt);
    if (!cut) break;
    gaps.push({ span: cut, reason: 'This is not valid TOML.' });
    current = blank(current, cut);
  }
  return {
    roots: [],
    gaps: [{ span: { start: 0, end: text.length }, reason: 'This is not valid TOML.' }],
    comments: [],
  };
}

const mostRounds = 50;
/** In units read altogether; this library reads slowly. */
const mostWork = 400_000;

function tryToml(text: string): { readonly tree?: Tree; readonly errorAt?: number } {
  try {
    // The library loses a `0` that ends the text.
    const program = parseTOML(`${text}\n`);
    const comments = program.comments.map(({ range }) => ({ start: range[0], end: range[1] }));
    return { tree: { roots: [convertToml(text, program)], gaps: [], comments } };
  } catch (error) {
    if (error instanceof ParseError) return { errorAt: Math.min(error.index, text.length) };
    if (error instanceof RangeError) return {};
    throw error;
  }
}

const statement = /^[ \t]*(?:\[|(?:[\w.-]|"[^"\n]*"|'[^'\n]*')+[ \t]*=)/gm;
const header = /^[ \t]*\[\[?[ \t]*(?:[\w.\- \t]|"[^"\n]*"|'[^'\n]*')*\]?\]?[ \t]*(?:#.*)?\r?$/;

/** The entry around an error; the whole table where its header is broken. */
function cutAround(text: string, errorAt: number): Span | undefined {
  const starts = statementsOf(text);
  let index = starts.findLastIndex((start) => start <= errorAt);
  // An error between entries, in a line that looks like none.
  if (index === -1) return lineAround(text, errorAt);
  const unclosed = unclosedBefore(text, starts, index, errorAt);
  if (unclosed !== undefined) index = unclosed;
  const start = starts[index] ?? 0;
  const above =
    unclosed === undefined && text.slice(start, errorAt).trim() === '' ? strayAbove(text, starts, start) : undefined;
  if (above) return above;
  const lineEnd = endOfLine(text, start);
  const isHeader = header.test(text.slice(start, lineEnd));
  const next = isHeader
    ? starts.slice(index + 1).find((other) => header.test(text.slice(other, endOfLine(text, other))))
    : starts[index + 1];
  if (unclosed === undefined && !isHeader && errorAt > lineEnd && !isOpen(text.slice(start, errorAt)))
    return lineAround(text, errorAt);
  return trimmed(text, { start, end: next ?? text.length });
}

function statementsOf(text: string): readonly number[] {
  // An item of an array that spans lines can start with a bracket: only headers do so with nothing behind them.
  return [...text.matchAll(statement)]
    .filter(
      ({ 0: found, index }) =>
        !found.trimStart().startsWith('[') || header.test(text.slice(index, endOfLine(text, index))),
    )
    .map(({ index }) => index);
}

/** A line right above an entry that is neither an entry nor part of one, such as a key without its equals sign. */
function strayAbove(text: string, starts: readonly number[], start: number): Span | undefined {
  const end = text.slice(0, start).replace(/(?:\s|^[ \t]*#.*$)+$/m, '').length;
  const line = text.lastIndexOf('\n', end - 1) + 1;
  const before = starts.findLast((other) => other < start) ?? 0;
  if (end === 0 || starts.includes(line) || isOpen(text.slice(before, line)) || isTripleOpen(text.slice(before, line)))
    return undefined;
  return /^\s*[\w"'][^\]},]*$/.test(text.slice(line, end)) ? trimmed(text, { start: line, end }) : undefined;
}

/** The entry above the one at `index` that has no value, or opened a bracket or a triple quote and never closed it. */
function unclosedBefore(text: string, starts: readonly number[], index: number, errorAt: number): number | undefined {
  const open = starts.findLastIndex(
    (start, at) => at <= index && isTripleOpen(text.slice(start, starts[at + 1] ?? text.length)),
  );
  if (open !== -1 && isTripleOpen(text.slice(0, errorAt))) return open;
  const start = starts[index];
  const before = starts[index - 1];
  if (start === undefined || before === undefined || errorAt > endOfLine(text, start)) return undefined;
  const piece = text.slice(before, start);
  return isOpen(piece) || /=[ \t]*(?:#.*)?\s*$/.test(piece) ? index - 1 : undefined;
}

function isTripleOpen(piece: string): boolean {
  return (piece.split('"""').length - 1) % 2 === 1 || (piece.split("'''").length - 1) % 2 === 1;
}

function isOpen(piece: string): boolean {
  const bare = piece.replace(/"(?:[^"\\\n]|\\.)*"|'[^'\n]*'|#.*/g, '');
  return bare.split(/[[{]/).length > bare.split(/[\]}]/).length;
}

function lineAround(text: string, offset: number): Span | undefined {
  let at = Math.min(offset, text.length);
  // An error behind the last line belongs to that line.
  while (at > 0 && text.slice(text.lastIndexOf('\n', at - 1) + 1, endOfLine(text, at)).trim() === '')
    at = text.lastIndexOf('\n', at - 1);
  return at <= 0 && text.slice(0, endOfLine(text, 0)).trim() === ''
    ? undefined
    : trimmed(text, { start: text.lastIndexOf('\n', at - 1) + 1, end: endOfLine(text, at) });
}

function endOfLine(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end === -1 ? text.length : end;
}

function trimmed(text: string, span: Span): Span | undefined {
  const piece = text.slice(span.start, span.end);
  const start = span.start + piece.length - piece.trimStart().length;
  const end = span.start + piece.trimEnd().length;
  return end > start ? { start, end } : undefined;
}

function wholeOf(gaps: readonly Gap[]): Gap {
  const start = Math.min(...gaps.map((gap) => gap.span.start));
  const end = Math.max(...gaps.map((gap) => gap.span.end));
  return { span: { start, end }, reason: 'This is not valid TOML.' };
}
