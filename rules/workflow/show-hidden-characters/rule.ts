/**
 * Finds characters that editors and reviews do not show: they can hide text, or show a line in another order than it is read.
 */
import type { Document } from '../../engine/document.ts';
import { edit, lineEnd, lineStart } from '../../engine/edit/text-lines.ts';
import type { Certainty, Fix, Related, Severity } from '../../engine/finding.ts';
import { kinds } from '../../engine/kinds.ts';
import type { DocumentRule } from '../../engine/rule.ts';
import type { Span } from '../../engine/tree.ts';
import { shortText } from '../../model/short-text.ts';
import { type HiddenRun, hiddenRunsIn } from './runs.ts';

export const rule: DocumentRule = {
  id: 'show-hidden-characters',
  family: 'workflow',
  title: 'Show characters that nobody can see',
  // Prose may be in any script, and a program writes the lock.
  reads: kinds.filter((kind) => kind !== 'security-policy' && kind !== 'actions-lock'),
  severity: 'worth-fixing',
  certainty: 'certain',
  effort: 'one click',
  item: 'no-strangers-code',
  equivalents: ['semgrep:generic.unicode.security.bidi.contains-bidirectional-characters'],
  *check(document) {
    for (const run of hiddenRunsIn(document)) {
      yield {
        at: visibleAround(document, run),
        ...gradeOf(run),
        message: messageFor(run),
        related: relatedFor(document, run),
        equivalents:
          run.kind === 'order' ? ['semgrep:generic.unicode.security.bidi.contains-bidirectional-characters'] : [],
        fixes: [removal(document, run)],
      };
    }
  },
};

function gradeOf(run: HiddenRun): { readonly severity: Severity; readonly certainty: Certainty } {
  if (run.kind === 'payload') return { severity: 'fix-now', certainty: 'certain' };
  if (run.kind === 'order')
    return { severity: 'worth-fixing', certainty: run.isRightToLeft && run.isInComment ? 'possible' : 'certain' };
  if (run.isInComment || run.isBeforeName || run.isRightToLeft) return { severity: 'tidy', certainty: 'possible' };
  return { severity: 'good-habit', certainty: 'likely' };
}

function messageFor({ kind, code, count }: HiddenRun): string {
  if (kind === 'payload') return `${count} characters here stay unseen, and can hold a hidden text. Remove them.`;
  if (kind === 'order') return `\`${code}\` shows this line in another order than it is read. Remove it.`;
  if (count > 1) return `${count} characters here stay unseen, starting with \`${code}\`. Remove them.`;
  return kind === 'mark'
    ? `\`${code}\` stays unseen, and sets a direction of reading. Remove it.`
    : `\`${code}\` takes no room, so nobody sees it here. Remove it.`;
}

function relatedFor({ path }: Document, { says, start, end }: HiddenRun): readonly Related[] {
  if (says === undefined) return [];
  return [{ place: { path, span: { start, end } }, message: `They spell \`${shortText(says, 60)}\`.` }];
}

/** What takes no room cannot be underlined, so the character before or behind it is marked too. */
function visibleAround({ text }: Document, { start, end }: Span): Span {
  if (start > lineStart(text, start)) {
    const isPair = /[\udc00-\udfff]/.test(text.charAt(start - 1));
    return { start: start - (isPair ? 2 : 1), end };
  }
  const isPair = /[\ud800-\udbff]/.test(text.charAt(end));
  return { start, end: Math.min(end + (isPair ? 2 : 1), lineEnd(text, end)) };
}

/** In a comment nothing depends on it. In a value it may be part of a name somewhere else. */
function removal(document: Document, { start, end, count, isInComment, kind }: HiddenRun): Fix {
  const title = count > 1 ? `Remove ${count} hidden characters` : 'Remove the hidden character';
  const edits = edit(document, start, end, '');
  if (isInComment) return { title, safety: 'safe', edits };
  const guide =
    kind === 'payload'
      ? [
          'Ask who put them there. The history of the file says it.',
          'Look for code that reads this file and decodes them.',
        ]
      : ['Read the line again. It may say something else now.'];
  return { title, safety: 'careful', edits, guide };
}
