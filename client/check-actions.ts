/** Asks GitHub about the actions of the project, because a person chose the command. No sign-in is needed, and none is asked for. */
import { l10n } from 'vscode';
import type { ChecklistStore } from './checklist-store.ts';
import { mayAskGitHub } from './may-ask.ts';
import type { Requests } from './requests.ts';
import { say, sayFailure, sayNoServer } from './say.ts';
import { knownToken } from './sign-in.ts';

export async function checkActions(requests: Requests, store: ChecklistStore): Promise<void> {
  if (!mayAskGitHub()) return;
  // Someone who is signed in already may ask more questions in an hour.
  const token = await knownToken({ provider: 'github' }, 'public');
  const result = await requests.checkActions(token === undefined ? {} : { token });
  if (!result) return sayNoServer();
  await store.refresh();
  const { told, asked, found, troubles } = result;
  const [trouble] = troubles;
  if (trouble !== undefined && told === 0) return sayFailure(trouble, () => void checkActions(requests, store));
  if (asked === 0) return say(l10n.t('This project uses no actions of others. There was nothing to ask.'));
  const missing = told < asked && trouble !== undefined ? ` ${trouble}` : '';
  if (found === 0)
    return say(l10n.t('GitHub told about {0} of {1} actions. Nothing new to do.', told, asked) + missing);
  say(
    l10n.t('GitHub told about {0} of {1} actions. Look at the new places in the Problems list.', told, asked) + missing,
  );
}
