/**
 * The way out, in the order that matters: clean the machine before a key dies, because some worms strike back when one does.
 */

import type { Document } from '../../engine/document.ts';
import { removeJsonValue } from '../../engine/edit/json.ts';
import { removeItem } from '../../engine/edit/yaml.ts';
import type { Fix } from '../../engine/finding.ts';
import { valueAt } from '../../engine/tree.ts';
import type { Sign } from './sign.ts';

export function fixesFor(document: Document, { job, step, severity, isCoded }: Sign): readonly Fix[] {
  if (severity !== 'fix-now') return [isCoded ? read : look];
  const steps = valueAt(job?.node, 'steps');
  if (!step || steps?.kind !== 'list' || steps.items.length < 2) return [cleanUp];
  const edits = removeItem(document, steps, steps.items.indexOf(step.node));
  return edits.length > 0 ? [{ title: 'Take this step out', safety: 'careful', edits, guide }, cleanUp] : [cleanUp];
}

export function scriptFixes(document: Document, name: string): readonly Fix[] {
  const edits = removeJsonValue(document, ['scripts', name]);
  return [{ title: `Take the ${name} script out`, safety: 'careful', edits, guide }, cleanUp];
}

const guide = [
  'Clean the machine that pushed this first. Some worms strike back when a key dies.',
  'Then remove what it left: files, branches, and runners you do not know.',
  'Only now replace every secret that this repository could read.',
  'Look at your packages too, and tell people about releases you did not make.',
];

const cleanUp: Fix = {
  title: 'Clean up after a worm, by hand',
  safety: 'guided',
  edits: [],
  guide: ['Ask who added this, and when. The history of the file says it.', ...guide],
};

const look: Fix = {
  title: 'Check where the secret goes, by hand',
  safety: 'guided',
  edits: [],
  guide: [
    'Ask who added this, and when. The history of the file says it.',
    'Look up whose machine it is. If nobody knows, take the line out.',
    'Send the secret in a header, not as data, where the service allows it.',
  ],
};

const read: Fix = {
  title: 'Write the script out, by hand',
  safety: 'guided',
  edits: [],
  guide: [
    'Ask who added this, and when. The history of the file says it.',
    'Decode the text on a machine without keys, and read it. Do not run it.',
    'Write what it does in plain lines, or take the step out.',
  ],
};
