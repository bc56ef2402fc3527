/**
 * The AI agents of a step: an action that starts one, or commands of a script that do, with what each may do and what it reads.
 */
import { type Ability, type AgentAction, agentActions } from '../../data/ai-agents.ts';
import type { Document } from '../../engine/document.ts';
import { mentions, mentionsWord } from '../../engine/mentions.ts';
import type { Pair, ScalarNode, Span } from '../../engine/tree.ts';
import { usesKey } from '../workflow/uses.ts';
import { inputOf, type Job, type Step } from '../workflow/workflow.ts';
import type { AgentUse, Loosening } from './agent.ts';
import { agentCommandsIn } from './agent-commands.ts';
import { isUnfencedList, looseParts, settingsAbility } from './agent-options.ts';
import { pairNamed } from './origin.ts';

/** A cheap look before the real one. */
export function mayUseAgents(document: Document): boolean {
  return mentions(document, agentNames) || mentionsWord(document, ['amp', 'droid', 'llm']);
}

const agentNames =
  'claude codex gemini copilot opencode ai-inference cursor-agent -agent-action prompt-action qwen goose aider ollama kiro'
    .split(' ')
    .concat('q chat');

export function agentsOf(step: Step, job: Job | undefined): readonly AgentUse[] {
  if (step.run) return agentCommandsIn(step, step.run, job);
  const { uses } = step;
  if (uses?.form !== 'repository') return [];
  const action = agentAction(usesKey(uses));
  return action ? [readAction(step, action, uses.name, uses.nameAt)] : [];
}

export function agentAction(key: string): AgentAction | undefined {
  return Object.hasOwn(agentActions, key) ? agentActions[key] : undefined;
}

function readAction(step: Step, action: AgentAction, name: string, at: Span): AgentUse {
  const options = action.options.flatMap((input) => inputWith(step, input));
  const loosenings = [
    ...options.flatMap(({ input, scalar }) => looseParts(scalar, input)),
    ...Object.entries(action.unfenced ?? {}).flatMap(([input, { value, fenced }]) => {
      const scalar = inputOf(step, input);
      return scalar?.value.trim() === value ? [wholeInput(input, scalar, fenced)] : [];
    }),
  ];
  const env = (step.env?.pairs ?? []).flatMap(({ value }) => (value?.kind === 'scalar' ? [value] : []));
  const opening = action.opens ? pairNamed(step.with, action.opens) : undefined;
  return {
    name,
    step,
    at,
    ability: abilityOf(action, options, loosenings),
    asksWriters: action.asks === 'writers',
    opening: opening && isEverybody(opening) ? opening : undefined,
    loosenings,
    prompts: [...action.prompts.flatMap((input) => inputOf(step, input) ?? []), ...env],
    files: action.files.flatMap((input) => inputOf(step, input)?.value.trim() || []),
    stretches: [],
  };
}

interface Option {
  readonly input: string;
  readonly scalar: ScalarNode;
}

function inputWith(step: Step, name: string): readonly Option[] {
  const pair = pairNamed(step.with, name);
  return pair?.value?.kind === 'scalar' ? [{ input: pair.key.value, scalar: pair.value }] : [];
}

function wholeInput(input: string, scalar: ScalarNode, fenced: string): Loosening {
  const words = `${input}: ${scalar.value.trim()}`;
  return { words, kind: 'unfenced', scalar, start: 0, end: scalar.value.length, from: 0, input, fenced };
}

function abilityOf(action: AgentAction, options: readonly Option[], loosenings: readonly Loosening[]): Ability {
  if (loosenings.length > 0) return 'commands';
  const settings = options.find(({ input }) => input.toLowerCase() === 'settings');
  if (action.ability === 'commands') return (settings && settingsAbility(settings.scalar.value)) ?? 'commands';
  return options.some(({ scalar }) => isUnfencedList(scalar.value)) ? 'tools' : action.ability;
}

function isEverybody({ value }: Pair): boolean {
  return value?.kind === 'scalar' && value.value.split(',').some((name) => name.trim() === '*');
}
