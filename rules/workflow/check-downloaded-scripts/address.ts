/**
 * What an address says: who answers there, over which line, and whether it can name only one content.
 */
import { isOfficialInstaller } from '../../data/official-installers.ts';
import { isCommit } from '../../model/workflow/uses.ts';

export interface Address {
  readonly text: string;
  readonly host: string;
  /** Nobody on the way can read or change what comes. */
  readonly isPrivate: boolean;
  readonly isOfficial: boolean;
  /** A file of a repository on GitHub. */
  readonly file:
    | { readonly owner: string; readonly repo: string; readonly ref: string; readonly refAt: number }
    | undefined;
  /** `fixed`: a commit. `versioned`: the name of a version stands in it. */
  readonly names: 'fixed' | 'versioned' | 'anything';
}

/** Absent for a machine of one's own, and where a variable says who answers. */
export function readAddress(text: string): Address | undefined {
  const match = /^(?:([a-z]+):\/\/)?([^/:?#]+)(:\d+)?([/?#].*)?$/is.exec(text);
  const [, scheme = 'http', host = '', , rest = ''] = match ?? [];
  if (!match || /[$%{}]/.test(host) || /^(localhost|127\.|0\.0\.0\.0|\[|host\.docker\.internal)/i.test(host))
    return undefined;
  const file = gitHubFile(text, host, rest);
  const repository = file ? `${file.owner}/${file.repo}` : releaseOf(host, rest);
  return {
    text,
    host,
    isPrivate: scheme.toLowerCase() === 'https',
    isOfficial: isOfficialInstaller(host, repository),
    file,
    names: namesOf(host, rest, file?.ref),
  };
}

/** `raw.githubusercontent.com/owner/repo/ref/…`, `github.com/owner/repo/raw/ref/…`. */
function gitHubFile(text: string, host: string, rest: string): Address['file'] {
  const pattern = /^raw\.githubusercontent\.com$/i.test(host)
    ? /^\/([\w.-]+)\/([\w.-]+)\/((?:refs\/(?:heads|tags)\/)?[^/?#]+)\//
    : /^github\.com$/i.test(host)
      ? /^\/([\w.-]+)\/([\w.-]+)\/(?:raw|blob)\/((?:refs\/(?:heads|tags)\/)?[^/?#]+)\//
      : undefined;
  const match = pattern?.exec(rest);
  if (!match) return undefined;
  const [whole, owner = '', repo = '', ref = ''] = match;
  return { owner, repo, ref, refAt: text.length - rest.length + whole.length - 1 - ref.length };
}

function releaseOf(host: string, rest: string): string | undefined {
  return /^github\.com$/i.test(host) ? /^\/([\w.-]+\/[\w.-]+)\/releases\//.exec(rest)?.[1] : undefined;
}

function namesOf(host: string, rest: string, ref: string | undefined): Address['names'] {
  if (ref !== undefined && isCommit(ref)) return 'fixed';
  if (/^gist\.githubusercontent\.com$/i.test(host) && /\/raw\/[0-9a-f]{40}(\/|$)/i.test(rest)) return 'fixed';
  if (/^cdn\.jsdelivr\.net$/i.test(host) && /^\/gh\/[^@]+@[0-9a-f]{40}\//i.test(rest)) return 'fixed';
  return /(^|[^\w])v?\d+\.\d+|\bv\d+\b|\$\{?\w*(version|_ver|tag|release)/i.test(rest) ? 'versioned' : 'anything';
}
