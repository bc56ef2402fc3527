/** Decides what to cut out of a YAML text around an error: the value of an entry, then the entry, then what holds it. */
import type { Span } from '../tree.ts';
import { type Line, Lines, trimmed } from './yaml-lines.ts';
import { openingAt } from './yaml-openings.ts';
import type { YamlError } from './yaml-parse.ts';

export interface Cut {
  readonly span: Span;
  /** Where we know better than the library what is wrong. */
  readonly reason?: string;
}

/** The smallest piece around an error that is not blank yet. Nothing when all is blank around it. */
export function cutAround(text: string, error: YamlError): Cut | undefined {
  const lines = new Lines(text);
  const opening = openingAt(text, error);
  const culprit = lines.lastWithText(opening?.start ?? error.start);
  if (!culprit) return undefined;
  if (error.code === 'TAB_AS_INDENT' && !opening) return tabbedLines(lines, culprit);
  const parent = lines.parentOf(culprit);
  // A line that fell out of a block of text above it: the text is broken as a whole.
  const isStray = parent !== undefined && !opening && blockHeader.test(parent.content);
  const line = isStray ? parent : opening ? culprit : (lines.oddIn(culprit) ?? culprit);
  const inKey = line === culprit && !opening && error.start < line.valueStart;
  for (let here: Line | undefined = line; here; here = lines.parentOf(here)) {
    const entryStart = here === line ? here.entryStart : here.itemStart;
    const end = lines.endOfBlock(here, here === line && here.hasDash ? here.entryColumn : here.column);
    if (here === line && !inKey && here.hasColon && line.index <= culprit.index && !opening?.isWholeLine) {
      const value = trimmed(text, here.valueStart, end);
      if (value) return { span: value, reason: opening?.reason };
    }
    const isAll = opening?.isWholeLine || lines.isMisplaced(here) || end >= lines.endOfBlock(here, here.column);
    const start = isAll ? here.itemStart : entryStart;
    const whole = trimmed(text, start, end);
    if (whole) return { span: whole, reason: opening?.reason };
  }
  return undefined;
}

/** From `<<<<<<<` to `>>>>>>>`, both sides; a marker without its other end alone. */
export function mergeConflictsIn(text: string): readonly Span[] {
  const conflicts: Span[] = [];
  let open: number | undefined;
  for (const found of text.matchAll(/^([<>|=])\1{6}(?: .*)?$/gm)) {
    const end = found.index + found[0].trimEnd().length;
    if (found[1] === '<' && open === undefined) open = found.index;
    else if (found[1] === '>') {
      conflicts.push({ start: open ?? found.index, end });
      open = undefined;
    }
  }
  if (open !== undefined)
    conflicts.push({
      start: open,
      end:
        text
          .slice(open, open + 200)
          .split('\n')[0]
          ?.trimEnd().length ?? 0,
    });
  return conflicts.map(({ start, end }) => ({ start, end: end < start ? start + end : end }));
}

/** Whether every indented line of a text is indented with tabs and nothing else. */
export function isTabbed(text: string): boolean {
  return /^\t/m.test(text) && !/^\t* /m.test(text);
}

const blockHeader = /(?:^|[\s:-])[|>][-+0-9]*\s*(?:#.*)?$/;
function tabbedLines(lines: Lines, line: Line): Cut {
  return { span: lines.tabbedAround(line) };
}
