/**
 * Edits that let a `uses:` run another commit, with the version behind it as a comment.
 */
import type { Document } from '../../engine/document.ts';
import { setTrailingComment } from '../../engine/edit/yaml-comment.ts';
import type { Commit } from '../../engine/facts.ts';
import type { TextEdit } from '../../engine/finding.ts';
import type { Span } from '../../engine/tree.ts';
import type { RepositoryUses } from './uses.ts';
import { commentPlace, versionCommentBehind } from './version-comment.ts';

/** `at`: what the commit takes the place of, the ref where nothing is said. */
export function repin(
  document: Document,
  uses: RepositoryUses,
  { sha, version }: Commit,
  at: Span = uses.refAt,
): readonly TextEdit[] {
  const said = versionCommentBehind(document, uses);
  // A version that stands inside a comment, behind a label or an ignore mark, is replaced there.
  const comment =
    said?.version && !said.isFirst
      ? [{ path: document.path, span: said.span, text: version }]
      : setTrailingComment(document, commentPlace(uses), version);
  return [{ path: document.path, span: at, text: sha }, ...comment];
}
