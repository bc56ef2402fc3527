/**
 * The repositories on GitHub that a folder speaks of, from `.git/config` read as text. Git is never run.
 */
import { readRemotes } from '../../github/remotes.ts';
import type { Remote } from '../messages.ts';
import type { Files } from './files.ts';
import { uriWithin } from './uri.ts';

export async function remotesOf(root: string, files: Files): Promise<readonly Remote[]> {
  const config = (await files.read(root, '.git/config')) ?? (await configElsewhere(root, files));
  return config === undefined ? [] : readRemotes(config).map(({ host, owner, repo }) => ({ host, owner, repo }));
}

/** A work tree and a submodule have a file instead, which names a folder inside another `.git`; nothing else is followed. */
async function configElsewhere(root: string, files: Files): Promise<string | undefined> {
  const pointer = /^gitdir: (.+)$/m.exec((await files.read(root, '.git')) ?? '')?.[1]?.trim();
  const place = pointer && /^((?:.*\/)?\.git)\/(?:worktrees\/[^/]+|(modules\/.+))$/.exec(pointer.replace(/\\/g, '/'));
  if (!place) return undefined;
  const [, git = '', module] = place;
  const folder = module ? `${git}/${module}` : git;
  const base = /^(\/|[A-Za-z]:)/.test(folder) ? root.replace(/^([a-z]+:\/\/[^/]*).*$/, '$1') : root;
  return files.read(uriWithin(base, folder), 'config');
}
