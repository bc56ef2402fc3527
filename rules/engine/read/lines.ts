/**
 * Reads files that are a list of lines: requirements, ignore files, prose.
 * A `#` at the start of a line or behind white space opens a comment, as pip reads it. So the headings of Markdown are
 * comments here; a model that reads prose takes the document's text.
 */
import type { ScalarNode, Span, Tree } from '../tree.ts';
import { Runs } from './source-runs.ts';

/**
 * Never throws and leaves no gap. One root list with a scalar for each line that says something; lines that end in a
 * backslash go on in the next one, and `map` says where each piece stands.
 */
export function readLines(text: string): Tree {
  const items: ScalarNode[] = [];
  const comments: Span[] = [];
  let parts: Span[] = [];
  for (const line of text.matchAll(/[^\r\n]*(?:\r\n|\n|\r|$)/g)) {
    const { content, comment } = split(line[0].replace(/[\r\n]+$/, '').replace(/^\uFEFF/, ' '), line.index);
    if (comment) comments.push(comment);
    const goesOn = !comment && text[content.end - 1] === '\\' && content.end > content.start;
    // A line between the pieces that is only a comment does not end them; an empty one does.
    if (comment && content.end === content.start && parts.length > 0) continue;
    parts.push(goesOn ? { start: content.start, end: content.end - 1 } : content);
    if (goesOn) continue;
    const node = joined(text, parts);
    if (node) items.push(node);
    parts = [];
  }
  const rest = joined(text, parts);
  if (rest) items.push(rest);
  return { roots: [{ kind: 'list', span: { start: 0, end: text.length }, flow: false, items }], gaps: [], comments };
}

function split(line: string, start: number): { readonly content: Span; readonly comment: Span | undefined } {
  const hash = line.search(/(?<=^|\s)#/);
  const kept = hash === -1 ? line : line.slice(0, hash);
  const from = kept.length - kept.trimStart().length;
  const end = Math.max(from, kept.trimEnd().length);
  return {
    content: { start: start + from, end: start + end },
    comment: hash === -1 ? undefined : { start: start + hash, end: start + line.length },
  };
}

function joined(text: string, parts: readonly Span[]): ScalarNode | undefined {
  const value = parts.map((part) => text.slice(part.start, part.end)).join('');
  const first = parts.find((part) => part.end > part.start);
  const last = parts.findLast((part) => part.end > part.start);
  if (!first || !last || value.trim() === '') return undefined;
  const span = { start: first.start, end: last.end };
  const node = { kind: 'scalar', span, style: 'plain', value, typed: value, valueStart: first.start } as const;
  if (span.end - span.start === value.length) return node;
  const runs = new Runs();
  for (const part of parts) runs.run(part.start, part.end - part.start);
  return { ...node, map: runs.of(value.length, first.start) };
}
