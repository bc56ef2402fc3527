/**
 * Finds the commit behind a tag with git alone, for the command line: no sign-in, and no quota to use up.
 */
import { type Commit, type CommitRequest, newest } from '../../rules/index.ts';
import type { Refs } from './action-facts.ts';
import { isBoth, isBranch, noSuchTag, noVersions, refuseRequest } from './commit-request.ts';
import { withDeadline } from './deadline.ts';
import { type Failure, failure, isFailure } from './failure.ts';
import { listRefs } from './list-refs.ts';
import { readRefs } from './refs-with-git.ts';
import { mostExactTag, newestTag } from './version-tag.ts';

export interface GitOptions {
  readonly signal: AbortSignal;
  /** `github.com`, or the person's own enterprise server; a port may follow a colon. */
  readonly host?: string;
  /** Milliseconds. */
  readonly timeout?: number;
  /** Where proxies and certificates are looked up; the process's own when absent. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
}

/** The same answers as `findCommit`, by another way. */
export async function findCommitWithGit(request: CommitRequest, options: GitOptions): Promise<Commit | Failure> {
  const { signal, host = 'github.com', timeout = 20_000, environment = process.env } = options;
  const refused = refuseRequest(request);
  if (refused) return refused;
  if (!/^[A-Za-z0-9](?:[A-Za-z0-9.-]{0,252})(?::\d{1,5})?$/.test(host)) return failure('wrong-request');
  const url = `https://${host}/${request.owner}/${request.repo}.git`;
  const lines = await withDeadline({ timeout, signal }, (stop) => listRefs(url, environment, stop));
  return isFailure(lines) ? lines : choose(request, readRefs(lines));
}

function choose({ ref }: CommitRequest, { tags, branches }: Refs): Commit | Failure {
  const asked = ref === newest ? newestTag(Object.keys(tags)) : ref;
  if (asked === undefined) return noVersions;
  const sha = Object.hasOwn(tags, asked) ? tags[asked] : undefined;
  if (Object.hasOwn(branches, asked)) return sha ? isBoth(asked) : isBranch(asked);
  if (!sha) return noSuchTag(asked);
  const here = Object.entries(tags)
    .filter(([, other]) => other === sha)
    .map(([name]) => name);
  return { sha, version: mostExactTag(asked, here) };
}
