/**
 * How a stranger gets to talk to an AI agent: their text stands in its prompt, it is told which issue to read, their files lie
 * around it, or everybody may start it.
 */
import type { Repository } from '../../engine/repository.ts';
import { type Span, sourceOf } from '../../engine/tree.ts';
import { interpolationsOf, scriptOf } from '../script/read-script.ts';
import { type ContextExpression, flowingContexts } from '../workflow/expression.ts';
import { shellOf } from '../workflow/shell.ts';
import type { AgentUse } from './agent.ts';
import { chosenTexts } from './chosen-texts.ts';
import { originsOfContext, originsOfStretch } from './flow.ts';
import { isWorse, type Judgement, judge } from './judgement.ts';
import { landingsBefore } from './landings.ts';
import { type CarriedText, carried, type Origin, type Standpoint, stepsBefore } from './origin.ts';
import type { Source } from './source.ts';
import { textsOf } from './stranger.ts';

export interface Reach {
  readonly at: Span;
  readonly origin: Origin;
  readonly judgement: Judgement;
}

/** Each place where a stranger's text comes in, the worst first. */
export function reachesOf(agent: AgentUse, from: Standpoint, repository: Repository): readonly Reach[] {
  const found = new Map<number, Reach>();
  const add = (at: Span, origins: readonly Origin[]): void => {
    for (const origin of origins) {
      const judgement = judge(origin, from, repository);
      if (!judgement || judgement.chooser === 'maintainer') continue;
      const known = found.get(at.start);
      if (!known || isWorse(judgement, known.judgement)) found.set(at.start, { at, origin, judgement });
    }
  };
  if (agent.opening) add(agent.opening.value?.span ?? agent.at, eventOrigins);
  for (const scalar of agent.prompts) {
    for (const { expression } of interpolationsOf(scalar)) {
      if (!expression) continue;
      for (const context of flowingContexts(expression))
        add(
          sourceOf(scalar, context.start, context.end),
          originsOfContext(context, expression, from, repository, toldTexts),
        );
    }
  }
  for (const stretch of agent.stretches) add(agent.at, originsOfStretch(stretch, from, repository, toldTexts));
  for (const file of agent.files) add(agent.at, originsOfFile(file, from, repository));
  add(agent.at, landingOrigins(from, repository));
  return [...found.values()].sort((one, other) =>
    isWorse(one.judgement, other.judgement) ? -1 : isWorse(other.judgement, one.judgement) ? 1 : 0,
  );
}

/** What earlier commands wrote into the file. */
function originsOfFile(file: string, from: Standpoint, repository: Repository): readonly Origin[] {
  const name = file.replace(/^\.\//, '');
  return stepsBefore(from).flatMap((step) => {
    if (!step.run?.value.includes(name)) return [];
    const { commands } = scriptOf(step.run, shellOf(step, from.job)).script;
    const end = step.run.value.length;
    return commands
      .filter(({ redirects }) =>
        redirects.some(({ operator, target }) => operator.startsWith('>') && target.text.replace(/^\.\//, '') === name),
      )
      .flatMap((command) => {
        const hasLines = command.redirects.some(({ operator }) => operator === '<<');
        const stretch = { start: command.start, end: hasLines ? end : command.end };
        return originsOfStretch(stretch, { ...from, step }, repository, toldTexts);
      });
  });
}

/** Files of a stranger lie in the folder it works in: it reads their instructions, and may run them. */
function landingOrigins(from: Standpoint, repository: Repository): readonly Origin[] {
  return landingsBefore(from, repository).map(({ text, arrival }) => ({ text, hops: [arrival], certainty: 'certain' }));
}

/** Texts a stranger chooses, and the number or address of something a stranger wrote: an agent told of it goes and reads it. */
const toldTexts: Source = {
  ...chosenTexts,
  ofContext: (context, wholeAsJson) => [...textsOf(context, wholeAsJson), ...toldOf(context)],
};

function toldOf({ path }: ContextExpression): readonly CarriedText[] {
  const [root, event, subject = '', field = ''] = path;
  if (root !== 'github' || event !== 'event') return [];
  if (subject === 'number' && path.length === 3) return told.pull_request ?? [];
  if (!/^(number|id|node_id|url|html_url|diff_url|patch_url|comments_url)$/.test(field)) return [];
  return Object.hasOwn(told, subject) ? (told[subject] ?? []) : [];
}

const open = { chooser: 'anyone', charset: 'text' } as const;
const pulls = ['pull_request', 'pull_request_target', 'pull_request_review', 'pull_request_review_comment'];
const comments = ['issue_comment', 'discussion_comment', 'pull_request_review_comment'];
const discussions = ['discussion', 'discussion_comment'];

const told: Readonly<Record<string, readonly CarriedText[]>> = {
  issue: [{ ...open, words: 'the issue', events: ['issues', 'issue_comment'], subject: 'issue' }],
  pull_request: [{ ...open, words: 'the pull request', events: pulls, subject: 'pull_request' }],
  comment: [{ ...open, words: 'the comment', events: comments, subject: 'comment' }],
  review: [{ ...open, words: 'the review', events: ['pull_request_review'], subject: 'review' }],
  discussion: [{ ...open, words: 'the discussion', events: discussions, subject: 'discussion' }],
};

/** What each event is about. */
const eventOrigins: readonly Origin[] = carried([
  { ...open, words: 'the issue', events: ['issues'], subject: 'issue' },
  { ...open, words: 'the comment', events: comments, subject: 'comment' },
  { ...open, words: 'the discussion', events: ['discussion'], subject: 'discussion' },
  { ...open, words: 'the review', events: ['pull_request_review'], subject: 'review' },
  { ...open, words: 'the pull request', events: ['pull_request', 'pull_request_target'], subject: 'pull_request' },
]);
