/**
 * Answers to what a person did, and nothing else. Good news that can be seen anyway goes to the status bar for a moment;
 * only what needs reading becomes a message. No one waits for a message to be closed.
 */
import { commands, l10n, window } from 'vscode';
import { palette } from './command-names.ts';

export function sayBriefly(message: string): void {
  window.setStatusBarMessage(message, 6000);
}

export function say(message: string): void {
  window.showInformationMessage(message);
}

/** Offers the one next step that makes sense, and the log where there is something in it. */
export function sayFailure(message: string, retry?: () => unknown): void {
  const again = l10n.t('Try again');
  window.showWarningMessage(message, ...(retry ? [again] : [])).then((chosen) => {
    if (chosen === again) retry?.();
  });
}

/** The server is not there, or could not answer: where to look. */
export function sayNoServer(): void {
  const restart = l10n.t('Restart');
  const showLog = l10n.t('Show log');
  window
    .showWarningMessage(l10n.t('Longhaul could not answer. Restart it, or look at its log.'), restart, showLog)
    .then((chosen) => {
      if (chosen === restart) commands.executeCommand(palette.restart);
      if (chosen === showLog) commands.executeCommand(palette.showLog);
    });
}
