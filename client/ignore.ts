/** Silences one finding, with room for a reason: a word from the person first, the comment itself is the server's work. */
import { l10n, window } from 'vscode';
import type { FindingTarget } from '../server/lsp/messages.ts';
import type { Fixes } from './fixes.ts';
import type { Requests } from './requests.ts';
import { sayNoServer } from './say.ts';

export async function ignoreWithReason(target: FindingTarget, requests: Requests, fixes: Fixes): Promise<void> {
  const reason = await window.showInputBox({
    title: l10n.t('Ignore this here'),
    prompt: l10n.t(
      'Why is it fine? The reason stands beside the line, for whoever reads it next. You may leave it empty.',
    ),
    placeHolder: l10n.t('we own this action'),
    validateInput: (text) => (/[\r\n]/.test(text) ? l10n.t('Keep the reason on one line.') : undefined),
  });
  if (reason === undefined) return;
  const done = await requests.ignore({ ...target, reason: reason.trim() });
  if (done) await fixes.report(done);
  else sayNoServer();
}
