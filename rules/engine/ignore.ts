/**
 * Comments with which a person says "leave this": ours, and those of the tools people come from.
 *
 *   # longhaul: ignore[rule-id] why          on the line, on a line of the same step, or on a line of its own above
 *   # longhaul: ignore-file[rule-id] why     before the first line that is not a comment
 *
 * They are looked for line by line, so one inside a shell script works as a person expects.
 */
import { type Document, perDocument } from './document.ts';
import type { Equivalent, Finding } from './finding.ts';
import { lineAt } from './lines.ts';

export interface IgnoreComment {
  /** 0-based. */
  readonly line: number;
  /** True when nothing but the comment stands on the line: then it also speaks for the line below. */
  readonly alone: boolean;
  readonly wholeFile: boolean;
  /** Offsets of the comment, from `#`. */
  readonly start: number;
  readonly end: number;
  /** Rule ids for `longhaul`, else the other tool's ids. Empty with `longhaul` never; with `nosemgrep` it means all. */
  readonly tool: string;
  readonly ids: readonly string[];
  readonly reason: string;
}

/** Lists of ids have a length: the text is a stranger's, and each open bracket would be followed to the end of its line. */
const forms: readonly { readonly tool: string; readonly pattern: RegExp }[] = [
  { tool: 'longhaul', pattern: /[#;]\s*longhaul:\s*ignore(-file)?\[([^\]\n]{0,500})\]([^\n]*)/g },
  { tool: 'zizmor', pattern: /#\s?zizmor:\s?ignore()\[([^\]\n]{0,500})\]([^\n]*)/g },
  { tool: 'codeql', pattern: /#\s*(?:codeql|lgtm)()\s*\[([^\]\n]{0,500})\]([^\n]*)/g },
  { tool: 'semgrep', pattern: /#\s*nosemgrep():[ \t]*([\w.,-][\w.,\t -]{0,500}?)([ \t\r]{0,100})$/gm },
  { tool: 'checkov', pattern: /#\s*checkov:skip=()([\w,]+)(?::([^\n]*))?/g },
];

/** One of them stands in every such comment: most files have none, so they need not be searched. */
const signs = ['ignore', 'nosemgrep', 'skip=', 'codeql', 'lgtm'];

/** Every ignore comment of a document, in the order of the forms above. */
export const commentsOf = perDocument((document: Document): readonly IgnoreComment[] => {
  if (!signs.some((sign) => document.text.includes(sign))) return [];
  const head = headEnd(document.text);
  return forms.flatMap(({ tool, pattern }) =>
    [...document.text.matchAll(pattern)].map((match) => {
      const start = match.index;
      const lineStart = document.text.lastIndexOf('\n', start - 1) + 1;
      return {
        line: lineAt(document, start),
        alone: document.text.slice(lineStart, start).trim() === '',
        wholeFile: match[1] === '-file' && start < head,
        start,
        end: start + match[0].trimEnd().length,
        tool,
        ids: (match[2] ?? '').split(',').map((id) => id.trim()),
        reason: (match[3] ?? '').trim(),
      };
    }),
  );
});

/** Offset of the first line that is neither blank nor a comment. */
function headEnd(text: string): number {
  return /^(?:[ \t]*(?:[#;][^\n]*)?(?:\r?\n|$))*/.exec(text)?.[0].length ?? 0;
}

export function isIgnored(finding: Finding, document: Document, comments: readonly IgnoreComment[]): boolean {
  return comments.some((comment) => names(comment, finding) && reaches(comment, finding, document));
}

function names({ tool, ids }: IgnoreComment, { rule, equivalents }: Finding): boolean {
  if (tool === 'longhaul') return ids.includes(rule);
  return equivalents.some((equivalent) => ids.includes(idFor(tool, equivalent)));
}

function idFor(tool: string, equivalent: Equivalent): string {
  return equivalent.startsWith(`${tool}:`) ? equivalent.slice(tool.length + 1) : '';
}

function reaches(comment: IgnoreComment, { place, scope }: Finding, document: Document): boolean {
  if (comment.wholeFile) return true;
  const span = scope ?? place.span;
  if (!span) return false;
  const first = lineAt(document, span.start);
  const last = lineAt(document, Math.max(span.start, span.end - 1));
  return comment.line >= first - (comment.alone ? 1 : 0) && comment.line <= last;
}
