/**
 * GitHub's `.github/workflows/actions.lock`: for a workflow that is listed there, every action runs the recorded commit.
 * Source: the README and the own lockfile of github/gh-actions-lock, format v0.0.2. We only ever read it.
 */
import type { Document } from '../../engine/document.ts';
import type { Repository } from '../../engine/repository.ts';
import { itemsAt, mapAt, type Pair, type ScalarNode, scalarAt } from '../../engine/tree.ts';
import type { RepositoryUses } from './uses.ts';

/** True when this action is recorded with a commit for this workflow. `workflowPath` is relative to the repository. */
export function isLocked(repository: Repository, workflowPath: string, { name, path, ref }: RepositoryUses): boolean {
  const lock = repository.documents.get('.github/workflows/actions.lock')?.root;
  if (!lock) return false;
  const listed = itemsAt(mapAt(lock, 'workflows'), workflowPath).map((item) =>
    item.kind === 'scalar' ? item.value.toLowerCase() : '',
  );
  const names = [`${name}@${ref}`, ...(path ? [`${name}/${path}@${ref}`] : [])];
  return names.some(
    (entry) => listed.includes(entry.toLowerCase()) && hasCommit(mapAt(lock, 'dependencies')?.pairs ?? [], entry),
  );
}

/** True when the lock names this workflow: then GitHub runs recorded commits, and nothing else. */
export function isListed(repository: Repository, workflowPath: string): boolean {
  const lock = repository.documents.get('.github/workflows/actions.lock')?.root;
  return mapAt(lock, 'workflows')?.pairs.some(({ key }) => key.value === workflowPath) ?? false;
}

/** Entries of the lock itself that no commit is recorded for. */
export function withoutCommit({ root }: Document): readonly ScalarNode[] {
  const dependencies = mapAt(root, 'dependencies')?.pairs ?? [];
  const listed = mapAt(root, 'workflows')?.pairs.flatMap(({ value }) => itemsAt(value)) ?? [];
  return listed.flatMap((item) => (item.kind === 'scalar' && !hasCommit(dependencies, item.value) ? [item] : []));
}

function hasCommit(dependencies: readonly Pair[], entry: string): boolean {
  const found = dependencies.find(({ key }) => key.value.toLowerCase() === entry.toLowerCase());
  return /^sha(1|256)-[0-9a-f]{40,64}$/.test(scalarAt(found?.value, 'commit')?.value ?? '');
}
