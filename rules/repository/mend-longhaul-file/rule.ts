/**
 * Finds lines of `.github/longhaul.yml` that do not do what their author meant. The reader of that file names them.
 */

import type { Mistake } from '../../engine/config.ts';
import type { Document } from '../../engine/document.ts';
import { removeKey } from '../../engine/edit/yaml.ts';
import type { Fix } from '../../engine/finding.ts';
import type { DocumentRule } from '../../engine/rule.ts';
import type { MapNode, Node } from '../../engine/tree.ts';

export const rule: DocumentRule = {
  id: 'mend-longhaul-file',
  family: 'repository',
  title: 'Mend the Longhaul file',
  reads: ['longhaul-config'],
  severity: 'worth-fixing',
  certainty: 'certain',
  effort: '5 minutes',
  item: null,
  equivalents: [],
  *check(document, { config }) {
    for (const mistake of config.mistakes) {
      if (mistake.path !== document.path) continue;
      yield { at: mistake.span, message: mistake.message, fixes: fixesFor(document, mistake) };
    }
  },
};

/** A key that means nothing can go; anything else a person has to decide. */
function fixesFor(document: Document, { span }: Mistake): readonly Fix[] {
  const byHand: Fix = {
    title: 'Show what this file may say',
    safety: 'guided',
    edits: [],
    guide: [
      'Keys of the file: `exclude`, `rules`, `not-needed`.',
      'A rule takes `show` (off or quiet) and `because`. Add `paths` to mean some files only.',
      'Each entry below `not-needed` takes `because` and `date`.',
    ],
  };
  const owner = mapWithKeyAt(document.root, span.start);
  if (!owner) return [byHand];
  return [
    byHand,
    { title: `Remove \`${owner.key}\``, safety: 'careful', edits: removeKey(document, owner.map, owner.key) },
  ];
}

/** The map whose key stands at this offset. The file is shallow: three levels are enough. */
function mapWithKeyAt(
  node: Node | undefined,
  offset: number,
  depth = 0,
): { readonly map: MapNode; readonly key: string } | undefined {
  if (node?.kind !== 'map' || depth > 3) return undefined;
  for (const { key, value } of node.pairs) {
    if (key.span.start === offset) return { map: node, key: key.value };
    const below = mapWithKeyAt(value, offset, depth + 1);
    if (below) return below;
  }
  return undefined;
}
