/**
 * Takes the variable out, and writes today's form where scripts of the file still give the old commands.
 */
import type { Document } from '../../engine/document.ts';
import { removeKey } from '../../engine/edit/yaml.ts';
import type { Fix, TextEdit } from '../../engine/finding.ts';
import type { MapNode, Pair } from '../../engine/tree.ts';
import { oldCommandsIn } from '../../model/script/old-commands.ts';
import { editsFor, todaysForm } from '../../model/script/todays-form.ts';
import { stepPlacesIn } from '../../model/workflow/places.ts';
import { hasMixedShells, shellOf } from '../../model/workflow/shell.ts';

export function fixFor(document: Document, owner: MapNode, env: Pair): Fix {
  const map = env.value;
  if (map?.kind !== 'map')
    return { title: 'Take it out, by hand', safety: 'guided', edits: [], guide: ['Remove the line.'] };
  // What an alias repeats stays in its place, so that the alias still finds it.
  const isShared =
    map.span.start < env.key.span.start || document.text.slice(env.key.span.end, map.span.start).includes('&');
  const removed =
    map.pairs.length === 1 && !isShared
      ? removeKey(document, owner, 'env')
      : removeKey(document, map, 'ACTIONS_ALLOW_UNSECURE_COMMANDS');
  const { edits, isLeft } = scriptsOf(document);
  return {
    title: 'Take it out, and write to files instead',
    safety: 'careful',
    edits: [...removed, ...edits],
    guide: [
      ...(isLeft ? ['A script here still gives an old command. Write to `$GITHUB_ENV` or `$GITHUB_PATH` there.'] : []),
      'Run the workflow once. An action that still needs the old commands says so.',
    ],
  };
}

/** `isLeft`: at least one script has to be changed by hand. */
function scriptsOf(document: Document): { readonly edits: readonly TextEdit[]; readonly isLeft: boolean } {
  const edits: TextEdit[] = [];
  let isLeft = false;
  const seen = new Set<object>();
  for (const { step, job } of stepPlacesIn(document)) {
    const { run } = step;
    if (!run || seen.has(run)) continue;
    seen.add(run);
    const shell = shellOf(step, job);
    for (const old of oldCommandsIn(run.value, shell)) {
      if (old.name !== 'set-env' && old.name !== 'add-path') continue;
      const form = hasMixedShells(step, job) ? undefined : todaysForm(run.value, old, shell);
      if (form) edits.push(...editsFor(document, run, form.changes));
      else isLeft = true;
    }
  }
  return { edits, isLeft };
}
