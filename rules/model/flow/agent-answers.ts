/**
 * What an AI agent answers: text that whoever wrote to it can choose.
 */
import { type AgentAction, agentActions, answerWords } from '../../data/ai-agents.ts';
import type { Certainty } from '../../engine/finding.ts';
import { interpolationsOf } from '../script/read-script.ts';
import { flowingContexts } from '../workflow/expression.ts';
import { inputOf, type Step } from '../workflow/workflow.ts';
import type { Fetched } from './source.ts';
import { textsOf } from './stranger.ts';

/** `uses` and `output` in lower case. */
export function answerOf(uses: string, output: string, step: Step | undefined): Fetched | undefined {
  const action = Object.hasOwn(agentActions, uses) ? agentActions[uses] : undefined;
  if (!action?.answers.includes(output) || !step) return undefined;
  const text = { words: answerWords, events, chooser: 'anyone', charset: 'text', subject: 'other' } as const;
  return { text, certainty: certaintyOf(action, step) };
}

/** Sure where a stranger’s text stands in the prompt. Most agents read more than that, by themselves. */
function certaintyOf({ asks, opens, prompts }: AgentAction, step: Step): Certainty {
  if (asks === 'writers' && !(opens && inputOf(step, opens)?.value.includes('*'))) return 'possible';
  const env = (step.env?.pairs ?? []).flatMap(({ value }) => (value?.kind === 'scalar' ? [value] : []));
  const read = [...prompts.flatMap((input) => inputOf(step, input) ?? []), ...env];
  const holdsText = read
    .flatMap(interpolationsOf)
    .flatMap(({ expression }) => flowingContexts(expression))
    .some((context) => textsOf(context, false).some(({ chooser }) => chooser === 'anyone'));
  return holdsText ? 'certain' : 'likely';
}

/** Events whose runs are about something a stranger wrote. */
const events = [
  'issues',
  'issue_comment',
  'discussion',
  'discussion_comment',
  'pull_request',
  'pull_request_target',
  'pull_request_review',
  'pull_request_review_comment',
];
