/**
 * Writes the value to the file that took the command's place.
 */
import type { Document } from '../../engine/document.ts';
import { setKey } from '../../engine/edit/yaml.ts';
import type { Fix } from '../../engine/finding.ts';
import type { ScalarNode } from '../../engine/tree.ts';
import { type OldCommand, oldCommandsIn } from '../../model/script/old-commands.ts';
import { editsFor, todaysForm } from '../../model/script/todays-form.ts';
import type { StepPlace } from '../../model/workflow/places.ts';
import { hasMixedShells, shellOf } from '../../model/workflow/shell.ts';

export function fixesFor(document: Document, place: StepPlace, run: ScalarNode, old: OldCommand): readonly Fix[] {
  const { step, job } = place;
  if (hasMixedShells(step, job)) return inOneShell(document, place, run);
  const shell = shellOf(step, job);
  const form = todaysForm(run.value, old, shell);
  if (!form) return [byHand];
  const title = 'Write to the file instead';
  const edits = editsFor(document, run, form.changes);
  if (!form.oneLine) return [{ title, safety: 'careful', edits, guide: [mayBeLong] }];
  // What is switched off starts to work with this.
  const isSafe = shell !== undefined && (old.name === 'set-output' || old.name === 'save-state');
  return [{ title, safety: isSafe ? 'safe' : 'careful', edits }];
}

/** Each shell names the file in its own way, so the step gets one shell. All its old commands go at once. */
function inOneShell(document: Document, { step }: StepPlace, run: ScalarNode): readonly Fix[] {
  const forms = oldCommandsIn(run.value, 'bash').map((old) => todaysForm(run.value, old, 'bash'));
  const changes = forms.flatMap((form) => form?.changes ?? []);
  if (forms.includes(undefined) || changes.length === 0) return [byHand];
  return [
    {
      title: 'Write to the file instead, in bash on every system',
      safety: 'careful',
      edits: [...editsFor(document, run, changes), ...setKey(document, step.node, 'shell', 'bash', { before: 'run' })],
      guide: ['On Windows this step ran in PowerShell. Look whether its other lines are bash, too.'],
    },
  ];
}

const mayBeLong = 'A value of several lines stands between `name<<END` and `END`. Can this one have more than one?';

const byHand: Fix = {
  title: 'Write to the file instead, by hand',
  safety: 'guided',
  edits: [],
  guide: [
    'Append `name=value` to the file that `$GITHUB_OUTPUT` names.',
    'For variables the file is `$GITHUB_ENV`, for folders `$GITHUB_PATH`.',
    'A value of several lines stands between `name<<END` and `END`.',
  ],
};
