/** Whether GitHub may be asked at all: not in Restricted Mode, and not when the person said never. Says why not. */
import { commands, l10n, window, workspace } from 'vscode';
import { say } from './say.ts';

export function mayAskGitHub(): boolean {
  if (!workspace.isTrusted) {
    say(l10n.t('In Restricted Mode, Longhaul reads files and asks GitHub nothing. Trust this folder first.'));
    return false;
  }
  if (workspace.getConfiguration('longhaul').get('github.connect') !== 'never') return true;
  const open = l10n.t('Open the setting');
  window.showInformationMessage(l10n.t('Your settings say that Longhaul never asks GitHub.'), open).then((chosen) => {
    if (chosen) commands.executeCommand('workbench.action.openSettings', 'longhaul.github.connect');
  });
  return false;
}
