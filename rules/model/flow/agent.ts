/**
 * What an AI agent in a step is: how it is started, what it may do, and what it reads.
 */
import type { Ability } from '../../data/ai-agents.ts';
import type { Pair, ScalarNode, Span } from '../../engine/tree.ts';
import type { Step } from '../workflow/workflow.ts';

/** Something that takes the fence around an agent away. */
export interface Loosening {
  /** As it is written. */
  readonly words: string;
  readonly kind: 'unfenced' | 'tool';
  readonly scalar: ScalarNode;
  /** Units of the scalar's value; with the blanks before it, so that nothing is left when it goes. */
  readonly start: number;
  readonly end: number;
  /** Where the words themselves begin. */
  readonly from: number;
  /** The input that is gone with it, when it says nothing else. */
  readonly input?: string;
  /** The value to write instead, where the whole input is one word. */
  readonly fenced?: string;
}

export interface AgentUse {
  readonly name: string;
  readonly step: Step;
  /** The action’s name, or the program. */
  readonly at: Span;
  readonly ability: Ability;
  /** It refuses people without write access by itself. */
  readonly asksWriters: boolean;
  /** The input that lets everybody in. */
  readonly opening: Pair | undefined;
  readonly loosenings: readonly Loosening[];
  /** Values whose text it reads. */
  readonly prompts: readonly ScalarNode[];
  /** Files whose text it reads. */
  readonly files: readonly string[];
  /** Stretches of its own script whose text it reads. */
  readonly stretches: readonly Span[];
}
