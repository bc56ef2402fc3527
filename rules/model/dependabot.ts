/**
 * What `.github/dependabot.yml` means. Source: GitHub's "Dependabot options reference".
 */
import { type Document, perDocument } from '../engine/document.ts';
import { itemsAt, type ListNode, type MapNode, mapAt, pairOf, type ScalarNode, scalarAt } from '../engine/tree.ts';

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
  /** Days that every new release waits; absent when the entry does not say, or not as a number. */
  readonly defaultDays: ScalarNode | undefined;
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
  return [
    { node, ecosystem: ecosystemAt.value, ecosystemAt, cooldown, defaultDays: scalarAt(cooldown, 'default-days') },
  ];
}
