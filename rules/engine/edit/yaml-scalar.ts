/** Changes scalars of YAML in place, in the style in which they are written. */
import type { Document } from '../document.ts';
import type { TextEdit } from '../finding.ts';
import { type Node, type ScalarNode, sourceOf } from '../tree.ts';
import { columnOf, edit, lineEnd, lineStart, nextLine } from './text-lines.ts';
import { blockText, escapeDouble, inDouble, inSingle, isPlainSafe, needsEscape, quoted } from './yaml-text.ts';

/** Gives a scalar a new value. A plain one gets quotes when the value would not read back as itself without them. */
export function replaceScalar(document: Document, scalar: ScalarNode, newValue: string): readonly TextEdit[] {
  const { start, end } = scalar.span;
  if (start === end)
    return edit(
      document,
      start,
      end,
      `${needsSpace(document, start) ? ' ' : ''}${written(document, scalar, newValue)}`,
    );
  const text = written(document, scalar, newValue);
  // A comment behind plain text would become part of a block, so it moves up to the block's first line.
  const comment =
    scalar.style === 'plain' && text.startsWith('|')
      ? /^[ \t]+#[^\r\n]*/.exec(document.text.slice(end))?.[0]
      : undefined;
  return comment
    ? edit(
        document,
        start,
        end + comment.length,
        text.replace('\n', () => `${comment}\n`),
      )
    : edit(document, start, end, text);
}

/**
 * Changes the part of a scalar from `start` to `end`, which are offsets in its value. `newText` is what the value shall hold there.
 * The rest of the scalar stays as it is written, unless its style cannot hold the new text: then all of it is written anew.
 */
export function replaceInScalar(
  document: Document,
  scalar: ScalarNode,
  start: number,
  end: number,
  newText: string,
): readonly TextEdit[] {
  const newValue = scalar.value.slice(0, start) + newText + scalar.value.slice(end);
  const from =
    start > 0 && start === scalar.value.length
      ? unitEnd(document.text, scalar, start - 1)
      : sourceOf(scalar, start, start).start;
  const to = end > start ? unitEnd(document.text, scalar, end - 1) : from;
  const piece = pieceFor(document, scalar, { start, end, from, to, newText, newValue });
  return piece === undefined ? replaceScalar(document, scalar, newValue) : edit(document, from, to, piece);
}

interface Change {
  /** Offsets in the value. */
  readonly start: number;
  readonly end: number;
  /** Offsets in the text. */
  readonly from: number;
  readonly to: number;
  readonly newText: string;
  readonly newValue: string;
}

/** Offset in the text behind the unit at `offset` of the value. */
function unitEnd(text: string, scalar: ScalarNode, offset: number): number {
  const start = sourceOf(scalar, offset, offset).start;
  if (scalar.style === 'single' && text.startsWith("''", start)) return start + 2;
  if (scalar.style === 'double' && text[start] === '\\') {
    const digits = { x: 2, u: 4, U: 8 }[text[start + 1] ?? ''] ?? 0;
    return start + 2 + digits;
  }
  if (text[start] !== '\n' && !text.startsWith('\r\n', start)) return start + 1;
  // Behind a line end comes the indentation of the next line, which is no part of the value either.
  return offset + 1 < scalar.value.length ? sourceOf(scalar, offset + 1, offset + 1).start : nextLine(text, start);
}

/** The text to put into the source, or nothing when the scalar must be written anew. */
function pieceFor(document: Document, scalar: ScalarNode, change: Change): string | undefined {
  const { newText, newValue } = change;
  if (scalar.style === 'literal')
    return canChangeLiteral(scalar, change) ? literalPiece(document, scalar, change) : undefined;
  if (!keepsFolds(document, scalar, change)) return undefined;
  switch (scalar.style) {
    case 'plain':
      return isPlainSafe(newValue.replaceAll('\n', ' '), contextOf(document, scalar)) ? newText : undefined;
    case 'single':
      return needsEscape(newText) ? undefined : newText.replaceAll("'", "''");
    case 'double':
      return escapeDouble(newText);
    case 'folded':
      return canChangeFolded(document, scalar, change) ? newText : undefined;
  }
}

function literalPiece(document: Document, scalar: ScalarNode, { from, to, newText }: Change): string {
  if (newText === '' && lineEnd(document.text, to) === to) return '';
  const indent = blockIndent(document, scalar);
  // An empty line may lack the indentation that it needs once it holds text.
  return indent.slice(columnOf(document.text, from)) + newText.replaceAll('\n', `\n${indent}`);
}

