/**
 * What `.github/dependabot.yml` means. Source: GitHub's "Dependabot options reference".
 */
import { type Document, perDocument } from '../../engine/document.ts';
import { documentsOf, type Repository } from '../../engine/repository.ts';
import { itemsAt, type ListNode, type MapNode, mapAt, pairOf, type ScalarNode, scalarAt } from '../../engine/tree.ts';

export interface Dependabot {
  readonly node: MapNode;
  readonly updatesKey: ScalarNode | undefined;
  readonly updates: ListNode | undefined;
  readonly entries: readonly UpdateEntry[];
}

export interface UpdateEntry {
  readonly node: MapNode;
  /** As written: `github-actions`. */
  readonly ecosystem: string;
  readonly ecosystemAt: ScalarNode;
  readonly cooldown: MapNode | undefined;
  /** Days that a new release waits, and days by its kind; a kind that is not named waits the first. As written. */
  readonly defaultDays: ScalarNode | undefined;
  readonly daysByKind: readonly ScalarNode[];
  /** True when each kind of release has days of its own, so that the default is for nothing. */
  readonly isByKind: boolean;
  /** The key that lets only some packages wait, and the others not at all. */
  readonly onlySome: ScalarNode | undefined;
  /** GitHub opens no pull request for a new version, only for a weakness. */
  readonly isSecurityOnly: boolean;
}

/** The one GitHub reads. Others lie in folders that are repositories of their own elsewhere. */
export function ownDependabot(repository: Repository): Document | undefined {
  return documentsOf(repository, 'dependabot').find(({ path }) => path.startsWith('.github/'));
}

export const dependabotOf = perDocument((document: Document): Dependabot | undefined => {
  const node = document.kind === 'dependabot' && document.root?.kind === 'map' ? document.root : undefined;
  if (!node) return undefined;
  const updates = pairOf(node, 'updates');
  return {
    node,
    updatesKey: updates?.key,
    updates: updates?.value?.kind === 'list' ? updates.value : undefined,
    entries: itemsAt(node, 'updates').flatMap(readEntry),
  };
});

function readEntry(node: MapNode | { readonly kind: string }): UpdateEntry[] {
  if (!('pairs' in node)) return [];
  const ecosystemAt = scalarAt(node, 'package-ecosystem');
  if (!ecosystemAt) return [];
  const cooldown = mapAt(node, 'cooldown');
  const kinds = withoutKinds.has(ecosystemAt.value) ? [] : ['major', 'minor', 'patch'];
  const daysByKind = kinds.flatMap((kind) => scalarAt(cooldown, `semver-${kind}-days`) ?? []);
  return [
    {
      node,
      ecosystem: ecosystemAt.value,
      ecosystemAt,
      cooldown,
      defaultDays: scalarAt(cooldown, 'default-days'),
      daysByKind,
      isByKind: daysByKind.length === 3,
      onlySome: onlySome(cooldown),
      isSecurityOnly: scalarAt(node, 'open-pull-requests-limit')?.typed === 0,
    },
  ];
}

function onlySome(cooldown: MapNode | undefined): ScalarNode | undefined {
  const include = pairOf(cooldown, 'include');
  if (include?.value?.kind !== 'list' || include.value.items.length === 0) return undefined;
  const isAll = include.value.items.some((item) => item.kind === 'scalar' && item.value === '*');
  return isAll ? undefined : include.key;
}

/** Their releases have no kinds that GitHub can tell apart: only the default counts. */
const withoutKinds = new Set([
  'bazel',
  'devcontainers',
  'docker',
  'docker-compose',
  'github-actions',
  'gitsubmodule',
  'helm',
  'opentofu',
  'terraform',
]);
