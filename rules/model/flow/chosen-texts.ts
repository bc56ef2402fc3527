/**
 * Texts a stranger chooses: in contexts, in outputs of well-known actions, in GitHub's answers, and in the files that a pull request
 * or the result of its run brought into the job.
 */
import { fileOutputs, type OutputText, strangerOutputs } from '../../data/stranger-outputs.ts';
import type { Repository } from '../../engine/repository.ts';
import { wholeAnswer } from '../script/javascript-output.ts';
import { isAction, isCommit } from '../workflow/uses.ts';
import { inputOf } from '../workflow/workflow.ts';
import { answerOf } from './agent-answers.ts';
import { readText } from './landed-text.ts';
import { fetchedFrom, landingsBefore } from './landings.ts';
import type { CarriedText, Standpoint } from './origin.ts';
import { type Fetched, type Source, textOf } from './source.ts';
import { textsOf } from './stranger.ts';

export const chosenTexts: Source = {
  ofContext: textsOf,
  ofAction: (uses, output, from, repository) => {
    const known = knownOutput(uses, output);
    if (known) return { text: { ...other, ...known }, certainty: certaintyOf(uses, from) };
    const answer = requestOutput(uses, output, from);
    if (answer) return answer;
    return answerOf(uses, output, from.step) ?? fileOutput(uses, output, from, repository);
  },
  ofScript: (piece) => {
    const text = textOf(piece);
    const words =
      askedFor(text) ?? (isAction(piece.from.step?.uses, 'actions/github-script') ? answered(text) : undefined);
    if (words) return { text: { ...other, words, events: askedEvents }, certainty: 'likely' };
    const kept = wholeAnswer(piece.script, text) ? 'what GitHub answers' : keptAnswer(text, piece.script);
    if (kept) return { text: { ...other, words: kept, events: askedEvents }, certainty: 'possible' };
    return readText(piece);
  },
};

const other = { chooser: 'anyone', charset: 'text', subject: 'other' } as const;

/** Events whose runs ask GitHub about a pull request or an issue of a stranger. */
const askedEvents: CarriedText['events'] = [
  'pull_request',
  'pull_request_target',
  'pull_request_review',
  'pull_request_review_comment',
  'issues',
  'issue_comment',
  'workflow_run',
];

function knownOutput(uses: string, output: string): OutputText | undefined {
  const outputs = Object.hasOwn(strangerOutputs, uses) ? strangerOutputs[uses] : undefined;
  if (!outputs || /^(any|only)_|_count$|^count$/.test(output)) return undefined;
  if (output.startsWith('env.')) return outputs[output];
  return outputs[output] ?? (output.endsWith('_files') ? outputs['*_files'] : undefined) ?? outputs['*'];
}

/** What the action asked GitHub for: all of it, of which a later step picks a field. */
function requestOutput(uses: string, output: string, { step }: Standpoint): Fetched | undefined {
  if (uses !== 'octokit/request-action' || output !== 'data' || !step) return undefined;
  const route = inputOf(step, 'route')?.value ?? '';
  if (!/\/(pulls|issues|comments|commits)\b/.test(route)) return undefined;
  return { text: { ...other, words: 'what GitHub answers', events: askedEvents }, certainty: 'possible' };
}

function certaintyOf(uses: string, from: Standpoint): Fetched['certainty'] {
  return isEscaped(uses, from) ? 'possible' : 'certain';
}

/** Since version 41 tj-actions/changed-files puts a backslash before letters that a shell would read, unless it is told not to. */
function isEscaped(uses: string, { step }: Standpoint): boolean {
  if (uses !== 'tj-actions/changed-files' || step?.uses?.form !== 'repository') return false;
  const major = /^v?(\d+)/.exec(step.uses.ref)?.[1];
  const isOld = !isCommit(step.uses.ref) && major !== undefined && Number(major) < 41;
  return !isOld && inputOf(step, 'safe_output')?.value !== 'false';
}

