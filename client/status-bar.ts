/** One item on the left: how many rows of the checklist are done. Only where a project on GitHub is open. */
import { type Disposable, l10n, StatusBarAlignment, type StatusBarItem, Uri, window, workspace } from 'vscode';
import type { RepositoryChecklist } from '../server/lsp/messages.ts';
import type { ChecklistStore } from './checklist-store.ts';
import { palette } from './command-names.ts';
import { hostOf } from './github-host.ts';

export class StatusBar implements Disposable {
  private readonly item: StatusBarItem;
  private readonly listeners: readonly Disposable[];

  constructor(private readonly store: ChecklistStore) {
    this.item = window.createStatusBarItem('longhaul.progress', StatusBarAlignment.Left, 0);
    this.item.name = l10n.t('Longhaul checklist');
    this.item.command = palette.openChecklist;
    this.listeners = [
      store.onDidChange(() => this.update()),
      window.onDidChangeActiveTextEditor(() => this.update()),
      workspace.onDidChangeConfiguration((event) => event.affectsConfiguration('longhaul.statusBar') && this.update()),
    ];
    this.update();
  }

  dispose(): void {
    for (const listener of this.listeners) listener.dispose();
    this.item.dispose();
  }

  private update(): void {
    const repository = this.store.state === 'ready' ? this.meant() : undefined;
    const isWanted = workspace.getConfiguration('longhaul').get('statusBar') !== false;
    if (!repository || !isWanted) return this.item.hide();
    const { settled, total } = this.store.progressOf(repository);
    this.item.text = `$(checklist) ${l10n.t('{0} of {1}', settled, total)}`;
    this.item.tooltip = l10n.t(
      '{0}: {1} of {2} rows of the security checklist are done. Open the checklist.',
      repository.name,
      settled,
      total,
    );
    this.item.accessibilityInformation = {
      label: l10n.t('Longhaul checklist: {0} of {1} done', settled, total),
      role: 'button',
    };
    this.item.show();
  }

  /** The repository of the file in front, else the first one. */
  private meant(): RepositoryChecklist | undefined {
    const here = this.store.repositories.filter(isOnGitHub);
    const file = window.activeTextEditor?.document.uri.toString();
    const owners = here.filter(({ uri }) => file?.startsWith(`${Uri.parse(uri).toString().replace(/\/$/, '')}/`));
    return owners.sort((one, other) => other.uri.length - one.uri.length)[0] ?? here[0];
  }
}

/** By a remote, or by files that only GitHub reads. */
function isOnGitHub({ remotes, rows }: RepositoryChecklist): boolean {
  const rules = rows.flatMap((row) => row.rules);
  return (
    remotes.some((remote) => hostOf(remote) !== undefined) ||
    rules.some(({ family, outcome }) => family === 'workflow' && outcome !== 'not-needed')
  );
}
