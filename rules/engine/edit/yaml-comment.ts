/** Sets the comment behind a line: the version behind an action's commit, or a reason. */
import type { Document } from '../document.ts';
import type { TextEdit } from '../finding.ts';
import { edit, lineEnd, lineStart } from './text-lines.ts';

/**
 * Writes `# text` behind the line that holds `offset`. A version that a comment there begins with is replaced;
 * any other comment stays, behind the new one. `text` comes without its `#`.
 */
export function setTrailingComment(document: Document, offset: number, text: string): readonly TextEdit[] {
  const start = lineStart(document.text, offset);
  const end = lineEnd(document.text, offset);
  const comment = document.tree.comments.find((span) => span.start >= start && span.start < end);
  if (!comment) {
    const at = start + document.text.slice(start, end).trimEnd().length;
    return edit(document, at, at, ` # ${text}`);
  }
  const written = document.text.slice(comment.start, Math.min(comment.end, end));
  const version = versionComment.exec(written);
  const old = version ? version[0].trimEnd() : '';
  if (old === `# ${text}`) return [];
  const rest = written.slice(old.length).trim();
  const separator = old === '' || rest === '' ? '' : /^\s/.test(written.slice(old.length)) ? '' : ' ';
  return edit(document, comment.start, comment.start + old.length, old === '' ? `# ${text} ` : `# ${text}${separator}`);
}

/** `# v4`, `# 4.1.2`, `# tag=v4`, `# pin@v4`, `# ratchet:owner/name@v4`, each with or without words behind it. */
const versionComment =
  /^#\s*(?:(?:tag|pin|version|ratchet)\s*[=:@]\s*)?(?:[\w.-]+\/[\w./-]+@)?v?\d+(?:\.\d+)*(?:[-+.][\w.-]+)?(?=\s|$)/i;
