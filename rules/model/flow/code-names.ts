/**
 * Names of a stranger's code: contexts, outputs of actions and answers of GitHub that say which commit or branch a pull request brings.
 */
import { askingActions, codeEvents, refOutputs, strangerRefs } from '../../data/stranger-refs.ts';
import { inputOf } from '../workflow/workflow.ts';
import type { CarriedText } from './origin.ts';
import { type Source, textOf } from './source.ts';

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
    return /\bhead\.ref\b|\bheadRefName\b/.test(text)
      ? { text: named('branch', codeEvents), certainty: 'certain' }
      : undefined;
  },
};

const refs = strangerRefs.map((ref) => ({ ...ref, parts: ref.path.split('.') }));

function named(names: NonNullable<CarriedText['names']>, events: readonly string[]): CarriedText {
  return { names, events, words: 'a stranger’s code', chooser: 'anyone', charset: 'ref', subject: 'pull_request' };
}
