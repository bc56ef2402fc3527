/**
 * Second sources of Poetry and PDM. Both say how a source ranks, so this is likely, never certain: a name that exists on
 * one index only is safe until someone registers it on the other.
 */
import type { Document } from '../../engine/document.ts';
import { setTomlKey, setTomlKeyIn } from '../../engine/edit/toml.ts';
import type { Found } from '../../engine/rule.ts';
import { itemsAt, type MapNode, type Node, pairOf, scalarAt } from '../../engine/tree.ts';
import { shortText } from '../../model/short-text.ts';

/** `supplemental` and the older `secondary`, and every primary source behind the first. */
export function* poetrySources(document: Document): Generator<Found> {
  let primaries = 0;
  for (const item of itemsAt(document.root, 'tool', 'poetry', 'source')) {
    if (item.kind !== 'map') continue;
    const priority = scalarAt(item, 'priority');
    const rank = priority?.value ?? (scalarAt(item, 'secondary')?.typed === true ? 'secondary' : 'primary');
    if (rank === 'primary' || rank === 'default') primaries++;
    const competes = rank === 'supplemental' || rank === 'secondary' || (primaries > 1 && rank !== 'explicit');
    const place = priority ?? scalarAt(item, 'url') ?? scalarAt(item, 'name');
    if (!competes || !place) continue;
    const name = nameOf(item);
    yield {
      at: place.span,
      scope: item.span,
      certainty: 'likely',
      message: `\`${name}\` competes with another index, so a stranger’s look-alike can win. Make it \`explicit\`.`,
      fixes: [
        {
          title: `Use ${name} only for packages that name it`,
          safety: 'careful',
          edits: setTomlKeyIn(document, item, 'priority', '"explicit"'),
          guide: [
            `Add \`source = "${name}"\` to every dependency that comes from there.`,
            'Run `poetry lock` and read which packages changed.',
          ],
        },
      ],
    };
  }
}

/** PDM merges all sources, unless it keeps their order or a source lists its packages. */
export function* pdmSources(document: Document): Generator<Found> {
  if (scalarAt(document.root, 'tool', 'pdm', 'resolution', 'respect-source-order')?.typed === true) return;
  for (const item of itemsAt(document.root, 'tool', 'pdm', 'source')) {
    const place = scalarAt(item, 'url');
    if (item.kind !== 'map' || !place || !isSecond(item)) continue;
    yield {
      at: place.span,
      scope: item.span,
      certainty: 'likely',
      message: `\`${nameOf(item)}\` competes with another index, so a stranger’s look-alike can win. Keep their order.`,
      fixes: [
        {
          title: 'Take each package from the first source that has it',
          safety: 'careful',
          edits: setTomlKey(document, ['tool', 'pdm', 'resolution'], 'respect-source-order', 'true'),
          guide: ['Put the source with your own packages first.', 'Run `pdm lock` and read which packages changed.'],
        },
      ],
    };
  }
}

/** A source named `pypi` takes the place of the public one, so it adds nothing. */
function isSecond(item: MapNode): boolean {
  if (scalarAt(item, 'name')?.value === 'pypi' || scalarAt(item, 'type')?.value === 'find_links') return false;
  return pairOf(item, 'include_packages') === undefined;
}

function nameOf(item: Node): string {
  return shortText(scalarAt(item, 'name')?.value ?? 'this source', 24);
}
