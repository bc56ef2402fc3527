/**
 * GitHub's `.github/workflows/actions.lock`: for a workflow that is listed there, every action runs the recorded commit.
 * Source: the README and the own lockfile of github/gh-actions-lock, format v0.0.2. We only ever read it.
 */
import type { Repository } from '../../engine/repository.ts';
import { itemsAt, mapAt, type Pair, scalarAt } from '../../engine/tree.ts';
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

function hasCommit(dependencies: readonly Pair[], entry: string): boolean {
  const found = dependencies.find(({ key }) => key.value.toLowerCase() === entry.toLowerCase());
  return /^sha(1|256)-[0-9a-f]{40,64}$/.test(scalarAt(found?.value, 'commit')?.value ?? '');
}
