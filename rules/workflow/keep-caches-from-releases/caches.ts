/**
 * Whether a step restores a cache of the repository in this release: on, or perhaps.
 */
import { type CacheAction, type CacheInput, cacheAction } from '../../data/cache-actions.ts';
import type { Document } from '../../engine/document.ts';
import { pairOf } from '../../engine/tree.ts';
import { interpolationsOf } from '../../model/script/read-script.ts';
import { versionOf } from '../../model/workflow/action-version.ts';
import { truthOnTag } from '../../model/workflow/on-tag.ts';
import { type RepositoryUses, usesKey } from '../../model/workflow/uses.ts';
import { inputOf, type Step } from '../../model/workflow/workflow.ts';
import type { Release } from './releases.ts';

/** `guarded`: off in every release, by a condition. */
export type State = 'on' | 'off' | 'maybe' | 'guarded';

export interface Cache {
  readonly state: Exclude<State, 'off'>;
  readonly action: CacheAction;
  /** The inputs that keep it on, or would. */
  readonly inputs: readonly CacheInput[];
  /** It only saves, and restores nothing. */
  readonly savesOnly: boolean;
}

export function cacheOf(document: Document, step: Step, release: Release): Cache | undefined {
  if (step.uses?.form !== 'repository') return undefined;
  const { uses } = step;
  const key = usesKey(uses);
  const action = cacheAction(key);
  if (!action) return undefined;
  const savesOnly = key === 'actions/cache/save';
  const given = pairOf(step.node, 'with')?.value;
  if (given?.kind === 'scalar' && given.value.includes('${{'))
    return { state: 'maybe', action, inputs: action.inputs, savesOnly };
  if (action.only && !inputOf(step, action.only)?.value.trim()) return undefined;
  if (action.inputs.length === 0) return { state: 'on', action, inputs: [], savesOnly };
  const states = action.inputs.map((input) => ({ input, state: stateOf(document, step, uses, input, release) }));
  const kept = states.filter(({ state }) => state !== 'off');
  if (kept.length === 0) return undefined;
  const state =
    (['on', 'maybe', 'guarded'] as const).find((one) => kept.some((other) => other.state === one)) ?? 'maybe';
  return { state, action, inputs: kept.map(({ input }) => input), savesOnly };
}

function stateOf(document: Document, step: Step, uses: RepositoryUses, input: CacheInput, release: Release): State {
  const scalar = inputOf(step, input.name);
  if (!scalar || scalar.value.trim() === '') return withoutInput(document, uses, input);
  const value = scalar.value.trim();
  const { kind } = input;
  if (kind === 'text') return isGitHubsCache(input, value) ? 'on' : 'off';
  const [expression] = interpolationsOf(scalar);
  if (typeof kind !== 'string') {
    if (expression) return 'maybe';
    return kind.includes(value.toLowerCase()) === (input.listed !== 'off') ? 'on' : 'off';
  }
  const truth = expression ? inRelease(expression.expression, release) : value.toLowerCase() !== 'false';
  if (truth === undefined) return 'maybe';
  if (truth === (kind === 'on')) return 'on';
  return expression && expression.expression?.kind !== 'literal' ? 'guarded' : 'off';
}

function withoutInput(document: Document, uses: RepositoryUses, { missing, since }: CacheInput): State {
  if (!since) return missing;
  const version = versionOf(document, uses);
  if (!version) return 'maybe';
  if (version.major >= since.major) return since.missing;
  // Older versions did the opposite where that is known, else it depends.
  return since.missing === 'off' ? 'on' : 'maybe';
}

/** An image can be cached in a registry as well, which strangers cannot write. */
function isGitHubsCache({ name }: CacheInput, value: string): boolean {
  return !name.startsWith('cache-') || /\btype\s*=\s*gha\b|\$\{\{/.test(value);
}

/** The same answer for every event the release can start with; nothing when they differ. */
function inRelease(expression: Parameters<typeof truthOnTag>[0], { tagEvents }: Release): boolean | undefined {
  const events = tagEvents.length > 0 ? tagEvents : [''];
  const answers = new Set(events.map((event) => (event === '' ? undefined : truthOnTag(expression, event))));
  return answers.size === 1 ? [...answers][0] : undefined;
}
