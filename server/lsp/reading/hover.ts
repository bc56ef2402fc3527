/**
 * What a person reads when they point at a finding, in about sixty words, or at a comment that ignores one. Elsewhere nothing:
 * other extensions speak there.
 */
import { type Hover, MarkupKind } from 'vscode-languageserver';
import {
  allRules,
  commentsOf,
  type Document,
  type Finding,
  type IgnoreComment,
  readPage,
} from '../../../rules/index.ts';
import { pageAddress } from '../../page-address.ts';
import { offsetAt, rangeOf } from '../../positions.ts';
import { shownTo } from '../person-settings.ts';
import type { Session } from '../session.ts';
import { firstSentences, plainText, withoutLinks } from './page-excerpt.ts';

export function answerHover(session: Session): void {
  session.connection.onHover(async ({ textDocument: { uri }, position }): Promise<Hover | null> => {
    const located = await session.projects.locate(uri);
    const document = located?.project.document(located.path);
    if (!located || !document) return null;
    const offset = offsetAt(document, position);
    const comment = commentsOf(document).find(({ start, end }) => start <= offset && offset <= end);
    if (comment) return toHover(session, document, comment, commentWords(comment));
    const shown = shownTo(await session.settings.of(uri), located.findings.currentOf(located.path));
    const finding = shown
      .filter(({ place }) => place.span && place.span.start <= offset && offset <= place.span.end)
      .sort((a, b) => width(a) - width(b))[0];
    return finding?.place.span
      ? toHover(session, document, finding.place.span, await findingWords(session, finding))
      : null;
  });
}

function width({ place }: Finding): number {
  return place.span ? place.span.end - place.span.start : 0;
}

async function findingWords({ pages }: Session, { rule, family, fixes }: Finding): Promise<string> {
  const page = readPage(await pages.textOf(family, rule));
  const title = allRules.find(({ id }) => id === rule)?.title ?? rule;
  const what = withoutLinks(firstSentences(page.sections['In one sentence'], 25));
  const why = withoutLinks(firstSentences(page.sections['Why it matters'], 30));
  const fix = fixes[0] ? `Fix: ${fixes[0].title}.` : '';
  return [
    `**${title}.** ${[what, why].filter(Boolean).join(' ')}`.trim(),
    [fix, `[Read why](${pageAddress(rule)})`].filter(Boolean).join(' '),
  ].join('\n\n');
}

/** What is ignored, and why. Only ours are explained at length: the others have their own tools. */
function commentWords({ tool, ids, reason, wholeFile }: IgnoreComment): string {
  const where = wholeFile ? 'in this whole file' : 'here';
  const why = reason ? `The reason given: ${escaped(reason)}` : 'No reason is given. Add one behind the bracket.';
  if (tool !== 'longhaul') return `Longhaul respects this comment of another tool ${where}. ${why}`;
  const lines = ids.map((id) => {
    const rule = allRules.find((known) => known.id === id);
    return rule
      ? `- [${rule.title}](${pageAddress(id)})`
      : `- \`${id.replace(/`/g, '')}\` is no rule of Longhaul, so it ignores nothing. Check its name.`;
  });
  return [`Longhaul ignores this ${where}:`, lines.join('\n'), why].join('\n\n');
}

/** The reason is a stranger's text: no link and no markup of it may work. */
function escaped(text: string): string {
  return text.replace(/[\\`*_{}[\]()#+.!|<>~-]/g, '\\$&');
}

function toHover(
  { abilities }: Session,
  document: Document,
  span: { readonly start: number; readonly end: number },
  markdown: string,
): Hover {
  const contents = abilities.rendersMarkdown
    ? { kind: MarkupKind.Markdown, value: markdown }
    : { kind: MarkupKind.PlainText, value: plainText(markdown) };
  return { contents, range: rangeOf(document, span) };
}
