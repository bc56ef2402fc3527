/**
 * Tokens in a workflow or an action: in a value, in a key, or in a comment.
 */
import type { Document } from '../../engine/document.ts';
import { type ScalarNode, type Span, scalarsIn, sourceOf } from '../../engine/tree.ts';
import { type TokenKind, tokensIn } from '../../model/secret-shape.ts';

export interface StoredToken {
  readonly kind: TokenKind;
  readonly at: Span;
  /** The value that holds it; absent in a comment. `place` is units of it. */
  readonly scalar?: ScalarNode;
  readonly place?: Span;
}

export function storedTokensIn(document: Document): readonly StoredToken[] {
  const inText = tokensIn(document.text);
  if (inText.length === 0) return [];
  const inValues = scalarsIn(document.root).flatMap((scalar) =>
    tokensIn(scalar.value).map(({ kind, start, end }) => ({
      kind,
      at: sourceOf(scalar, start, end),
      scalar,
      place: { start, end },
    })),
  );
  const inComments = inText
    .filter(({ start }) => document.tree.comments.some((comment) => comment.start <= start && start < comment.end))
    .map(({ kind, start, end }) => ({ kind, at: { start, end } }));
  return [...inValues, ...inComments].sort((a, b) => a.at.start - b.at.start);
}
