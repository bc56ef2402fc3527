/**
 * Reads half-typed YAML: cuts out the smallest block around an error, reads again, and so on, so that one broken entry
 * costs that entry. The text that was cut becomes spaces, so every other offset stays what it was.
 */
import type { Gap, Span, Tree } from '../tree.ts';
import { blank } from './blank.ts';
import { convertDocuments } from './yaml-convert.ts';
import { cutAround, isTabbed, mergeConflictsIn } from './yaml-cut.ts';
import { mostErrors, type ParsedYaml, parseYaml, type YamlError } from './yaml-parse.ts';
import { readQuickly } from './yaml-quick.ts';
import { stretchOver } from './yaml-stretch.ts';
import { stretchTree } from './yaml-stretch-tree.ts';

/** Always ends: rounds are few, and the longer the text, the fewer. */
export function recoverYaml(text: string, parsed: ParsedYaml): Tree {
  if (parsed.errors[0]?.code === 'TOO_DEEP') return unread(text, parsed, 'This is nested too deeply to read.');
  let current = text;
  const gaps: Gap[] = [];
  const cut = (gap: Gap) => {
    gaps.push(gap);
    current = blank(current, gap.span);
  };
  for (const span of mergeConflictsIn(text)) cut({ span, reason: 'A merge conflict is left here.' });
  if (isTabbed(text)) current = withSpaces(text, gaps);
  let now = current === text ? parsed : parseYaml(current);
  let work = text.length;
  for (let round = 1; now.errors.length > 0; round++) {
    const [first] = now.errors;
    if (now.errors.length >= mostErrors && text.length > longText) return unread(text, now, reasonFor(first));
    // Later errors are often only echoes of the first, so they wait until it is plain that there are many.
    for (const error of now.errors.slice(0, round < manyRounds ? 1 : 20)) {
      work += text.length;
      const found = work > mostWork ? undefined : cutAround(current, error);
      if (found) cut({ span: found.span, reason: found.reason ?? reasonFor(error) });
      else if (error === first) return unread(text, now, reasonFor(first));
    }
    const tree = readQuickly(current);
    if (tree) return stretched(text, current, tree, gaps);
    now = parseYaml(current);
    work += text.length;
  }
  return stretched(text, current, convertDocuments(current, now), gaps);
}

const manyRounds = 40;
/** Above it, a text full of errors is not configuration that someone is typing. */
const longText = 100_000;
/** In units of text read altogether: a few dozen rounds for a file as people write it, two for one of 1 MB. */
const mostWork = 4_000_000;

/** The tree of what is left, in which blocks take in what was cut out of them. */
function stretched(text: string, current: string, tree: Tree, cuts: readonly Gap[]): Tree {
  const gaps = mergeNeighbours(text, cuts);
  const stretch = stretchOver(
    text,
    current,
    gaps.map((gap) => gap.span),
  );
  const { comments } = tree;
  if (tree.roots.length === 0 && gaps.length > 0) return unread(text, tree, gaps[0]?.reason ?? notYaml);
  const all = [...gaps, ...tree.gaps].sort((a, b) => a.span.start - b.span.start);
  return { roots: stretchTree(tree.roots, stretch), gaps: all, comments };
}

/** Cuts that touch are one gap for a reader. */
function mergeNeighbours(text: string, cuts: readonly Gap[]): readonly Gap[] {
  const merged: Gap[] = [];
  for (const cut of [...cuts].sort((a, b) => a.span.start - b.span.start)) {
    const last = merged.at(-1);
    if (last && text.slice(last.span.end, cut.span.start).trim() === '') {
      const span: Span = { start: last.span.start, end: Math.max(last.span.end, cut.span.end) };
      merged[merged.length - 1] = { span, reason: last.reason };
    } else merged.push(cut);
  }
  return merged;
}

/** A file indented with tabs alone has a clear meaning, though no other program takes it. */
function withSpaces(text: string, gaps: Gap[]): string {
  const first = /^\t+/m.exec(text);
  if (first)
    gaps.push({
      span: { start: first.index, end: first.index + first[0].length },
      reason: reasons['TAB_AS_INDENT'] ?? notYaml,
    });
  return text.replace(/^\t+/gm, (tabs) => ' '.repeat(tabs.length));
}

function unread(text: string, { comments }: Pick<Tree, 'comments'>, reason: string): Tree {
  const start = text.length - text.trimStart().length;
  return {
    roots: [],
    gaps: [{ span: { start, end: Math.max(start, text.trimEnd().length) }, reason }],
    comments,
  };
}

const notYaml = 'This is not valid YAML.';

function reasonFor(error: YamlError | undefined): string {
  return (error && reasons[error.code]) ?? notYaml;
}

const reasons: Readonly<Record<string, string>> = {
  TAB_AS_INDENT: 'A tab stands where YAML wants spaces.',
  BAD_INDENT: 'The indentation does not fit the lines around it.',
  BAD_SCALAR_START: 'A value cannot start with this character, unless it stands in quotes.',
  BAD_DQ_ESCAPE: 'This backslash means nothing in double quotes.',
  BLOCK_AS_IMPLICIT_KEY: 'There are two colons on this line. A value with a colon and a space in it needs quotes.',
  MULTILINE_IMPLICIT_KEY: 'A colon is missing after a key.',
  RESOURCE_EXHAUSTION: 'This is nested too deeply to read.',
};
