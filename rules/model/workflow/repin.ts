/**
 * Edits that let a `uses:` run another commit, with the version behind it as a comment.
 */
import type { Document } from '../../engine/document.ts';
import { setTrailingComment } from '../../engine/edit/yaml-comment.ts';
import type { Commit } from '../../engine/facts.ts';
import type { TextEdit } from '../../engine/finding.ts';
import type { Span } from '../../engine/tree.ts';
import type { RepositoryUses, Uses } from './uses.ts';

/** `at`: what the commit takes the place of, the ref where nothing is said. */
export function repin(
  document: Document,
  uses: RepositoryUses & Uses,
  { sha, version }: Commit,
  at: Span = uses.refAt,
): readonly TextEdit[] {
  return [{ path: document.path, span: at, text: sha }, ...setTrailingComment(document, commentPlace(uses), version)];
}

/** Where a comment about the version goes: inside a block (`uses: >-`) it would become part of the value, so it goes behind the line above. */
export function commentPlace({ scalar, refAt }: RepositoryUses & Uses): number {
  return scalar.style === 'literal' || scalar.style === 'folded' ? scalar.span.start : refAt.end;
}
