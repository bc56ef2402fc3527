/** Where each unit of a literal (`|`) or folded (`>`) block scalar stands in the source. */
import type { Span } from '../tree.ts';
import { type Place, Runs } from './source-runs.ts';

interface Line {
  /** Where its content starts, behind the indentation that belongs to the block. */
  readonly start: number;
  /** Where its content ends, before the line end. */
  readonly end: number;
  readonly isEmpty: boolean;
  /** Spaces beyond the block's own indentation, or a tab: such lines are not folded. */
  readonly isIndented: boolean;
}

export function mapBlock(text: string, style: 'literal' | 'folded', span: Span, value: string): Place {
  const header = text.indexOf('\n', span.start);
  const headerEnd = header === -1 || header >= span.end ? span.end : header;
  const lines = linesOf(text, headerEnd + 1, span.end, indentOf(text, headerEnd + 1, span.end, value));
  const last = lines.findLast((line) => !line.isEmpty);
  const end = last ? last.end : trimEnd(text, span.start, headerEnd);
  const runs = new Runs();
  // Of lines that hold nothing but spaces only the line ends count.
  if (/^\n*$/.test(value)) for (const line of lines) runs.same(line.end);
  else if (style === 'literal') for (const line of lines) runs.run(line.start, line.end - line.start + 1);
  else mapFolded(lines, runs);
  const fallback = Math.min(headerEnd + 1, span.end);
  return { valueStart: runs.first ?? fallback, map: runs.of(value.length, fallback), end };
}

/** Leading empty lines count one each; between lines of text a single line end is a space, each empty line a line end. */
function mapFolded(lines: readonly Line[], runs: Runs): void {
  const first = lines.findIndex((line) => !line.isEmpty);
  const last = lines.findLastIndex((line) => !line.isEmpty);
  let before: Line | undefined;
  let emptyLines: Line[] = [];
  for (const [index, line] of lines.entries()) {
    if (index < first || index > last) {
      // Behind the last line of text stands its own line end first, then one for each empty line that is kept.
      if (index === last + 1 && before) runs.same(before.end);
      runs.run(line.start, line.end - line.start + 1);
    } else if (line.isEmpty) emptyLines.push(line);
    else {
      if (before) mapGap(before, emptyLines, line, runs);
      runs.run(line.start, line.end - line.start);
      before = line;
      emptyLines = [];
    }
  }
  if (last === lines.length - 1 && before) runs.same(before.end);
}

function mapGap(before: Line, emptyLines: readonly Line[], after: Line, runs: Runs): void {
  if (emptyLines.length === 0 || before.isIndented || after.isIndented) runs.same(before.end);
  for (const line of emptyLines) runs.same(line.end);
}

function linesOf(text: string, start: number, end: number, indent: number): readonly Line[] {
  const lines: Line[] = [];
  let at = start;
  while (at < end) {
    const found = text.indexOf('\n', at);
    const lineFeed = found === -1 || found >= end ? end : found;
    const lineEnd = lineFeed > at && text[lineFeed - 1] === '\r' ? lineFeed - 1 : lineFeed;
    let content = at;
    while (content < lineEnd && content - at < indent && text[content] === ' ') content++;
    const isIndented = text[content] === ' ' || text[content] === '\t';
    lines.push({ start: content, end: lineEnd, isEmpty: content === lineEnd, isIndented });
    at = lineFeed + 1;
  }
  return lines;
}

/** The first line of text shows it: what the value kept of its spaces is not indentation. */
function indentOf(text: string, start: number, end: number, value: string): number {
  let spaces = 0;
  for (let at = start; at < end; at++) {
    const unit = text[at];
    if (unit === ' ') spaces++;
    else if (unit === '\n' || (unit === '\r' && text[at + 1] === '\n')) spaces = 0;
    else break;
  }
  let kept = 0;
  for (let at = 0; at < value.length; at++) {
    if (value[at] === ' ') kept++;
    else if (value[at] === '\n') kept = 0;
    else break;
  }
  return Math.max(0, spaces - kept);
}

function trimEnd(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && (text[at - 1] === '\r' || text[at - 1] === ' ')) at--;
  return at;
}
