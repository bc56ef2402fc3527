/**
 * Reads the version in the comment behind a pinned commit: `# v4.2`, `# tag=v4`, `# version: 1.2`, and the one behind an ignore comment.
 */
import type { Document } from '../../engine/document.ts';
import type { Span } from '../../engine/tree.ts';

export interface VersionComment {
  /** As written, without the words in front. Absent when the comment names no version. */
  readonly version: string | undefined;
  /** The version where there is one, else the comment. */
  readonly span: Span;
}

/** `offset`: behind the commit. */
export function versionCommentBehind({ text, tree }: Document, offset: number): VersionComment | undefined {
  const lineEnd = text.indexOf('\n', offset);
  const end = lineEnd < 0 ? text.length : lineEnd;
  const comment = tree.comments.find((span) => span.start >= offset && span.start < end);
  // Several steps on one line: the comment speaks of the last one, if of any.
  if (!comment || /\buses\s*:/.test(text.slice(offset, comment.start))) return undefined;
  const written = text.slice(comment.start, Math.min(comment.end, end)).trimEnd();
  for (const match of written.matchAll(
    /(?:^|\s)#?\s*(?:(?:tag|version|ver|pin)\s*[:=@]\s*)?(v?\d+(?:\.\d+)+(?:[-+][\w.]+)?|v\d+)(?=[\s,;)]|$)/gi,
  )) {
    const version = match[1] ?? '';
    const start = comment.start + match.index + match[0].length - version.length;
    return { version, span: { start, end: start + version.length } };
  }
  return { version: undefined, span: { start: comment.start, end: comment.start + written.length } };
}
