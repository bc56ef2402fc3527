/** Opens the page where problems with Longhaul are reported, with the versions filled in and nothing about the project. */
import { env, l10n, Uri, version } from 'vscode';
import { bugs, version as ownVersion } from '../package.json';

export async function reportProblem(): Promise<void> {
  const body = [
    l10n.t('What did you do, what happened, and what did you expect?'),
    '',
    '',
    l10n.t('A few lines of the file help most. Leave out names and passwords.'),
    '',
    `Longhaul ${ownVersion}, ${env.appName} ${version}`,
  ];
  await env.openExternal(Uri.parse(`${bugs.url}/new`).with({ query: `body=${encodeURIComponent(body.join('\n'))}` }));
}
