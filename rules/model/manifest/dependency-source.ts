/**
 * Where a dependency comes from when it does not come from a registry: a git repository or an archive at an address.
 * Sources: npm-package-arg's and Yarn's documentation of package specifiers, pnpm's "Supported package sources".
 */
import { urlOf } from './url-parts.ts';

export type DependencySource = GitSource | ArchiveSource;

export interface GitSource {
  readonly form: 'git';
  /** Absent for other hosts than GitHub. */
  readonly repository: GitHubRepository | undefined;
  readonly pointer: Pointer;
  readonly isEncrypted: boolean;
}

export interface ArchiveSource {
  readonly form: 'archive';
  readonly repository: GitHubRepository | undefined;
  /** The ref in GitHub's own archive addresses; `none` elsewhere. */
  readonly pointer: Pointer;
  readonly isEncrypted: boolean;
  /** The address carries a version number, so its owner means it to stay. */
  readonly hasVersion: boolean;
}

export interface GitHubRepository {
  readonly owner: string;
  readonly repo: string;
}

export interface Pointer {
  readonly kind: 'commit' | 'short commit' | 'range' | 'name' | 'none';
  /** Without `semver:`, `tag=` and the like; '' for none. */
  readonly ref: string;
  /** What a pin replaces: offsets in the specifier. Empty where a pin is inserted. */
  readonly start: number;
  readonly end: number;
  /** What stands before and behind the commit id when it is written there. */
  readonly before: string;
  readonly behind: string;
}

/** Nothing for what comes from a registry, the disk or the workspace. */
export function readSource(spec: string): DependencySource | undefined {
  if (/^(npm|file|link|workspace|catalog|patch|portal|exec|jsr|git\+file|node|named):/i.test(spec)) return undefined;
  const hash = spec.indexOf('#');
  const address = hash < 0 ? spec : spec.slice(0, hash);
  const hosted = /^(github|gitlab|bitbucket|gist):(.+)$/i.exec(address);
  if (hosted) return git(spec, hosted[1]?.toLowerCase() === 'github' ? repositoryIn(hosted[2] ?? '') : undefined);
  if (/^[\w-][\w.-]*\/[\w.-]+$/.test(address)) return git(spec, repositoryIn(address));
  if (/^[\w.-]+@[\w.-]+:[^\s]+$/.test(address)) return git(spec, gitHubScp(address));
  const url = urlOf(address);
  if (!url) return undefined;
  const path = address.slice(url.portAt.end);
  const isGitHub = url.host === 'github.com' || url.host === 'www.github.com';
  const repository = isGitHub ? repositoryIn(path.replace(/^[/:]/, '')) : undefined;
  const isEncrypted = !/^(git|git\+http|http)$/.test(url.scheme);
  if (/^(git|ssh)$|^git\+/.test(url.scheme)) return git(spec, repository, isEncrypted);
  if (!/^https?$/.test(url.scheme)) return undefined;
  if (/\.git$/.test(path) || repository) return git(spec, repository, isEncrypted);
  return archive(spec, url.host, path, url.portAt.end, isEncrypted);
}

function git(spec: string, repository: GitHubRepository | undefined, isEncrypted = true): GitSource {
  return { form: 'git', repository, pointer: pointerOf(spec), isEncrypted };
}

/** `owner/repo`, with or without `.git`, and nothing behind it. */
function repositoryIn(path: string): GitHubRepository | undefined {
  const match = /^([\w-][\w.-]*)\/([\w.-]+?)(?:\.git)?\/?$/.exec(path);
  return match ? { owner: match[1] ?? '', repo: match[2] ?? '' } : undefined;
}

function gitHubScp(address: string): GitHubRepository | undefined {
  const match = /@github\.com:(.+)$/i.exec(address);
  return match ? repositoryIn(match[1] ?? '') : undefined;
}

