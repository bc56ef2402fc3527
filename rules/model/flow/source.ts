/**
 * What a follower of texts looks for: texts a stranger chooses, or names of a stranger's code. Both take the same ways through a workflow.
 */
import { codeEvents, refOutputs, strangerRefs } from '../../data/stranger-refs.ts';
import { strangerOutputs } from '../../data/stranger-texts.ts';
import type { ContextExpression } from '../workflow/expression.ts';
import type { CarriedText } from './origin.ts';
import { textsOf } from './stranger.ts';

export interface Source {
  readonly ofContext: (context: ContextExpression, wholeAsJson: boolean) => readonly CarriedText[];
  /** An output of a well-known action; names in lower case. */
  readonly ofAction: (uses: string, output: string) => CarriedText | undefined;
  /** What the commands in a piece of script fetch by themselves. Their answer may have been changed on the way. */
  readonly ofScript: (piece: string) => CarriedText | undefined;
}

export const chosenTexts: Source = {
  ofContext: textsOf,
  ofAction: (uses, output) => {
    const outputs = Object.hasOwn(strangerOutputs, uses) ? strangerOutputs[uses] : undefined;
    const known = outputs?.[output] ?? outputs?.['*'];
    return known && { ...known, chooser: 'anyone', charset: 'text', subject: 'other' };
  },
  ofScript: (piece) => {
    const words = askedFor(piece);
    return words
      ? { words, events: pullRequestEvents, chooser: 'anyone', charset: 'text', subject: 'other' }
      : undefined;
  },
};

const pullRequestEvents = ['pull_request', 'pull_request_target', 'issues', 'issue_comment', 'workflow_run'];

function askedFor(piece: string): string | undefined {
  if (/\bgh\s+(pr|issue)\s+view\b[^|;]*--json[\s=]+["']?(title|body|headRefName)\b/.test(piece))
    return 'what the pull request says';
  if (/\bjq\b[^|;]*\.(title|body|head\.ref)\b[^|;]*GITHUB_EVENT_PATH/.test(piece)) return 'what the event says';
  return undefined;
}

export const codeNames: Source = {
  ofContext: ({ path }) =>
    refs
      .filter(
        ({ parts }) =>
          parts.length === path.length &&
          parts.every((part, at) => part === '*' || path[at] === '*' || part === path[at]),
      )
      .map(({ names, events }) => named(names, events)),
  ofAction: (uses, output) => {
    const names = Object.hasOwn(refOutputs, uses) ? refOutputs[uses]?.[output] : undefined;
    return names && named(names, codeEvents);
  },
  ofScript: (piece) => {
    if (/\bhead\.sha\b|\bheadRefOid\b|\bmerge_commit_sha\b/.test(piece)) return named('commit', codeEvents);
    return /\bhead\.ref\b|\bheadRefName\b/.test(piece) ? named('branch', codeEvents) : undefined;
  },
};

const refs = strangerRefs.map((ref) => ({ ...ref, parts: ref.path.split('.') }));

function named(names: NonNullable<CarriedText['names']>, events: readonly string[]): CarriedText {
  return { names, events, words: 'a stranger’s code', chooser: 'anyone', charset: 'ref', subject: 'pull_request' };
}
