/**
 * Takes the line breaks out of what is written, so that one line stays one variable; where that cannot be done, says how.
 */
import { replaceInScalar } from '../../engine/edit/yaml.ts';
import type { Fix, TextEdit } from '../../engine/finding.ts';
import type { ScalarNode } from '../../engine/tree.ts';
import { scriptOf } from '../../model/script/read-script.ts';
import { quotingAt } from '../../model/script/script.ts';
import type { Write } from '../../model/script/writes.ts';
import type { StepPlace } from '../../model/workflow/places.ts';
import { shellOf } from '../../model/workflow/shell.ts';
import type { Passing } from './passing.ts';
import { isPlain } from './plain.ts';

export function fixesFor(place: StepPlace, passing: Passing): readonly Fix[] {
  return passing.to === 'path' ? [fixedFolder] : cutLines(place, passing, byHand);
}

export function exportFixes({ to }: Pick<Passing, 'to'>): readonly Fix[] {
  return [to === 'path' ? fixedFolder : byHand];
}

export function outputFixes(place: StepPlace, passing: Passing): readonly Fix[] {
  return cutLines(place, passing, endWord);
}

function cutLines({ document, step, job }: StepPlace, { writes }: Passing, byHand: Fix): readonly Fix[] {
  const { run } = step;
  if (!run || shellOf(step, job) !== 'bash' || writes.some((write) => !canBeCut(run, write))) return [byHand];
  const pieces = writes.flatMap((write) => piecesOf(run, write)).sort((a, b) => b.start - a.start);
  if (pieces.length === 0) return [byHand];
  const edits: TextEdit[] = pieces.flatMap(({ start, end, text }) => [
    ...replaceInScalar(document, run, start, end, text),
  ]);
  return [{ title: 'Take the line breaks out of what is passed on', safety: 'careful', edits }, byHand];
}

interface Piece {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** What GitHub fills in has to become a variable first; lines of a program have to be picked one by one. */
function canBeCut(run: ScalarNode, write: Write): boolean {
  if (write.name === '*') return false;
  const value = run.value.slice(write.start, write.end);
  const cut = [...piecesOf(run, write)]
    .sort((a, b) => b.start - a.start)
    .reduce(
      (text, piece) => text.slice(0, piece.start - write.start) + piece.text + text.slice(piece.end - write.start),
      value,
    );
  return !value.includes('${{') && !value.includes('\n') && isPlain(cut, 'bash', write.name);
}

/** `$NAME`, `${NAME}` and `$(…)` of the value, with what takes their place. */
function piecesOf(run: ScalarNode, write: Write): readonly Piece[] {
  const { script } = scriptOf(run, 'bash');
  const value = run.value.slice(write.start, write.end);
  return [...value.matchAll(/\$\(([^()`\n]+)\)|\$\{([A-Za-z_]\w*)\}|\$([A-Za-z_]\w*)/g)].flatMap((match) => {
    const [whole, inner, braced, bare] = match;
    const start = write.start + match.index;
    const name = braced ?? bare;
    if (/^GITHUB_(ENV|OUTPUT|PATH)$/.test(name ?? '') || quotingAt(script, start) === 'single') return [];
    const text = inner === undefined ? `\${${name}//$'\\n'/ }` : `$(${inner.trimEnd()} | tr -d '\\n')`;
    return [{ start, end: start + whole.length, text }];
  });
}

const byHand: Fix = {
  title: 'Pass on only what you expect, by hand',
  safety: 'guided',
  edits: [],
  guide: [
    'Check the value first. For a number: `[[ "$VALUE" =~ ^[0-9]+$ ]] || exit 1`.',
    'Then write that one value under a name that you choose.',
    'Is it for one step only? Then make it an output, and name it there in `env:`.',
  ],
};

const endWord: Fix = {
  title: 'Close the value with a word nobody can guess, by hand',
  safety: 'guided',
  edits: [],
  guide: [
    'Make up a word: `END=$(openssl rand -hex 16)`.',
    'Write `echo "name<<$END"`, then the text, then `echo "$END"`.',
    'Send all three lines to `"$GITHUB_OUTPUT"`.',
  ],
};

const fixedFolder: Fix = {
  title: 'Add a folder with a fixed name, by hand',
  safety: 'guided',
  edits: [],
  guide: [
    'Find out which folder the step means to add.',
    'Write its name as it is: `echo "$HOME/.tool/bin" >> "$GITHUB_PATH"`.',
    'Leave out every part that comes from the event, a file or an artifact.',
  ],
};
