/**
 * uv takes a package from the first index that has its name, unless `index-strategy` says otherwise.
 */
import type { Document } from '../../engine/document.ts';
import { replaceTomlString } from '../../engine/edit/toml.ts';
import type { Found } from '../../engine/rule.ts';
import { mapAt, pairOf } from '../../engine/tree.ts';
import { uvTable } from '../../model/manifest/index-setting-toml.ts';

export function* uvStrategies(document: Document): Generator<Found> {
  const uv = uvTable(document);
  for (const path of [uv, [...uv, 'pip']]) {
    const map =
      path.length > 0 ? mapAt(document.root, ...path) : document.root?.kind === 'map' ? document.root : undefined;
    const pair = pairOf(map, 'index-strategy');
    if (pair?.value?.kind !== 'scalar' || !/^unsafe-(best|first)-match$/.test(pair.value.value)) continue;
    yield {
      at: pair.value.span,
      scope: pair.span,
      message: `\`${pair.value.value}\` lets a stranger’s look-alike win over your package. Write \`first-index\`.`,
      fixes: [
        {
          title: 'Take each package from the first index that has it',
          safety: 'careful',
          edits: replaceTomlString(document, pair.value, 'first-index'),
          guide: [
            'Run `uv lock` and read which packages changed.',
            'If uv now misses a version, name the index of that package below `[tool.uv.sources]`.',
          ],
        },
      ],
    };
  }
}