/** The line ends behind the last line depend on the header of the block, so they are not changed in place. */
function canChangeLiteral(scalar: ScalarNode, change: Change): boolean {
  return keepsLastLineEnds(scalar, change) && blockText(change.newValue, ' ') !== undefined;
}

/** Lines with more indentation are not folded, so the start of such a line is not changed in place, nor is an empty line. */
function canChangeFolded(document: Document, scalar: ScalarNode, change: Change): boolean {
  const { from, newText, newValue } = change;
  const before = document.text.slice(lineStart(document.text, from) + blockIndent(document, scalar).length, from);
  const isInText = before.trim() !== '' || (before === '' && /\S/.test(document.text.charAt(from)));
  return (
    isInText &&
    keepsLastLineEnds(scalar, change) &&
    !needsEscape(newText) &&
    !needsEscape(newValue.replaceAll('\n', ''))
  );
}

/** Where a text goes over lines, white space next to a line end is lost, and line ends are counted. */
function keepsFolds(document: Document, scalar: ScalarNode, change: Change): boolean {
  const source = document.text.slice(scalar.span.start, scalar.span.end);
  if (!source.includes('\n')) return scalar.style === 'double' || !/[\n\r]/.test(change.newText);
  if (document.text.slice(change.from, change.to).includes('\n')) return false;
  return change.newText !== '' && !/^\s|\s$|[\n\r]/.test(change.newText);
}

function keepsLastLineEnds({ value }: ScalarNode, { end, newValue }: Change): boolean {
  return end <= bodyOf(value) && newValue.length - bodyOf(newValue) === value.length - bodyOf(value);
}

/** The length of a value without the line ends behind it. */
function bodyOf(value: string): number {
  return value.replace(/\n+$/, '').length;
}

function written(document: Document, scalar: ScalarNode, value: string): string {
  switch (scalar.style) {
    case 'plain':
      if (isPlainSafe(value, contextOf(document, scalar))) return value;
      return blockOrQuoted(document, scalar, value);
    case 'single':
      return needsEscape(value) ? inDouble(value) : inSingle(value);
    case 'double':
      return inDouble(value);
    case 'literal':
    case 'folded':
      return withComment(document, scalar, blockText(value, blockIndent(document, scalar)) ?? quoted(value));
  }
}

/** The comment behind the `|` of a block stays on the first line. */
function withComment(document: Document, scalar: ScalarNode, written: string): string {
  const header = document.text.slice(scalar.span.start, lineEnd(document.text, scalar.span.start));
  const comment = /\s+#.*$/.exec(header)?.[0] ?? '';
  const firstLine = written.indexOf('\n') === -1 ? written.length : written.indexOf('\n');
  return written.slice(0, firstLine) + comment + written.slice(firstLine);
}

/** Several lines of plain text become a block, which people read more easily than escapes. */
function blockOrQuoted(document: Document, scalar: ScalarNode, value: string): string {
  if (!value.includes('\n') || contextOf(document, scalar) === 'flow') return quoted(value);
  return blockText(value, belowLine(document, scalar)) ?? quoted(value);
}

/** The white space before the first line of a block scalar. */
function blockIndent(document: Document, scalar: ScalarNode): string {
  const first = scalar.value.search(/[^\n]/);
  return first === -1
    ? belowLine(document, scalar)
    : ' '.repeat(columnOf(document.text, sourceOf(scalar, first, first).start));
}

/** Two spaces more than the key or the item that holds a scalar. */
function belowLine(document: Document, scalar: ScalarNode): string {
  const line = lineStart(document.text, scalar.span.start);
  const before = /^ *(?:- +)*/.exec(document.text.slice(line, scalar.span.start))?.[0] ?? '';
  return ' '.repeat(before.length + 2);
}

function needsSpace(document: Document, offset: number): boolean {
  return offset > 0 && !/\s/.test(document.text[offset - 1] ?? '');
}

/** Whether a scalar stands between brackets, where fewer texts can stand without quotes. */
function contextOf(document: Document, scalar: ScalarNode): 'block' | 'flow' {
  return document.tree.roots.some((root) => isInFlow(root, scalar)) ? 'flow' : 'block';
}

function isInFlow(node: Node, scalar: ScalarNode): boolean {
  if (node.kind === 'scalar' || scalar.span.start < node.span.start || scalar.span.end > node.span.end) return false;
  if (node.flow) return true;
  if (node.kind === 'list') return node.items.some((item) => isInFlow(item, scalar));
  return node.pairs.some(
    (pair) => pair.value && pair.value.span.start >= pair.span.start && isInFlow(pair.value, scalar),
  );
}
