/**
 * Reads the version in the comment behind a pinned commit: `# v4.2`, `# tag=v4`, `# version: 1.2`, `# ratchet:owner/name@v4`,
 * and the one behind an ignore comment. A number inside a sentence is no version.
 */
import type { Document } from '../../engine/document.ts';
import type { Span } from '../../engine/tree.ts';
import type { RepositoryUses } from './uses.ts';

export interface VersionComment {
  /** As written, without the words in front. Absent when the comment names no version. */
  readonly version: string | undefined;
  /** The version where there is one, else the comment. */
  readonly span: Span;
  /** True when the comment begins with the version. */
  readonly isFirst: boolean;
}

/** Where a comment about the version goes: inside a block (`uses: >-`) it would become part of the value, so it goes behind the line above. */
export function commentPlace({ scalar, refAt }: RepositoryUses): number {
  return scalar.style === 'literal' || scalar.style === 'folded' ? scalar.span.start : refAt.end;
}

export function versionCommentBehind({ text, tree }: Document, uses: RepositoryUses): VersionComment | undefined {
  const offset = commentPlace(uses);
  const lineEnd = text.indexOf('\n', offset);
  const end = lineEnd < 0 ? text.length : lineEnd;
  const comment = tree.comments.find((span) => span.start >= offset && span.start < end);
  // Several steps on one line: the comment speaks of the last one, if of any.
  if (!comment || /\buses\s*:/.test(text.slice(offset, comment.start))) return undefined;
  const written = text.slice(comment.start, Math.min(comment.end, end)).trimEnd();
  for (const part of written.matchAll(/(?:^|(?<=\s))#+[ \t]*([^#]*)/g)) {
    const words = part[1] ?? '';
    const found = versionIn(words);
    if (!found) continue;
    const at = part.index + part[0].length - words.length + found.at;
    const start = comment.start + at;
    return {
      version: found.version,
      span: { start, end: start + found.version.length },
      isFirst: /^#+\s*$/.test(written.slice(0, at)),
    };
  }
  return { version: undefined, span: { start: comment.start, end: comment.start + written.length }, isFirst: false };
}

/** The version a part of a comment starts with, behind its label or an ignore mark. */
function versionIn(part: string): { readonly version: string; readonly at: number } | undefined {
  const mark = ignoreMark.exec(part)?.[0] ?? '';
  const [, label = '', version = '', rest = ''] = labelled.exec(part.slice(mark.length)) ?? [];
  if (!version) return undefined;
  const isAlone = rest.trim() === '';
  // `20.1 is what we need` and a reason behind an ignore mark only look like versions.
  const isClear = label !== '' || /^v/i.test(version) || version.split('.').length > 2;
  return isAlone || (mark === '' && isClear) ? { version, at: mark.length + label.length } : undefined;
}

const ignoreMark = /^[\w-]+:\s*(?:ignore|disable|skip)\b(?:\[[^\]]*\])?\s*/i;
const labelled =
  /^((?:renovate:\s*)?(?:(?:tag|version|ver|pin|ratchet|release)\b\s*[:=@]?\s*)?(?:[\w.-]+\/[\w./-]+@)?)(v?\d+(?:\.\d+)+(?:[-+][\w.]+)?|v\d+)(?=[\s,;)]|$)(.*)$/is;
