/**
 * Asks before several changes are made at once, with each of them in words. The editor's own preview of edits starts with
 * nothing chosen, so that its button does nothing until every box was ticked: this takes one press, by mouse or keyboard.
 */
import { l10n, window } from 'vscode';

/** Lines that a question can show without growing out of the window. */
const most = 12;

/** `file` is its name for a person; `titles` say what each change does. One change alone needs no question. */
export async function confirmMany(file: string, titles: readonly string[]): Promise<boolean> {
  if (titles.length < 2) return true;
  const confirm = l10n.t('Change them');
  const left = titles.length - most;
  const lines = [
    ...titles.slice(0, most).map((title) => `• ${title}`),
    ...(left > 0 ? [l10n.t('… and {0} more', left)] : []),
  ];
  const detail = [lines.join('\n'), l10n.t('One undo takes all of it back.')].join('\n\n');
  const question = l10n.t('Change {0} places in {1}?', titles.length, file);
  return (await window.showInformationMessage(question, { modal: true, detail }, confirm)) === confirm;
}
