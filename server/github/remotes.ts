/**
 * Which repositories on which hosts the remotes of a `.git/config` name. The text is read, git is never run:
 * started inside a hostile repository it would do what that file says.
 */
import { isRepositoryName } from './connection.ts';
import { readGitConfig } from './git-config.ts';

export interface Remote {
  /** `origin`, `upstream`, … */
  readonly name: string;
  /** In lower case, without a port. `github.com` for all of its own names. */
  readonly host: string;
  readonly owner: string;
  readonly repo: string;
}

/** In the order of the file, each repository once. Several mean that a person has to choose. */
export function readRemotes(gitConfig: string): readonly Remote[] {
  const remotes = new Map<string, Remote>();
  for (const { section, subsection, key, value } of readGitConfig(gitConfig)) {
    if (section !== 'remote' || key !== 'url') continue;
    const place = readAddress(value);
    const id = place && `${place.host}/${place.owner}/${place.repo}`.toLowerCase();
    if (id && !remotes.has(id)) remotes.set(id, { name: subsection, ...place });
  }
  return [...remotes.values()];
}

/** Nothing for an address that is a folder, a program, or more than an owner and a repository. */
function readAddress(address: string): Omit<Remote, 'name'> | undefined {
  const match = withScheme.exec(address) ?? likeScp.exec(address);
  const { host = '', path = '' } = match?.groups ?? {};
  const parts = path
    .replace(/\/+$/, '')
    .replace(/\.git$/i, '')
    .split('/');
  const [owner, repo, ...rest] = parts;
  if (!owner || !repo || rest.length > 0 || !isRepositoryName({ owner, repo }) || /\.wiki$/i.test(repo))
    return undefined;
  return { host: canonical(host), owner, repo };
}

const withScheme =
  /^(?:https?|git|ssh|git\+ssh|ssh\+git):\/\/(?:[^@/\\]*@)?(?<host>[A-Za-z0-9][A-Za-z0-9.-]*)(?::\d{0,5})?\/+(?<path>[^?#]+)$/i;

/** `git@github.com:owner/repo`. A host of one letter is a drive of Windows. */
const likeScp = /^(?:[\w.+-]+@)?(?<host>[A-Za-z0-9][A-Za-z0-9.-]+):\/*(?<path>[^/:][^:?#]*)$/;

/** GitHub's other names; and `github.com-work`, by which people tell their keys apart, which can be no real host. */
function canonical(host: string): string {
  const name = host.toLowerCase().replace(/\.$/, '');
  return /^(?:(?:www|ssh|altssh)\.)?github\.com(?:-[\w-]+)?$/.test(name) ? 'github.com' : name;
}
