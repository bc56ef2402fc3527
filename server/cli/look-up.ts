/**
 * Asks GitHub for commits with `git ls-remote`, each once. What cannot be had is said once, and its fix stays undone.
 */
import { type Commit, commitKey, type FactRequest } from '../../rules/index.ts';
import { isFailure } from '../github/failure.ts';
import { findCommitWithGit } from '../github/git-commit-of.ts';

export async function lookUpCommits(requests: readonly FactRequest[]): Promise<Readonly<Record<string, Commit>>> {
  const found: Record<string, Commit> = {};
  const asked = new Map(requests.map(({ commitOf }) => [commitKey(commitOf), commitOf]));
  for (const [key, request] of asked) {
    if (unanswered.has(key)) continue;
    const answer = await findCommitWithGit(request, { signal: AbortSignal.timeout(30_000) });
    if (!isFailure(answer)) found[key] = answer;
    else {
      unanswered.add(key);
      console.error(`${request.owner}/${request.repo}: ${answer.sentence}`);
    }
  }
  return found;
}

/** Not asked again in the same run. */
const unanswered = new Set<string>();