/** The part behind `#`: a ref, or pieces joined by `&` that may name a folder as well. */
function pointerOf(spec: string): Pointer {
  const hash = spec.indexOf('#');
  if (hash < 0) return { kind: 'none', ref: '', start: spec.length, end: spec.length, before: '#', behind: '' };
  let start = hash + 1;
  const pieces = spec.slice(start).split('&');
  const isYarns = pieces.some((piece) => /^(commit|tag|branch|head|workspace|cwd)=/.test(piece));
  const before = isYarns ? 'commit=' : '';
  for (const piece of pieces) {
    const end = start + piece.length;
    const named = /^(commit|tag|branch|head)=(.*)$/.exec(piece);
    if (/^semver:/.test(piece)) return { kind: 'range', ref: piece.slice(7), start, end, before, behind: '' };
    if (named) return { kind: kindOfRef(named[2] ?? ''), ref: named[2] ?? '', start, end, before, behind: '' };
    if (piece !== '' && !/^(path:|workspace=|cwd=)/.test(piece)) {
      return { kind: kindOfRef(piece), ref: piece, start, end, before, behind: '' };
    }
    start = end + 1;
  }
  const behind = spec.length > hash + 1 ? '&' : '';
  return { kind: 'none', ref: '', start: hash + 1, end: hash + 1, before, behind };
}

function kindOfRef(ref: string): Pointer['kind'] {
  if (/^([0-9a-f]{40}|[0-9a-f]{64})$/i.test(ref)) return 'commit';
  // Digits alone are rather a date or a number.
  return /^(?!\d+$)[0-9a-f]{7,39}$/i.test(ref) ? 'short commit' : 'name';
}

const gitHubArchive =
  /^\/([\w-][\w.-]*)\/([\w.-]+)\/(?:archive|tarball|zipball|tar\.gz|zip|legacy\.tar\.gz)\/(?:refs\/(?:tags|heads)\/)?/;

function archive(
  spec: string,
  host: string,
  path: string,
  pathStart: number,
  isEncrypted: boolean,
): ArchiveSource | undefined {
  if (isRegistryFile(host, path)) return undefined;
  const hasVersion = /\d+\.\d+/.test(path);
  const none: Pointer = { kind: 'none', ref: '', start: pathStart, end: pathStart, before: '', behind: '' };
  // The API's addresses have one folder more.
  const skipped = path.startsWith('/repos/') ? '/repos'.length : 0;
  const found = gitHubArchive.exec(path.slice(skipped));
  if (!/^((www|codeload|api)\.)?github\.com$/.test(host) || !found) {
    const isFixed =
      /[/@._-][0-9a-f]{40}(?=[/._-]|$)/i.test(path) || isPreview(host, path) || /#[0-9a-f]{40,}$/i.test(spec);
    return {
      form: 'archive',
      repository: undefined,
      pointer: isFixed ? { ...none, kind: 'commit' } : none,
      isEncrypted,
      hasVersion,
    };
  }
  const ref = path
    .slice(skipped + found[0].length)
    .replace(/\.(tar\.gz|tgz|zip)$/, '')
    .replace(/\/$/, '');
  // What is left out before the ref must go too: `refs/tags/v1` becomes the bare commit.
  const prefix = /refs\/(?:tags|heads)\/$/.exec(found[0])?.[0].length ?? 0;
  const refStart = pathStart + skipped + found[0].length;
  const pointer: Pointer = {
    kind: ref ? kindOfRef(ref) : 'none',
    ref,
    start: refStart - prefix,
    end: refStart + ref.length,
    before: '',
    behind: '',
  };
  return {
    form: 'archive',
    repository: { owner: found[1] ?? '', repo: found[2] ?? '' },
    pointer,
    isEncrypted,
    hasVersion,
  };
}

/** A version on a registry of npm packages never changes. */
function isRegistryFile(host: string, path: string): boolean {
  return /(^|\.)(npmjs|yarnpkg|jsr)\.(org|com|io)$/.test(host) && /\/-\/|\/~\//.test(path);
}

/** Previews of pull requests carry the commit in their name. */
function isPreview(host: string, path: string): boolean {
  return /(^|\.)pkg\.pr\.new$/.test(host) && /@(?!\d+$)[0-9a-f]{7,40}$/i.test(path);
}
