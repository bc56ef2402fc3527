/** How checking goes, where the editor shows the state of linters: beside the language of the file in front. */
import { type Disposable, type LanguageStatusItem, LanguageStatusSeverity, l10n, languages, window } from 'vscode';
import type { StatusParams } from '../server/lsp/messages.ts';
import { palette } from './command-names.ts';
import type { FileFilter } from './files-we-read.ts';
import type { SessionState } from './session.ts';

export class LanguageStatus implements Disposable {
  private readonly item: LanguageStatusItem;
  private readonly listener: Disposable;
  /** By address of the file. What is not here was checked, or is about to be. */
  private readonly tooLarge = new Set<string>();
  private session: SessionState = 'starting';

  constructor() {
    this.item = languages.createLanguageStatusItem('longhaul.status', []);
    this.item.name = 'Longhaul';
    this.listener = window.onDidChangeActiveTextEditor(() => this.update());
    this.update();
  }

  /** The files beside whose language it stands. */
  speakOf(selector: readonly FileFilter[]): void {
    this.item.selector = selector;
  }

  /** The server came, or went. */
  followSession(state: SessionState): void {
    this.session = state;
    this.tooLarge.clear();
    this.update();
  }

  /** What the server says of one file. */
  follow({ uri, state }: StatusParams): void {
    if (state === 'too-large') this.tooLarge.add(uri);
    else this.tooLarge.delete(uri);
    this.update();
  }

  dispose(): void {
    this.listener.dispose();
    this.item.dispose();
  }

  private update(): void {
    const { item } = this;
    const isStopped = this.session === 'stopped';
    item.busy = this.session === 'starting';
    item.severity = isStopped ? LanguageStatusSeverity.Warning : LanguageStatusSeverity.Information;
    item.text = this.textOf();
    item.detail = isStopped ? l10n.t('Nothing is checked until you restart it.') : undefined;
    item.command = isStopped
      ? { command: palette.showLog, title: l10n.t('Show log') }
      : { command: palette.openChecklist, title: l10n.t('Open the checklist') };
  }

  private textOf(): string {
    if (this.session === 'stopped') return l10n.t('Longhaul: server stopped');
    if (this.session === 'starting') return l10n.t('Longhaul: starting');
    const file = window.activeTextEditor?.document.uri.toString();
    return file && this.tooLarge.has(file) ? l10n.t('Longhaul: too large to check') : l10n.t('Longhaul: checked');
  }
}
