/**
 * The panel beside the code: why a thing matters, or the steps of a guided fix. There is one, and it never takes focus.
 * It remembers what it shows, so its links carry no more than "the second fix of this".
 */
import {
  type Disposable,
  EventEmitter,
  env,
  l10n,
  type TextDocumentContentProvider,
  Uri,
  ViewColumn,
  type WebviewPanel,
  window,
  workspace,
} from 'vscode';
import type { Explanation, FindingTarget, FixSummary } from '../server/lsp/messages.ts';
import { linkedCommands, type PanelContent, renderPanel } from './panel-html.ts';

const textScheme = 'longhaul-page';

export interface Shown {
  readonly target: FindingTarget;
  readonly fix: FixSummary;
  readonly index: number;
  /** Its steps, or the lines it changes, are on the screen already. */
  readonly isSeen: boolean;
}

export class Panel implements TextDocumentContentProvider, Disposable {
  private readonly textChanges = new EventEmitter<Uri>();
  readonly onDidChange = this.textChanges.event;
  private readonly provider: Disposable;
  private panel: WebviewPanel | undefined;
  private content: PanelContent | undefined;

  constructor(private readonly onOpened: () => void) {
    this.provider = workspace.registerTextDocumentContentProvider(textScheme, this);
  }

  show(content: PanelContent): void {
    this.content = content;
    this.panel ??= this.open();
    this.panel.title = content.explanation.title;
    this.panel.webview.html = renderPanel(content, { nonce: makeNonce(), language: l10n.bundle ? env.language : 'en' });
    this.panel.reveal(this.hidesFile() ? ViewColumn.Beside : undefined, true);
    this.onOpened();
  }

  /** Replaces what is shown, if it is still about the same thing, and does not bring the panel forward. */
  update(content: PanelContent): void {
    if (!this.panel || this.content?.explanation.rule !== content.explanation.rule) return;
    this.content = content;
    this.panel.webview.html = renderPanel(content, { nonce: makeNonce(), language: l10n.bundle ? env.language : 'en' });
  }

  /** The fix that a link of the page means, or nothing when the page has moved on. */
  fixAt(index: unknown): Shown | undefined {
    const finding = this.content?.explanation.finding;
    const fix = typeof index === 'number' ? finding?.fixes[index] : undefined;
    if (!finding || !fix || typeof index !== 'number') return undefined;
    const isSeen = this.content?.guided === index || (finding.after !== undefined && index === shownFix(finding.fixes));
    return { target: finding.target, fix, index, isSeen };
  }

  get shown(): PanelContent | undefined {
    return this.panel ? this.content : undefined;
  }

  async openAsText(): Promise<void> {
    if (!this.content) return;
    const uri = Uri.from({ scheme: textScheme, path: `/${this.content.explanation.rule}.md` });
    this.textChanges.fire(uri);
    const document = await workspace.openTextDocument(uri);
    await window.showTextDocument(document, { viewColumn: ViewColumn.Beside, preview: true });
  }

  provideTextDocumentContent(): string {
    return this.content ? textOf(this.content.explanation) : '';
  }

  dispose(): void {
    this.panel?.dispose();
    this.provider.dispose();
    this.textChanges.dispose();
  }

  /** True when it stands in the group of the file in front, as happens when it was opened before any file. */
  private hidesFile(): boolean {
    const file = window.activeTextEditor?.viewColumn;
    return file !== undefined && file === this.panel?.viewColumn;
  }

  private open(): WebviewPanel {
    const panel = window.createWebviewPanel(
      'longhaul.page',
      '',
      { viewColumn: ViewColumn.Beside, preserveFocus: true },
      {
        enableScripts: false,
        enableForms: false,
        enableCommandUris: linkedCommands,
        enableFindWidget: true,
        localResourceRoots: [],
      },
    );
    panel.onDidDispose(() => {
      this.panel = undefined;
    });
    return panel;
  }
}

/** Before and After are of the first fix whose edits are known without asking anyone. */
function shownFix(fixes: readonly FixSummary[]): number {
  return fixes.findIndex((fix) => !fix.asksGitHub && !fix.change && fix.safety !== 'guided');
}

/** The page as Markdown, with the person's own place in front. */
function textOf({ title, page, finding }: Explanation): string {
  if (!finding) return page;
  const body = page.replace(/^\s*# .*\n/, '');
  const steps = finding.fixes.flatMap((fix) => fix.guide ?? []).map((step, index) => `${index + 1}. ${step}`);
  return [`# ${title}`, `${finding.where}: ${finding.message}`, steps.join('\n'), body].filter(Boolean).join('\n\n');
}

function makeNonce(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
