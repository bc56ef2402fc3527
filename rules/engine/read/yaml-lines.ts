/** The lines of a YAML text that may be broken, read by eye: indentation, dashes, a key, a colon. Columns count from 0. */
import type { Span } from '../tree.ts';

export interface Line {
  readonly index: number;
  /** Behind spaces, tabs and dashes. */
  readonly content: string;
  /** Offset of the first thing on the line, be it a dash. */
  readonly itemStart: number;
  readonly column: number;
  /** Offset and column of what stands behind the dashes. */
  readonly entryStart: number;
  readonly entryColumn: number;
  readonly hasDash: boolean;
  readonly hasColon: boolean;
  /** Behind `key:`; the end of the line where there is no colon. */
  readonly valueStart: number;
  readonly end: number;
}

export class Lines {
  private readonly text: string;
  private readonly starts: number[] = [0];

  constructor(text: string) {
    this.text = text;
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) this.starts.push(at + 1);
  }

  /** The line of an offset, or the next one above it on which something stands. */
  lastWithText(offset: number): Line | undefined {
    let index = this.starts.length - 1;
    let low = 0;
    while (low < index) {
      const middle = (low + index + 1) >> 1;
      if ((this.starts[middle] ?? 0) <= offset) low = middle;
      else index = middle - 1;
    }
    // An error at the line end or below a line means what stands before it.
    for (let at = index; at >= 0; at--) if (this.hasText(at)) return this.line(at);
    for (let at = index + 1; at < this.starts.length; at++) if (this.hasText(at)) return this.line(at);
    return undefined;
  }

  /** The nearest line above with less indentation; a list may stand right below its key. */
  parentOf(line: Line): Line | undefined {
    for (let at = line.index - 1; at >= 0; at--) {
      if (!this.hasText(at)) continue;
      const above = this.line(at);
      if (above.column < line.column || (above.column === line.column && line.hasDash && !above.hasDash)) return above;
    }
    return undefined;
  }

  /** Behind the last line that is indented more than `column`, or holds a list right below its key. */
  endOfBlock(line: Line, column: number): number {
    let end = line.end;
    const mayHoldList = line.hasColon && trimmed(this.text, line.valueStart, line.end) === undefined;
    for (let at = line.index + 1; at < this.starts.length; at++) {
      if (!this.hasText(at)) continue;
      const below = this.line(at);
      const isItem = mayHoldList && below.hasDash && below.column === column && line.entryColumn === column;
      if (below.column <= column && !isItem) break;
      end = below.end;
    }
    return end;
  }

  /** In a block below a key: the first line that is indented less than the block's first line. */
  oddIn(line: Line): Line | undefined {
    if (!line.hasColon || trimmed(this.text, line.valueStart, line.end)) return undefined;
    let column: number | undefined;
    for (let at = line.index + 1; at < this.starts.length; at++) {
      if (!this.hasText(at)) continue;
      const below = this.line(at);
      if (below.column <= line.entryColumn) return undefined;
      column ??= below.column;
      if (below.column < column) return below;
    }
    return undefined;
  }

  /** Whether a line is not indented like the first one below the same parent. */
  isMisplaced(line: Line): boolean {
    const parent = this.parentOf(line);
    if (!parent) return false;
    for (let at = parent.index + 1; at < line.index; at++)
      if (this.hasText(at)) return this.line(at).column !== line.column;
    return false;
  }

  /** Every line next to this one that is indented with a tab. */
  tabbedAround(line: Line): Span {
    let first = line.index;
    let last = line.index;
    while (first > 0 && this.isTabbed(first - 1)) first--;
    while (last + 1 < this.starts.length && this.isTabbed(last + 1)) last++;
    return { start: this.starts[first] ?? 0, end: this.line(last).end };
  }

  private isTabbed(index: number): boolean {
    return /^ *\t/.test(this.textOf(index)) && this.hasText(index);
  }

  /** Whether more than a comment stands on the line. */
  private hasText(index: number): boolean {
    const content = this.textOf(index).trimStart();
    return content !== '' && !content.startsWith('#');
  }

  private textOf(index: number): string {
    return this.text.slice(this.starts[index] ?? 0, (this.starts[index + 1] ?? this.text.length + 1) - 1);
  }

  private line(index: number): Line {
    const start = this.starts[index] ?? 0;
    const text = this.textOf(index).trimEnd();
    const column = text.length - text.trimStart().length;
    const dashes = /^(?:[-?](?:\s+|$))*/.exec(text.slice(column))?.[0].length ?? 0;
    const content = text.slice(column + dashes);
    // Keys are short; a garbage line may be long.
    const key = keyWithColon.exec(content.slice(0, 1024));
    const entryStart = start + column + dashes;
    return {
      index,
      content,
      itemStart: start + column,
      column,
      entryStart,
      entryColumn: column + dashes,
      hasDash: dashes > 0,
      hasColon: key !== null,
      valueStart: key ? entryStart + key[0].length : start + text.length,
      end: start + text.length,
    };
  }
}

const keyWithColon = /^(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^\s"'[{#&*!|>@`][^#]*?|[&*!]\S+)\s*:(?=\s|$)/;

/** A stretch without the white space around it; nothing where it is all white space. */
export function trimmed(text: string, start: number, end: number): Span | undefined {
  const piece = text.slice(start, end);
  const from = start + piece.length - piece.trimStart().length;
  const to = start + piece.trimEnd().length;
  return to > from ? { start: from, end: to } : undefined;
}
