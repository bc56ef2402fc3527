/**
 * What a person reads about an agent and the way to it.
 */
import type { Document } from '../../engine/document.ts';
import type { Equivalent, Related } from '../../engine/finding.ts';
import type { AgentUse, Loosening } from '../../model/flow/agent.ts';
import type { Reach } from '../../model/flow/agent-reach.ts';
import { wordsFor as holdingWords, isWorthTaking } from '../../model/workflow/privilege.ts';
import { wordsFor } from '../../model/workflow/trigger.ts';
import type { Grade } from './grade.ts';

export function reachMessage(agent: AgentUse, { origin, judgement }: Reach, { outcome }: Grade): string {
  const { holdings, chooser } = judgement;
  const held = holdings && isWorthTaking(holdings) ? holdingWords(holdings) : undefined;
  if (outcome === 'runs')
    return `Anyone can make this agent run commands${held ? ` with ${held}` : ''}. Check who wrote to it first.`;
  if (outcome === 'acts')
    return `Anyone can tell this agent what to do${held ? ` with ${held}` : ''}. Check who wrote to it first.`;
  if (chooser === 'caller') return 'Whoever calls this talks to the agent. Let only people you trust call it.';
  if (agent.asksWriters && !agent.opening)
    return 'The agent reads a stranger’s text once a maintainer starts it. Read that text first.';
  return `The agent reads ${origin.text.words}. Treat its answer as text a stranger wrote.`;
}

export function looseningMessage({ words, kind }: Loosening): string {
  return kind === 'tool'
    ? `\`${words}\` lets this agent run any command. List the few it needs.`
    : `\`${words}\` lets this agent run any command unasked. Leave it out.`;
}

/** The trigger first, then the way the text takes, then what lets everybody in. */
export function relatedFor({ path }: Document, agent: AgentUse, { at, origin, judgement }: Reach): readonly Related[] {
  const { event, chooser } = judgement;
  const start =
    event && chooser === 'anyone'
      ? [{ place: { path: event.path, span: event.at }, message: `Anyone can start this ${wordsFor(event.name)}.` }]
      : [];
  const opening = agent.opening?.value?.span;
  const lets =
    opening && opening.start !== at.start
      ? [{ place: { path, span: opening }, message: 'This lets everybody start the agent.' }]
      : [];
  const talks =
    at.start === agent.at.start ? [] : [{ place: { path, span: agent.at }, message: 'This agent reads it.' }];
  return [...start, ...origin.hops, ...talks, ...lets];
}

export function equivalentsFor({ outcome }: Grade): readonly Equivalent[] {
  const level = outcome === 'reads' ? 'medium' : 'critical';
  return [`codeql:actions/prompt-injection/${level}`, 'pipeline-check:GHA-103', 'pipeline-check:GHA-119'];
}
