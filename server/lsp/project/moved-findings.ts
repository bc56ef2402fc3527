/**
 * Carries findings over an edit without checking again: those before or behind the changed text keep pointing at the same text.
 * The others are dropped: fewer, never wrong ones.
 */
import type { Finding, Place, Span } from '../../../rules/index.ts';

/** `path`: the document whose text changed from `before` to `after`. */
export function moveFindings(
  findings: readonly Finding[],
  path: string,
  before: string,
  after: string,
): readonly Finding[] {
  if (before === after || findings.length === 0) return findings;
  const move = moverOf(before, after);
  return findings.flatMap((finding) => {
    const place = movePlace(finding.place, path, move);
    const related = finding.related.flatMap((one) => {
      const moved = movePlace(one.place, path, move);
      return moved ? [{ ...one, place: moved }] : [];
    });
    // Fixes and scopes belong to the text they were computed from: whoever needs them checks again.
    return place ? [{ ...finding, place, related, scope: null, fixes: [] }] : [];
  });
}

type Move = (span: Span) => Span | undefined;

function movePlace(place: Place, path: string, move: Move): Place | undefined {
  if (place.path !== path || !place.span) return place;
  const span = move(place.span);
  return span && { path, span };
}

function moverOf(before: string, after: string): Move {
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before.charCodeAt(head) === after.charCodeAt(head)) head++;
  let tail = 0;
  while (
    tail < shorter - head &&
    before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)
  )
    tail++;
  const shift = after.length - before.length;
  const behind = before.length - tail;
  return ({ start, end }) => {
    if (end <= head) return { start, end };
    return start >= behind ? { start: start + shift, end: end + shift } : undefined;
  };
}
