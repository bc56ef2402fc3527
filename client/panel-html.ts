/**
 * The panel's page as HTML: what stands in the person's own file first, then the rule's page. No scripts, and nothing
 * may load. Whatever comes from the opened repository is text here, never markup and never a link.
 */
import { l10n } from 'vscode';
import type { Explanation, FixSummary } from '../server/lsp/messages.ts';
import { innerCommands } from './command-names.ts';
import { type ChangedLine, compareLines } from './line-changes.ts';
import { escapeHtml, renderMarkdown, renderText } from './page-markdown.ts';
import { panelStyle } from './panel-style.ts';
import { whereWords } from './setting-words.ts';

/** The only commands a link of the panel may run. What they do is decided outside, by what the panel shows. */
export const linkedCommands: readonly string[] = [innerCommands.applyFromPanel, innerCommands.openAsText];

export interface PanelContent {
  readonly explanation: Explanation;
  /** Place in the finding's fixes whose steps to show instead of the page. */
  readonly guided?: number;
  /** What was done last, in one sentence. */
  readonly note?: string;
}

/** `nonce` is random and new for every page; `language` is the one the words of the editor are in. */
export function renderPanel(content: PanelContent, { nonce, language }: { nonce: string; language: string }): string {
  const { explanation } = content;
  return `<!DOCTYPE html>
<html lang="${escapeHtml(language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'nonce-${nonce}'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(explanation.title)}</title>
<style nonce="${nonce}">${panelStyle}</style>
</head>
<body>
<main>
<h1>${renderText(explanation.title)}</h1>
${content.note ? `<p class="note" role="status">${renderText(content.note)}</p>` : ''}
${renderFinding(content)}
${content.guided === undefined ? `<article lang="en">${renderMarkdown(explanation.page)}</article>` : ''}
</main>
<footer><a href="${commandLink(innerCommands.openAsText)}">${escapeHtml(l10n.t('Open as text'))}</a></footer>
</body>
</html>`;
}

function renderFinding({ explanation: { finding }, guided }: PanelContent): string {
  if (!finding) return '';
  const fix = guided === undefined ? undefined : finding.fixes[guided];
  const parts = [
    `<h2>${escapeHtml(fix?.guide ? l10n.t('What to do, step by step') : l10n.t('In your project'))}</h2>`,
    `<p class="where">${escapeHtml(whereWords(finding))}</p>`,
    `<p>${renderText(finding.message)}</p>`,
    fix?.guide ? renderSteps(fix.guide) : renderLines(finding.before, finding.after),
    renderActions(finding.fixes, guided),
  ];
  return `<section class="here">${parts.join('\n')}</section>`;
}

function renderSteps(steps: readonly string[]): string {
  return `<ol>${steps.map((step) => `<li>${renderText(step)}</li>`).join('\n')}</ol>`;
}

function renderLines(before: string | undefined, after: string | undefined): string {
  if (before === undefined)
    return after === undefined ? '' : renderBlock(l10n.t('What the fix would write'), plain(after));
  if (after === undefined) return renderBlock(l10n.t('Your lines'), plain(before));
  const lines = compareLines(before, after);
  return renderBlock(l10n.t('Before'), lines.before, 'del') + renderBlock(l10n.t('After'), lines.after, 'ins');
}

function plain(text: string): readonly ChangedLine[] {
  return compareLines(text, text).before;
}

/** The mark of a changed line is an element and a sign, so that it shows without colour too. */
function renderBlock(label: string, lines: readonly ChangedLine[], mark?: 'del' | 'ins'): string {
  const sign = mark === 'del' ? '− ' : '+ ';
  const rendered = lines.map(({ text, isChanged }) => {
    if (mark && isChanged) return `<${mark} class="line">${sign}${escapeHtml(text)}</${mark}>`;
    return `<span class="line">${mark ? '  ' : ''}${escapeHtml(text)}</span>`;
  });
  return `<p class="label">${escapeHtml(label)}</p><pre tabindex="0" aria-label="${escapeHtml(label)}" role="region"><code>${rendered.join('')}</code></pre>`;
}

function renderActions(fixes: readonly FixSummary[], guided: number | undefined): string {
  const shown = fixes
    .map((fix, index) => ({ fix, index }))
    .filter(({ index }) => guided === undefined || index === guided);
  if (shown.length === 0) return '';
  const items = shown.map(({ fix, index }, place) => {
    const link = commandLink(innerCommands.applyFromPanel, [index]);
    if (place > 0) return `<li><a href="${link}">${renderText(fix.title)}</a></li>`;
    const button = `<a class="button" href="${link}">${escapeHtml(labelOf(fix, guided))}</a>`;
    return `<li>${button}<br><span class="note">${renderText(fix.title)}</span></li>`;
  });
  return `<ul class="actions">${items.join('\n')}</ul>`;
}

function labelOf(fix: FixSummary, guided: number | undefined): string {
  if (fix.change) return l10n.t('Change this setting…');
  if (fix.safety === 'guided' && guided === undefined) return l10n.t('Show me the steps');
  return l10n.t('Apply this fix');
}

/** Arguments are numbers that we counted ourselves. */
function commandLink(command: string, argument: readonly number[] = []): string {
  return argument.length === 0
    ? `command:${command}`
    : `command:${command}?${encodeURIComponent(JSON.stringify(argument))}`;
}
