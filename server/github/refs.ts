/**
 * Reads all tags and branches of a repository, in two ways: with git, and through GitHub's API.
 */
import type { ReadRefs, Refs } from './action-facts.ts';
import type { Ask } from './ask.ts';
import { withDeadline } from './deadline.ts';
import { type Failure, failure, isFailure, refusalOf } from './failure.ts';
import { listRefs } from './list-refs.ts';

/** One call for everything, and nothing of the quota. Only for github.com. */
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

/** A hundred names a page. A repository with more than this many pages is not read: half a list would mislead. */
const mostPages = 5;

export const refsWithApi: ReadRefs = async (name, ask) => {
  const tags = await namesOf(ask, 'GET /repos/{owner}/{repo}/tags', name);
  if (isFailure(tags)) return tags;
  const branches = await namesOf(ask, 'GET /repos/{owner}/{repo}/branches', name);
  return isFailure(branches) ? branches : { tags, branches };
};

async function namesOf(
  ask: Ask,
  route: string,
  { owner, repo }: { readonly owner: string; readonly repo: string },
): Promise<Readonly<Record<string, string>> | Failure> {
  const found: Record<string, string> = {};
  for (let page = 1; page <= mostPages; page++) {
    const answer = await ask(route, { owner, repo, per_page: 100, page });
    if (isFailure(answer)) return answer;
    if (answer.status !== 200 || !Array.isArray(answer.body)) return refusalOf(answer.status, answer.body);
    for (const entry of answer.body as readonly unknown[]) {
      const { name, commit } = entry as { readonly name?: unknown; readonly commit?: { readonly sha?: unknown } };
      if (typeof name === 'string' && typeof commit?.sha === 'string') found[name] = commit.sha;
    }
    if (answer.body.length < 100) return found;
  }
  return failure('not-available', 'The repository has more tags than can be looked at.');
}
