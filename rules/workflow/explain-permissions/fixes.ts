/**
 * Writes the reason behind a right. Rights in braces get a line each, since a comment ends its line.
 */
import type { Document } from '../../engine/document.ts';
import { setKey, setTrailingComment } from '../../engine/edit/yaml.ts';
import type { Fix, TextEdit } from '../../engine/finding.ts';
import type { MapNode, Span } from '../../engine/tree.ts';
import type { Permissions, Scope } from '../../model/workflow/permissions.ts';

/** Reading the code is what nearly every job does. */
export function needsReason({ name, level }: Scope): boolean {
  return name !== 'contents' || level !== 'read';
}

export type ReasonOf = (scope: Scope) => string | undefined;

/** `owner`: the workflow or job that has the block. */
export function fixesFor(
  document: Document,
  owner: MapNode,
  block: Permissions,
  scope: Scope,
  reasonOf: ReasonOf,
): readonly Fix[] {
  const reason = reasonOf(scope);
  if (!reason) return [byHand];
  const { value } = block.pair;
  if (value?.kind !== 'map' || !value.flow || endsLine(document, scope))
    return [{ title: `Write behind ${scope.name}: ${reason}`, safety: 'safe', edits: behind(document, scope, reason) }];
  const edits = inLines(document, owner, block, value, reasonOf);
  return edits.length === 0
    ? [byHand]
    : [{ title: 'Give each right a line, and say why behind it', safety: 'safe', edits }];
}

export function commentOnLine(document: Document, offset: number): Span | undefined {
  const start = document.text.lastIndexOf('\n', offset - 1) + 1;
  const next = document.text.indexOf('\n', offset);
  const end = next < 0 ? document.text.length : next;
  return document.tree.comments.find((comment) => comment.start >= start && comment.start < end);
}

/** In braces of several lines, a comment fits behind the comma. */
function endsLine({ text }: Document, { value }: Scope): boolean {
  const rest = text.slice(value.span.end).split('\n', 1)[0] ?? '';
  return /^,?\s*(?:#|$)/.test(rest.trim());
}

/** An empty comment makes way; it cannot be one with words, since then the reason is there. */
function behind(document: Document, { value }: Scope, reason: string): readonly TextEdit[] {
  const empty = commentOnLine(document, value.span.end);
  return empty
    ? [{ path: document.path, span: empty, text: `# ${reason}` }]
    : setTrailingComment(document, value.span.end, reason);
}

/** None where the block cannot be written anew: inside other braces, with an anchor, or with comments of its own. */
function inLines(
  document: Document,
  owner: MapNode,
  { pair, scopes }: Permissions,
  { span }: MapNode,
  reasonOf: ReasonOf,
): readonly TextEdit[] {
  const between = document.text.slice(pair.key.span.end, span.start);
  const has = document.tree.comments.some(({ start }) => start > span.start && start < span.end);
  if (owner.flow || has || between.trim() !== ':') return [];
  const lines = scopes.map((scope) => {
    const reason = needsReason(scope) ? reasonOf(scope) : undefined;
    return `${scope.name}: ${scope.level}${reason ? ` # ${reason}` : ''}`;
  });
  return setKey(document, owner, pair.key.value, lines.join('\n'));
}

const byHand: Fix = {
  title: 'Write the reason, by hand',
  safety: 'guided',
  edits: [],
  guide: ['Give each right a line of its own.', 'Write behind it what needs it, such as `# uploads the report`.'],
};
