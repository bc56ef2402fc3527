/**
 * The repositories that `.pre-commit-config.yaml` takes hooks from. Source: pre-commit's documentation, "Adding pre-commit plugins".
 */
import { type Document, perDocument } from '../../engine/document.ts';
import { itemsAt, type MapNode, type ScalarNode, scalarAt } from '../../engine/tree.ts';

export interface HookRepository {
  readonly node: MapNode;
  /** Where the hooks come from, as written. */
  readonly repo: ScalarNode;
  readonly rev: ScalarNode | undefined;
  /** Packages that its hooks bring along. */
  readonly packages: readonly ScalarNode[];
}

/** Each once; old files are a list at their root. Hooks of the project's own (`local`, `meta`) are no repository. */
export const hookRepositoriesIn = perDocument((document: Document): readonly HookRepository[] => {
  if (document.kind !== 'pre-commit') return [];
  const { root } = document;
  const items = root?.kind === 'list' ? root.items : itemsAt(root, 'repos');
  return [...new Set(items)].flatMap((node) => {
    const repo = scalarAt(node, 'repo');
    if (node.kind !== 'map' || !repo) return [];
    const packages = itemsAt(node, 'hooks').flatMap((hook) => itemsAt(hook, 'additional_dependencies'));
    return [
      {
        node,
        repo,
        rev: scalarAt(node, 'rev'),
        packages: packages.flatMap((item) => (item.kind === 'scalar' ? [item] : [])),
      },
    ];
  });
});
