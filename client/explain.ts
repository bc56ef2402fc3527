/** Fills the panel: with a rule's page and the person's own lines, with the steps of a fix, or with a row's page. */
import { languages, type Range, window } from 'vscode';
import type { ChecklistRow, FindingTarget, Range as PlainRange } from '../server/lsp/messages.ts';
import { itemPage } from './item-pages.ts';
import type { Panel } from './panel.ts';
import type { Requests } from './requests.ts';
import { sayNoServer } from './say.ts';

export class Explain {
  constructor(
    private readonly requests: Requests,
    private readonly panel: Panel,
  ) {}

  async finding(target: FindingTarget): Promise<void> {
    const explanation = await this.requests.explain(target);
    if (explanation) this.panel.show({ explanation });
    else sayNoServer();
  }

  /** The steps of one fix, with a button that carries it out. */
  async guide(target: FindingTarget, fix: number): Promise<void> {
    const explanation = await this.requests.explain(target);
    if (explanation) this.panel.show({ explanation, guided: fix });
    else sayNoServer();
  }

  /** What is to do in the row, else its first rule; rows without rules have a page of this client. */
  async row(row: ChecklistRow): Promise<void> {
    const rule = row.rules.find(({ outcome }) => outcome === 'to-do') ?? row.rules[0];
    if (!rule) return this.panel.show({ explanation: { rule: row.item, title: row.title, page: itemPage(row.item) } });
    return this.finding(rule.findings[0]?.target ?? { rule: rule.rule, uri: '', range: null });
  }

  /** Asks again for what is on the screen, after something changed. */
  async refresh(note?: string): Promise<void> {
    const shown = this.panel.shown;
    const target = shown?.explanation.finding?.target;
    if (!shown || !target) return;
    const explanation = await this.requests.explain(target).catch(() => undefined);
    if (explanation) this.panel.update({ explanation, guided: explanation.finding ? shown.guided : undefined, note });
  }
}

/** The finding of ours that the cursor stands on, or on its line. */
export function findingAtCursor(): FindingTarget | undefined {
  const editor = window.activeTextEditor;
  if (!editor) return undefined;
  const { uri } = editor.document;
  const place = editor.selection.active;
  const ours = languages.getDiagnostics(uri).filter(({ source }) => source === 'Longhaul');
  const here =
    ours.find(({ range }) => range.contains(place)) ?? ours.find(({ range }) => range.start.line === place.line);
  const rule = typeof here?.code === 'object' ? here.code.value : here?.code;
  return here && rule !== undefined
    ? { rule: String(rule), uri: uri.toString(), range: plainRange(here.range) }
    : undefined;
}

function plainRange({ start, end }: Range): PlainRange {
  return { start: { line: start.line, character: start.character }, end: { line: end.line, character: end.character } };
}
