/**
 * The newest commit of an action that a fix wants to write: bundled where the catalogue is fresh, else asked from GitHub.
 */
import { knownAction, knownCommit } from '../../data/actions.ts';
import { type Commit, type CommitRequest, commitKey, type Facts, newest } from '../../engine/facts.ts';

export function requestFor(action: string): CommitRequest {
  const [owner = '', repo = ''] = action.split('/');
  return { owner, repo, ref: newest };
}

/** Absent when GitHub has to be asked first. */
export function newestCommit(action: string, facts: Facts): Commit | undefined {
  const asked = facts.commits[commitKey(requestFor(action))];
  const entry = knownAction(action);
  return asked ?? (entry?.latest && !entry.newerSeen ? knownCommit(action, entry.latest) : undefined);
}

/** The newest commit of an action of GitHub's or Docker's own, which the catalogue always has. A little old is good enough. */
export function bundledUses(action: string): string {
  const latest = knownAction(action)?.latest;
  const commit = latest ? knownCommit(action, latest) : undefined;
  return commit ? usesText(action, commit) : `uses: ${action}`;
}

export function usesText(action: string, { sha, version }: Commit): string {
  return `uses: ${action}@${sha} # ${version}`;
}