/** An action that reads a file into an output: the file may have come with a pull request. */
function fileOutput(uses: string, output: string, from: Standpoint, repository: Repository): Fetched | undefined {
  const reader = Object.hasOwn(fileOutputs, uses) ? fileOutputs[uses] : undefined;
  if (!reader || (reader.output !== '*' && reader.output !== output) || !from.step) return undefined;
  const file = inputOf(from.step, reader.input)?.value ?? '';
  const landing = landingsBefore(from, repository).find((one) => one.holds(file));
  return landing && fetchedFrom(landing, 'likely');
}

/** Fields of GitHub's answers that hold text people write. */
const fields =
  'title|body|headRefName|headRepositoryOwner|comments|commits|files|reviews|head\\.ref|head\\.label|filename|message';

function askedFor(piece: string): string | undefined {
  if (/\bgh\s+pr\s+diff\b/.test(piece)) return 'names of changed files';
  const view = /\bgh\s+(?:search\s+)?(pr|issue)s?\s+(?:view|list|[^|;]*(?=--json))\b([^|;]*)/.exec(piece);
  if (view && asksFor(view[2] ?? '')) return view[1] === 'pr' ? 'what the pull request says' : 'what the issue says';
  const shown = /\bhub\s+(pr|issue)\s+(?:show|list)\b[^|;]*%[tbH]/.exec(piece);
  if (shown) return shown[1] === 'pr' ? 'what the pull request says' : 'what the issue says';
  if (asksGithub(piece) && queriesField(piece)) return 'what GitHub answers';
  if (/\bgh\s+api\s+graphql\b/.test(piece) && /\b(title|body|bodyText|headRefName)\b/.test(piece))
    return 'what GitHub answers';
  if (/GITHUB_EVENT_PATH|github\.event_path/.test(piece) && /\bjq\b/.test(piece) && queriesField(piece))
    return 'what the event says';
  return undefined;
}

/** Through `gh`, or by hand from GitHub's address. */
function asksGithub(piece: string): boolean {
  const subject = '/(pulls|issues|comments|commits)\\b';
  return (
    new RegExp(`\\bgh\\s+api\\b[^|;]*${subject}`).test(piece) ||
    new RegExp(`\\b(curl|wget)\\b[^|;]*(api\\.github\\.com|API_URL|api_url)[^|;]*${subject}`).test(piece) ||
    /\b(curl|wget)\b[^|;]*(pull_request\.(url|_links)|issue\.(url|comments_url))/.test(piece)
  );
}

/** A whole answer, of which a later command of the script picks a text: which one of its commands, nobody follows. */
function keptAnswer(piece: string, script: string): string | undefined {
  const isWhole = asksGithub(piece) && !/\bjq\b|\s-q\b|--template/.test(piece);
  return isWhole && /\bjq\b/.test(script) && queriesField(script) ? 'what GitHub answers' : undefined;
}

/** A field of an answer of GitHub's API, in JavaScript: `pr.data.title`. */
function answered(code: string): string | undefined {
  const isField = /\b(data|pr|pull|pullRequest|pull_request|issue|comment)\.(title|body|head\.ref|head\.label)\b/.test(
    code,
  );
  return isField && !/context\.payload/.test(code) ? 'what GitHub answers' : undefined;
}

/** With a query, what it picks counts; without one, every field that was asked for. */
function asksFor(options: string): boolean {
  const query = /(?:-q|--jq|-t|--template)[\s=]+('[^']*'|"[^"]*"|\S+)/.exec(options)?.[1];
  if (query !== undefined) return new RegExp(`\\b(${fields})\\b`).test(query);
  return new RegExp(`--json[\\s=]+["']?[\\w,]*\\b(${fields})\\b`).test(options);
}

function queriesField(piece: string): boolean {
  return new RegExp(`\\.(${fields})\\b(?!\\s*\\|\\s*length)`).test(piece);
}
