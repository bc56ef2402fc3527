/**
 * Blocks of text (`|` and `>`) of the quick reader, without signs for kept line ends or a given indentation. Folding is the library's.
 */
import type { ScalarNode, Span } from '../tree.ts';
import { givenUp, resolved } from './yaml-quick-scalar.ts';
import { placeOf } from './yaml-scalar-map.ts';

/**
 * A block that opens at `start` and belongs to a key or dash in `column`. `end` is the start of the line behind its last line of text.
 */
export function readBlock(
  text: string,
  start: number,
  column: number,
  comments: Span[],
): { readonly node: ScalarNode; readonly end: number } {
  const bodyStart = readHeader(text, start, comments);
  const isStripped = text.charAt(start + 1) === '-';
  const { indent, end } = bodyOf(text, bodyStart, column);
  const node = text.charAt(start) === '|' ? literal(text, start, bodyStart, end, indent, isStripped) : folded();
  return { node, end: end + 1 };

  function folded(): ScalarNode {
    const header = {
      type: 'block-scalar-header',
      offset: start,
      indent: column,
      source: isStripped ? '>-' : '>',
    } as const;
    const source = text.slice(bodyStart, end + 1);
    const value = resolved({ type: 'block-scalar', offset: start, indent: column, props: [header], source });
    const place = placeOf(text, 'folded', { start, end: Math.min(end + 1, text.length) }, value);
    const { valueStart, map } = place;
    return { kind: 'scalar', span: { start, end: place.end }, style: 'folded', value, typed: value, valueStart, map };
  }
}

/** Gives the start of the first line. */
function readHeader(text: string, start: number, comments: Span[]): number {
  const found = text.indexOf('\n', start);
  if (found === -1) throw givenUp;
  const header = /^[|>]-?(?: *$| +(?=#))/.exec(text.slice(start, found));
  if (!header) throw givenUp;
  const comment = start + header[0].length;
  if (comment < found) comments.push({ start: comment, end: found });
  return found + 1;
}

/** The indentation that belongs to the block, and the end of its last line of text. */
function bodyOf(text: string, bodyStart: number, column: number): { readonly indent: number; readonly end: number } {
  let indent = -1;
  let end = -1;
  let mostBlank = 0;
  for (let lineStart = bodyStart; lineStart < text.length; ) {
    let at = lineStart;
    while (text.charCodeAt(at) === 32) at++;
    const spaces = at - lineStart;
    const found = text.indexOf('\n', at);
    const lineEnd = found === -1 ? text.length : found;
    if (at === lineEnd) mostBlank = Math.max(mostBlank, spaces);
    else {
      if (spaces <= column || (indent !== -1 && spaces < indent)) break;
      // Blank lines before the first line of text must not be indented more than it.
      if (indent === -1 && mostBlank > spaces) throw givenUp;
      if (indent === -1) indent = spaces;
      mostBlank = 0;
      end = lineEnd;
    }
    lineStart = lineEnd + 1;
  }
  if (end === -1 || mostBlank > indent) throw givenUp;
  return { indent, end };
}

function literal(
  text: string,
  start: number,
  bodyStart: number,
  end: number,
  indent: number,
  isStripped: boolean,
): ScalarNode {
  const map: { at: number; source: number }[] = [];
  let value = '';
  let next = -1;
  for (let lineStart = bodyStart; lineStart <= end; ) {
    const found = text.indexOf('\n', lineStart);
    const lineEnd = found === -1 ? text.length : found;
    const source = Math.min(lineStart + indent, lineEnd);
    if (source !== next) map.push({ at: value.length, source });
    next = lineEnd + 1;
    value += lineEnd < end ? text.slice(source, next) : text.slice(source, lineEnd);
    lineStart = next;
  }
  if (!isStripped) value += '\n';
  const valueStart = map[0]?.source ?? bodyStart;
  return { kind: 'scalar', span: { start, end }, style: 'literal', value, typed: value, valueStart, map };
}
