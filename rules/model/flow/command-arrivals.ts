/**
 * Commands that bring a pull request's code into the workspace: `gh pr checkout`, `git fetch origin pull/…`, `git checkout` of its commit.
 */
import type { Repository } from '../../engine/repository.ts';
import type { ScalarNode, Span } from '../../engine/tree.ts';
import type { Command, Word } from '../script/command.ts';
import { scriptOf } from '../script/read-script.ts';
import { placeInScript } from '../script/script.ts';
import { shellOf } from '../workflow/shell.ts';
import type { Arrival, Place } from './arrival.ts';
import { pullRequest } from './checkout-arrivals.ts';
import { codeNames } from './code-names.ts';
import { originsOfStretch } from './flow.ts';
import type { Origin, Standpoint } from './origin.ts';

/** A fetch that waits for the command that puts the files there, and what that command can call it. */
interface Fetched {
  readonly at: Span;
  readonly origin: Origin;
  readonly name: string;
}

/** What an earlier step fetched, and a later one may still check out by its name. */
export interface Waiting {
  fetched?: Fetched | undefined;
}

export function commandArrivals(
  from: Place,
  run: ScalarNode,
  repository: Repository,
  waiting: Waiting,
): readonly Arrival[] {
  const { step, job } = from;
  if (!/\bgh\s+(pr\s+checkout|co|repo\s+clone)\b|\b(git|hub)\b/.test(run.value)) return [];
  const found: Arrival[] = [];
  let fetched: Fetched | undefined;
  for (const command of scriptOf(run, shellOf(step, job)).script.commands) {
    const words = withoutPrefix(command.words);
    const arrive = (at: Span, origin: Origin, brings: Arrival['brings'] = 'commit') => {
      const scriptOffset = command.end;
      found.push({ path: from.document.path, step, at, origin, brings, folder: '', checkout: undefined, scriptOffset });
    };
    if (isGhCheckout(words)) arrive(spanOf(run, command.words), pullRequest);
    const verb = verbOf(words);
    if (verb === '') continue;
    const named = namedWord(words, run, from, repository);
    if (verb === 'fetch' || verb === 'remote')
      fetched = named?.origin.text.names === 'branch' ? fetched : (named ?? fetched);
    else if (verb === 'clone' || verb === 'pull' || verb === 'submodule') {
      if (named && named.origin.text.names !== 'branch') arrive(named.at, named.origin);
    } else if (placing.includes(verb)) {
      if (named && named.origin.text.names !== 'number') {
        arrive(named.at, named.origin, named.origin.text.names === 'branch' && !fetched ? 'branch' : 'commit');
      } else if (fetched) arrive(fetched.at, fetched.origin);
      else if (waiting.fetched && words.some(({ text }) => isNameOf(text, waiting.fetched)))
        arrive(spanOf(run, words), waiting.fetched.origin);
      if (fetched) fetched = undefined;
    }
  }
  waiting.fetched = fetched ?? waiting.fetched;
  return found.slice(0, 1);
}

function isNameOf(word: string, fetched: Fetched | undefined): boolean {
  return word === 'FETCH_HEAD' || (fetched !== undefined && fetched.name !== '' && word === fetched.name);
}

/** Verbs of git that put other files into the workspace. */
const placing = ['checkout', 'switch', 'merge', 'reset', 'rebase', 'cherry-pick', 'worktree'];

function withoutPrefix(words: readonly Word[]): readonly Word[] {
  return words[0] && ['sudo', 'time', 'retry', 'command'].includes(words[0].text) ? words.slice(1) : words;
}

function isGhCheckout(words: readonly Word[]): boolean {
  const [program, group, verb] = words.map(({ text }) => text);
  return (
    ((program === 'gh' || program === 'hub') && group === 'pr' && verb === 'checkout') ||
    (program === 'gh' && group === 'co') ||
    (program === 'hub' && group === 'checkout' && /pull_request|\/pull\//.test(words[2]?.text ?? ''))
  );
}

/** `git -C folder -c key=value checkout` is `checkout`, and `gh repo clone` is `clone`; '' for other programs. */
function verbOf(words: readonly Word[]): string {
  const [program, group, ghVerb] = words.map(({ text }) => text);
  if (program === 'gh' && group === 'repo' && ghVerb === 'clone') return 'clone';
  if (program !== 'git') return '';
  for (let index = 1; index < words.length; index++) {
    const text = words[index]?.text ?? '';
    if (text === '-C' || text === '-c') index++;
    else if (!text.startsWith('-')) return text;
  }
  return '';
}

/** The first word that names a pull request's code; a branch's name only where nothing says more. */
function namedWord(
  words: readonly Word[],
  run: ScalarNode,
  from: Standpoint,
  repository: Repository,
): Fetched | undefined {
  let branch: Fetched | undefined;
  for (const word of words.slice(2)) {
    // `pull/7/head:mine` is called `mine` from then on.
    const name = /:(?:refs\/heads\/)?([^:\s]+)$/.exec(word.text)?.[1] ?? '';
    if (/(^|[\s:+/])pull\/[^/\s]+\/(head|merge)\b/.test(withoutBlanks(word.text)))
      return { at: spanOf(run, [word]), origin: pullRequest, name };
    if (!word.text.includes('$')) continue;
    const origin = originsOfStretch(word, from, repository, codeNames).find(({ text }) => text.names !== 'number');
    if (!origin) continue;
    const named = { at: spanOf(run, [word]), origin, name };
    if (origin.text.names !== 'branch') return named;
    branch ??= named;
  }
  return branch;
}

/** An expression holds blanks: `pull/${{ github.event.number }}/head`. */
function withoutBlanks(text: string): string {
  return text.replace(/\$\{\{.*?\}\}/gs, 'N');
}

function spanOf(run: ScalarNode, words: readonly Word[]): Span {
  const first = words[0];
  const last = words.at(-1);
  return first && last ? placeInScript(run, first.start, last.end) : run.span;
}

export function textOfCommand({ words }: Command): string {
  return words
    .slice(0, 2)
    .map(({ text }) => text)
    .join(' ');
}
