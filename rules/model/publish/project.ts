/**
 * What a project is called at its registry and on GitHub, as far as its files say.
 */
import type { Repository } from '../../engine/repository.ts';
import { type Node, scalarAt, scalarsIn, valueAt } from '../../engine/tree.ts';
import { shortText } from '../short-text.ts';
import type { Registry } from './registry.ts';

/** The name of the package. */
export function packageName(registry: Registry, { documents }: Repository): string | undefined {
  const json = documents.get('package.json')?.root;
  const toml = documents.get('pyproject.toml')?.root;
  if (registry === 'npm') return plain(scalarAt(json, 'name')?.value);
  if (registry === 'pypi')
    return plain((scalarAt(toml, 'project', 'name') ?? scalarAt(toml, 'tool', 'poetry', 'name'))?.value);
  return undefined;
}

/** `owner/name` on GitHub. */
export function githubName({ documents }: Repository): string | undefined {
  const json = documents.get('package.json')?.root;
  const toml = documents.get('pyproject.toml')?.root;
  const nodes: readonly (Node | undefined)[] = [
    valueAt(json, 'repository'),
    valueAt(toml, 'project', 'urls'),
    valueAt(toml, 'tool', 'poetry', 'repository'),
  ];
  for (const node of nodes) {
    for (const { value } of scalarsIn(node)) {
      const name = /(?:^github:|github\.com[/:])([\w.-]+\/[\w.-]+?)(?:\.git)?(?:[/#]|$)/.exec(value)?.[1];
      if (name) return plain(name);
    }
  }
  return undefined;
}

function plain(name: string | undefined): string | undefined {
  return name && name.length <= 40 ? shortText(name, 40) : undefined;
}
