/**
 * Where a text comes from, and inputs that nobody in the repository fills.
 */
import type { CodeName } from '../../data/stranger-refs.ts';
import type { StrangerText } from '../../data/stranger-texts.ts';
import type { Document } from '../../engine/document.ts';
import type { Certainty, Related } from '../../engine/finding.ts';
import { type Node, type Pair, type ScalarNode, scalarAt, scalarsIn, valueAt } from '../../engine/tree.ts';
import { actionOf } from '../workflow/action.ts';
import { type Job, type Step, workflowOf } from '../workflow/workflow.ts';

/** A text that somebody chooses, or a name of their code. */
export interface CarriedText extends Omit<StrangerText, 'path'> {
  /** What the text names, when it names code: see `rules/data/stranger-refs.ts`. */
  readonly names?: CodeName;
}

/** A text, and the way it took to where it was looked for: the first place first. */
export interface Origin {
  readonly text: CarriedText;
  readonly hops: readonly Related[];
  /** Lower than certain when a step on the way may have changed the text. */
  readonly certainty: Certainty;
  /** An input nobody in the repository fills: whoever calls it chooses. Its declaration, where there is one. */
  readonly input?: ScalarNode;
  /** The job where the text entered, when it is another workflow's. */
  readonly outer?: Job | undefined;
}

export interface Standpoint {
  readonly document: Document;
  readonly job: Job | undefined;
  readonly step: Step | undefined;
}

/** An input of an action or workflow: whoever calls it chooses, when it takes text at all. */
export function openInput(name: string, document: Document): readonly Origin[] {
  const text = { words: name.length > 30 ? 'this input' : `\`${name}\``, charset: 'text', subject: 'other' } as const;
  const action = actionOf(document);
  if (action) {
    const pair = pairNamed(action.inputs, name);
    return pair
      ? [
          {
            text: { ...text, events: ['call'], chooser: 'maintainer' },
            hops: [],
            certainty: 'likely',
            input: pair.key,
          },
        ]
      : [];
  }
  for (const { name: event, node } of workflowOf(document)?.triggers ?? []) {
    if (event !== 'workflow_call' && event !== 'workflow_dispatch') continue;
    const pair = pairNamed(valueAt(node, 'inputs'), name);
    const type = scalarAt(pair?.value, 'type')?.value ?? 'string';
    if (!pair || type !== 'string') continue;
    const events = [event === 'workflow_call' ? 'call' : event];
    return [
      {
        text: { ...text, events, chooser: 'maintainer' },
        hops: [],
        certainty: event === 'workflow_call' ? 'likely' : 'possible',
        input: pair.key,
      },
    ];
  }
  return [];
}

export function lower(a: Certainty, b: Certainty): Certainty {
  const order: readonly Certainty[] = ['certain', 'likely', 'possible'];
  return order[Math.max(order.indexOf(a), order.indexOf(b))] ?? 'possible';
}

/** A pair by its key, in any case. */
export function pairNamed(node: Node | undefined, name: string): Pair | undefined {
  if (node?.kind !== 'map') return undefined;
  return node.pairs.find(({ key }) => key.value.toLowerCase() === name.toLowerCase());
}

/** The steps of the job or the composite action. */
export function stepsAround({ document, job }: Standpoint): readonly Step[] {
  return job?.steps ?? actionOf(document)?.steps ?? [];
}

export function stepsBefore(from: Standpoint): readonly Step[] {
  const { step } = from;
  return step ? stepsAround(from).filter(({ index }) => index < step.index) : [];
}

/** Texts as they are, before they went anywhere. */
export function carried(texts: readonly CarriedText[]): readonly Origin[] {
  return texts.map((text) => ({ text, hops: [], certainty: 'certain' }));
}

/** Longer ways are not followed: nobody writes them by hand. */
export const longestWay = 40;

/** Different texts, each once, and a handful at most: one is enough to say that a stranger's text arrives. */
export function withoutRepeats(origins: readonly Origin[]): readonly Origin[] {
  const seen = new Map<string, Origin>();
  for (const origin of origins) {
    const { text } = origin;
    if (origin.hops.length > longestWay) continue;
    const key = [text.words, text.chooser, text.names, text.subject, origin.certainty, ...text.events].join(' ');
    if (!seen.has(key) && seen.size < 12) seen.set(key, origin);
  }
  return [...seen.values()];
}

/** The variable of `env:` that counts here, the nearest one; absent when no `env:` sets it. `name` in any case. */
export function definitionOf({ step, job }: Standpoint, name: string): Pair | undefined {
  return pairNamed(step?.env, name) ?? pairNamed(job?.env, name) ?? pairNamed(job?.workflow.env, name);
}

/** Everything a matrix can give one of its names: its list, what is included, or the expression that makes it all. */
export function matrixScalars(job: Job | undefined, name: string): readonly ScalarNode[] {
  const matrix = job && valueAt(job.node, 'strategy', 'matrix');
  if (matrix?.kind !== 'map') return scalarsIn(matrix);
  return [pairNamed(matrix, name)?.value, pairNamed(matrix, 'include')?.value].flatMap((node) => scalarsIn(node));
}
