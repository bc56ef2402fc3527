/**
 * Lengthens the span of a block over text that was cut out of it, so that an incomplete step, say, is seen to be
 * incomplete: its span overlaps a gap.
 */
import type { Span } from '../tree.ts';

export interface Stretch {
  /** Over cuts before and behind a block, as far as they are indented like it. */
  block(span: Span): Span;
  /** Over a cut that was the value of a key, in a span from the key to behind its colon. */
  pair(span: Span): Span;
}

/** `original` is the text as it came, `text` the same with the cuts blank; `cuts` stand in its order. */
export function stretchOver(original: string, text: string, cuts: readonly Span[]): Stretch {
  // How far in a tab is meant to be nobody knows, so such lines belong to what stands above them.
  const tabbed = new Set(cuts.filter((cut) => original[cut.start] === '\t'));
  return {
    block(span) {
      let { start, end } = span;
      const column = leastColumn(text, start);
      for (const cut of cuts) {
        if (
          cut.start >= end &&
          (columnOf(text, cut.start) >= column || tabbed.has(cut)) &&
          isBlank(text, end, cut.start)
        )
          end = cut.end;
      }
      for (const cut of cuts.toReversed()) {
        if (cut.end <= start && columnOf(text, cut.start) === columnOf(text, start) && isBlank(text, cut.end, start))
          start = cut.start;
      }
      return { start, end };
    },
    pair(span) {
      const column = columnOf(text, span.start);
      const cut = cuts.find(({ start }) => start >= span.end);
      if (!cut || columnOf(text, cut.start) <= column || !isBlank(text, span.end, cut.start)) return span;
      return { start: span.start, end: cut.end };
    },
  };
}

/** What is indented at least so far belongs to the block that starts here: behind a dash, all that is further in than the dash. */
function leastColumn(text: string, start: number): number {
  const before = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  const dash = /[-?] +$/.exec(before);
  return dash ? dash.index + 1 : before.length;
}

function columnOf(text: string, offset: number): number {
  return offset - (text.lastIndexOf('\n', offset - 1) + 1);
}

/** White space and comments. */
function isBlank(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    const unit = text.charAt(at);
    if (unit === '#') {
      const lineEnd = text.indexOf('\n', at);
      if (lineEnd === -1) return true;
      at = lineEnd;
    } else if (unit.trim() !== '') return false;
  }
  return true;
}
