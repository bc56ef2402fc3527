/**
 * What to ask GitHub about the actions of a repository, and what its answers mean. Nothing here asks by itself.
 */

import type { Document } from '../../engine/document.ts';
import type { ActionFacts, Facts } from '../../engine/facts.ts';
import { documentsOf, type Repository } from '../../engine/repository.ts';
import type { ScalarNode, Span } from '../../engine/tree.ts';
import { githubNameIn } from '../manifest/github-url.ts';
import { hookRepositoriesIn } from '../manifest/hook-repositories.ts';
import { usesIn } from './action.ts';
import { isCommit } from './uses.ts';

export interface ActionQuestion {
  readonly owner: string;
  readonly repo: string;
  /** Commits whose home is asked for. */
  readonly commits: readonly string[];
  /** Versions of which weaknesses are asked for, as tags write them. */
  readonly versions: readonly string[];
}

/** One for each repository that workflows, actions and commit hooks name, in the order of the names. */
export function actionQuestionsOf(repository: Repository): readonly ActionQuestion[] {
  const found = new Map<string, { owner: string; repo: string; commits: Set<string>; versions: Set<string> }>();
  const add = (name: string, ref: string): void => {
    const [owner = '', repo = ''] = name.split('/');
    const entry = found.get(name.toLowerCase()) ?? { owner, repo, commits: new Set(), versions: new Set() };
    found.set(name.toLowerCase(), entry);
    if (isCommit(ref)) entry.commits.add(ref.toLowerCase());
    else if (/^v?\d/i.test(ref)) entry.versions.add(ref);
  };
  for (const document of documentsOf(repository, 'workflow', 'action'))
    for (const { uses } of usesIn(document)) if (uses.form === 'repository') add(uses.name, uses.ref);
  for (const document of documentsOf(repository, 'pre-commit'))
    for (const { name, rev } of hooksIn(document)) add(name, rev.value);
  return [...found]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { owner, repo, commits, versions }]) => ({ owner, repo, commits: [...commits], versions: [...versions] }));
}

export interface HookUse {
  /** `owner/repo` on GitHub. */
  readonly name: string;
  readonly repo: ScalarNode;
  readonly rev: ScalarNode;
  readonly scope: Span;
}

/** Entries of a pre-commit file that are fetched from GitHub at a version. */
export function hooksIn(document: Document): readonly HookUse[] {
  return hookRepositoriesIn(document).flatMap(({ node, repo, rev }) => {
    const name = githubNameIn(repo.value);
    return rev && name ? [{ name, repo, rev, scope: node.span }] : [];
  });
}

/** Absent when nobody asked about it. */
export function factsOf({ actions }: Facts, name: string): ActionFacts | undefined {
  const key = name.toLowerCase();
  return Object.hasOwn(actions, key) ? actions[key] : undefined;
}

/** Absent when nobody could tell. */
export function belongs(facts: ActionFacts | undefined, commit: string): boolean | undefined {
  const known = facts?.belongs;
  return known && Object.hasOwn(known, commit.toLowerCase()) ? known[commit.toLowerCase()] : undefined;
}

/** Version tags at a commit, the most exact first; absent when the tags were not read. */
export function tagsHere(facts: ActionFacts | undefined, commit: string): readonly string[] | undefined {
  if (!facts?.tags) return undefined;
  return Object.entries(facts.tags)
    .filter(([, sha]) => sha.toLowerCase() === commit.toLowerCase())
    .map(([tag]) => tag)
    .sort((a, b) => b.length - a.length || (a < b ? 1 : -1));
}

/** A ref that means two things: a tag and a branch at once. */
export function isDouble(facts: ActionFacts | undefined, ref: string): boolean {
  return Boolean(facts?.tags && facts.branches && Object.hasOwn(facts.tags, ref) && Object.hasOwn(facts.branches, ref));
}

/** The newest tag that is a version of three numbers, and its commit. */
export function newestRelease(
  facts: ActionFacts | undefined,
): { readonly sha: string; readonly version: string } | undefined {
  const versions = Object.entries(facts?.tags ?? {}).filter(([tag]) => /^v?\d+\.\d+\.\d+$/.test(tag));
  const [newest] = versions.sort(([a], [b]) => compare(b, a));
  return newest && { version: newest[0], sha: newest[1] };
}

function compare(a: string, b: string): number {
  const [left, right] = [a, b].map((tag) => tag.replace(/^v/, '').split('.').map(Number));
  for (let index = 0; index < 3; index++) {
    const difference = (left?.[index] ?? 0) - (right?.[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
