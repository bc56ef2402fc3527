/** Finds nodes in a small YAML document and applies a change to it. */
import { type Document, readDocument } from '../../rules/engine/document.ts';
import { applyEdits } from '../../rules/engine/edit/apply.ts';
import type { TextEdit } from '../../rules/engine/finding.ts';
import { type ListNode, type MapNode, type Node, pairOf, type ScalarNode } from '../../rules/engine/tree.ts';

export type Change = (document: Document) => readonly TextEdit[];
export type Case = readonly [name: string, before: string, make: Change, after: string];

/** Follows keys and numbers of items down from the root. */
export function at(document: Document, path: readonly (string | number)[]): Node | undefined {
  let here: Node | undefined = document.root;
  for (const step of path)
    here =
      typeof step === 'number' ? (here?.kind === 'list' ? here.items[step] : undefined) : pairOf(here, step)?.value;
  return here;
}

export function mapAt(document: Document, path: readonly (string | number)[]): MapNode {
  const node = at(document, path);
  if (node?.kind !== 'map') throw new Error(`no map at ${path.join('.')}`);
  return node;
}

export function listAt(document: Document, path: readonly (string | number)[]): ListNode {
  const node = at(document, path);
  if (node?.kind !== 'list') throw new Error(`no list at ${path.join('.')}`);
  return node;
}

export function scalarAt(document: Document, path: readonly (string | number)[]): ScalarNode {
  const node = at(document, path);
  if (node?.kind !== 'scalar') throw new Error(`no scalar at ${path.join('.')}`);
  return node;
}

export function change(text: string, make: Change): string {
  const document = readDocument('.github/workflows/ci.yml', 'workflow', text);
  return applyEdits(text, make(document));
}
