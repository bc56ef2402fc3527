/**
 * Gets a token for one request, through the editor's own GitHub sign-in. Only called from a button that said why.
 * The token is handed on and forgotten here; the editor keeps the session.
 */
import { authentication, l10n, ProgressLocation, window } from 'vscode';
import type { GitHubHost } from './github-host.ts';
import { sayFailure } from './say.ts';

/** How far a token reaches: `public_repo` is enough for public repositories, others need `repo`. */
export type Reach = 'public' | 'private';

const patience = 3 * 60_000;

/** `undefined` when the person changed their mind or it did not work; that was said already. */
export async function tokenFor(host: GitHubHost, reach: Reach): Promise<string | undefined> {
  const known = await knownToken(host, reach);
  if (known !== undefined) return known;
  const asked = window.withProgress(
    { location: ProgressLocation.Window, title: l10n.t('Waiting for GitHub to sign you in') },
    () => signIn(host, reach),
  );
  return asked;
}

/** A session this extension may use already, even if it reaches further: better than asking again. */
export async function knownToken({ provider }: GitHubHost, reach: Reach): Promise<string | undefined> {
  for (const scope of reach === 'public' ? ['public_repo', 'repo'] : ['repo']) {
    const session = await authentication
      .getSession(provider, [scope], { silent: true })
      .then(undefined, () => undefined);
    if (session) return session.accessToken;
  }
  return undefined;
}

async function signIn({ provider }: GitHubHost, reach: Reach): Promise<string | undefined> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tooLate = new Promise<'late'>((resolve) => {
    timer = setTimeout(() => resolve('late'), patience);
  });
  try {
    const scope = reach === 'public' ? 'public_repo' : 'repo';
    const session = await Promise.race([authentication.getSession(provider, [scope], { createIfNone: true }), tooLate]);
    if (session !== 'late') return session.accessToken;
    sayFailure(l10n.t('GitHub did not answer the sign-in within three minutes. Nothing was read or changed.'));
  } catch {
    sayFailure(l10n.t('You are not signed in, so nothing was read or changed. Everything else works without it.'));
  } finally {
    clearTimeout(timer);
  }
  return undefined;
}
