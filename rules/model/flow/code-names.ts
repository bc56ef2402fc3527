/**
 * Names of a stranger's code: contexts, outputs of actions and answers of GitHub that say which commit or branch a pull request brings.
 */
import { askingActions, codeEvents, refOutputs, strangerRefs } from '../../data/stranger-refs.ts';
import { wholeAnswer } from '../script/javascript-output.ts';
import { inputOf } from '../workflow/workflow.ts';
import { downloadsIn } from './downloads.ts';
import { readingIn } from './file-reads.ts';
import { isBelow } from './folder.ts';
import type { CarriedText } from './origin.ts';
import { type Fetched, type Piece, type Source, textOf } from './source.ts';

export const codeNames: Source = {
  ofContext: ({ path }) =>
    refs
      .filter(
        ({ parts }) =>
          parts.length === path.length &&
          parts.every((part, at) => part === '*' || path[at] === '*' || part === path[at]),
      )
      .map(({ names, events }) => named(names, events)),
  ofAction: (uses, output, { step }) => {
    const names = Object.hasOwn(refOutputs, uses) ? refOutputs[uses]?.[output] : undefined;
    const route = step && inputOf(step, 'route')?.value;
    if (!names || (route !== undefined && !/\/pulls\/[^/\s]+$/.test(route.trim()))) return undefined;
    const certainty = askingActions.has(uses) ? 'possible' : route === undefined ? 'certain' : 'likely';
    return { text: named(names, codeEvents), certainty };
  },
  ofScript: (piece) => {
    const text = textOf(piece);
    if (/\bhead\.sha\b|\bheadRefOid\b|\bmerge_commit_sha\b/.test(text))
      return { text: named('commit', codeEvents), certainty: 'certain' };
    if (/\bhead\.repo\.(full_name|clone_url|ssh_url|html_url|git_url)\b/.test(text))
      return { text: named('repository', codeEvents), certainty: 'certain' };
    if (/\bhead\.ref\b|\bheadRefName\b/.test(text)) return { text: named('branch', codeEvents), certainty: 'certain' };
    if (wholeAnswer(piece.script, text) === 'pulls')
      return { text: named('commit', codeEvents), certainty: 'possible' };
    return fromArtifact(piece);
  },
};

/** What an artifact says can be any commit, and a number or a branch of a pull request all the same. */
function fromArtifact(piece: Piece): Fetched | undefined {
  const { job, step } = piece.from;
  if (!job || !step) return undefined;
  const artifacts = downloadsIn(job)
    .filter(({ step: { index } }) => index < step.index)
    .map(({ folder, at }) => ({ kind: 'artifact' as const, holds: (file: string) => isBelow(file, folder), at }));
  const reading = readingIn(piece, artifacts);
  if (!reading) return undefined;
  const place = { path: piece.from.document.path, span: reading.files.at };
  const hop = { place, message: 'The artifact’s files arrive here.' };
  return { text: named('commit', codeEvents), certainty: 'likely', hops: [hop] };
}

const refs = strangerRefs.map((ref) => ({ ...ref, parts: ref.path.split('.') }));

function named(names: NonNullable<CarriedText['names']>, events: readonly string[]): CarriedText {
  return { names, events, words: 'a stranger’s code', chooser: 'anyone', charset: 'ref', subject: 'pull_request' };
}
