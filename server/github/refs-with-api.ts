/**
 * Reads all tags and branches of a repository through GitHub's API, where there is no git.
 */
import type { ReadRefs } from './action-facts.ts';
import type { Ask } from './ask.ts';
import { type Failure, failure, isFailure, refusalOf } from './failure.ts';

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
