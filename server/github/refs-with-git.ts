/**
 * Reads all tags and branches of a repository with git: one call, and nothing of the quota.
 */
import type { ReadRefs, Refs } from './action-facts.ts';
import { withDeadline } from './deadline.ts';
import { isFailure } from './failure.ts';
import { listRefs } from './list-refs.ts';

/** Only for github.com. */
export function refsWithGit(signal: AbortSignal, environment: Readonly<Record<string, string | undefined>>): ReadRefs {
  return async ({ owner, repo }) => {
    const url = `https://github.com/${owner}/${repo}.git`;
    const lines = await withDeadline({ timeout: 20_000, signal }, (stop) => listRefs(url, environment, stop));
    return isFailure(lines) ? lines : readRefs(lines);
  };
}

/** The line with `^{}` comes after its tag and is the commit that an annotated tag leads to. */
export function readRefs(lines: string): Refs {
  const tags: Record<string, string> = {};
  const branches: Record<string, string> = {};
  for (const line of lines.split('\n')) {
    const match = /^([0-9a-f]{40}|[0-9a-f]{64})\trefs\/(tags|heads)\/(.+?)(?:\^\{\})?$/.exec(line);
    if (!match) continue;
    const [, sha = '', kind, name = ''] = match;
    (kind === 'tags' ? tags : branches)[name] = sha;
  }
  return { tags, branches };
}
