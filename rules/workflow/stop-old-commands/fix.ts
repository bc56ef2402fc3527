/**
 * Takes the variable out, and writes today's form where scripts of the file still give the old commands.
 */
import type { Document } from '../../engine/document.ts';
import { removeKey } from '../../engine/edit/yaml.ts';
import type { Fix } from '../../engine/finding.ts';
import type { MapNode, Pair } from '../../engine/tree.ts';
import { oldCommandsIn, todaysForm } from '../../model/script/old-commands.ts';
import { stepPlacesIn } from '../../model/workflow/places.ts';
import { shellOf } from '../../model/workflow/shell.ts';

export function fixFor(document: Document, owner: MapNode, env: Pair): Fix {
  const map = env.value;
  if (map?.kind !== 'map')
    return { title: 'Take it out, by hand', safety: 'guided', edits: [], guide: ['Remove the line.'] };
  const removed =
    map.pairs.length === 1
      ? removeKey(document, owner, 'env')
      : removeKey(document, map, 'ACTIONS_ALLOW_UNSECURE_COMMANDS');
  const scripts = stepPlacesIn(document).flatMap(({ step, job }) => {
    const { run } = step;
    if (!run) return [];
    return oldCommandsIn(run.value, shellOf(step, job))
      .filter(({ name }) => name === 'set-env' || name === 'add-path')
      .flatMap((old) => [...todaysForm(document, run, old)]);
  });
  return {
    title: 'Take it out, and write to files instead',
    safety: 'careful',
    edits: [...removed, ...scripts],
    guide: ['Run the workflow once. An action that still needs the old commands says so.'],
  };
}
