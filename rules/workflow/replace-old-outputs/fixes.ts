/**
 * Writes the value to the file that took the command's place.
 */
import type { Document } from '../../engine/document.ts';
import type { Fix } from '../../engine/finding.ts';
import type { ScalarNode } from '../../engine/tree.ts';
import { type OldCommand, todaysForm } from '../../model/script/old-commands.ts';

export function fixesFor(document: Document, run: ScalarNode, old: OldCommand): readonly Fix[] {
  const edits = todaysForm(document, run, old);
  return edits.length === 0 ? [byHand] : [{ title: 'Write to the file instead', safety: 'safe', edits }];
}

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
