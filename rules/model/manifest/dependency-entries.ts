/**
 * Every entry of package.json and pnpm-workspace.yaml that says where a package comes from.
 * Sources: npm's package.json reference; pnpm's settings reference; Bun's chapter on catalogs.
 */
import { type Document, perDocument } from '../../engine/document.ts';
import { type MapNode, mapAt, type Pair, type ScalarNode } from '../../engine/tree.ts';

export interface DependencyEntry {
  /** As written; in nested overrides the nearest name. */
  readonly name: string;
  /** The top key it stands under: `devDependencies`, `overrides`. */
  readonly section: string;
  readonly spec: ScalarNode;
  readonly pair: Pair;
}

export const dependenciesOf = perDocument((document: Document): readonly DependencyEntry[] => {
  const { root, kind } = document;
  if (kind === 'package-json') {
    return [
      ...manifestSections.flatMap((section) => entriesIn(mapAt(root, section), section)),
      ...entriesIn(mapAt(root, 'pnpm', 'overrides'), 'pnpm'),
      ...extensionsIn(mapAt(root, 'pnpm', 'packageExtensions'), 'pnpm'),
      ...catalogSections.flatMap((section) => entriesIn(mapAt(root, 'workspaces', section), section)),
    ];
  }
  if (kind === 'pnpm-workspace') {
    return [
      ...workspaceSections.flatMap((section) => entriesIn(mapAt(root, section), section)),
      ...extensionsIn(mapAt(root, 'packageExtensions'), 'packageExtensions'),
    ];
  }
  return [];
});

const manifestSections = [
  'dependencies',
  'devDependencies',
  'optionalDependencies',
  'peerDependencies',
  'overrides',
  'resolutions',
  'catalog',
  'catalogs',
] as const;

const catalogSections = ['catalog', 'catalogs'] as const;
const workspaceSections = ['overrides', ...catalogSections] as const;

/** Dependencies that are added to packages of others. */
function extensionsIn(map: MapNode | undefined, section: string): DependencyEntry[] {
  const extensions = map?.pairs.map(({ value }) => value) ?? [];
  return extensions.flatMap((extension) =>
    ['dependencies', 'optionalDependencies', 'peerDependencies'].flatMap((key) =>
      entriesIn(mapAt(extension, key), section),
    ),
  );
}

/** Overrides of npm and named catalogs of pnpm nest; a seen set keeps an alias from going round. */
function entriesIn(
  map: MapNode | undefined,
  section: string,
  above = '',
  seen: Set<MapNode> = new Set(),
): DependencyEntry[] {
  if (!map || seen.has(map)) return [];
  seen.add(map);
  return map.pairs.flatMap((pair) => {
    const name = pair.key.value === '.' ? above : pair.key.value;
    if (pair.value?.kind === 'map') return entriesIn(pair.value, section, name, seen);
    if (pair.value?.kind !== 'scalar' || typeof pair.value.typed !== 'string') return [];
    return [{ name, section, spec: pair.value, pair }];
  });
}
