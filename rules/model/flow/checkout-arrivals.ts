/**
 * `actions/checkout` with a `ref` or `repository` that names a pull request's code.
 */
import { codeEvents } from '../../data/stranger-refs.ts';
import type { Repository } from '../../engine/repository.ts';
import { type ScalarNode, type Span, sourceOf } from '../../engine/tree.ts';
import { interpolationsOf } from '../script/read-script.ts';
import { inputOf, type Step } from '../workflow/workflow.ts';
import type { Arrival, Place } from './arrival.ts';
import { guardOf } from './checkout-guard.ts';
import { codeNames } from './code-names.ts';
import { originsOf } from './flow.ts';
import { plainFolder } from './folder.ts';
import type { Origin, Standpoint } from './origin.ts';

interface Named {
  readonly at: Span;
  readonly origin: Origin;
}

export function checkoutArrival(from: Place, repository: Repository): Arrival | undefined {
  const { document, step } = from;
  const ref = inputOf(step, 'ref');
  const source = inputOf(step, 'repository');
  if (!ref?.value.includes('${{') && !source?.value.includes('${{')) return undefined;
  const fork = source && namedIn(source, from, repository, ['repository', 'commit']);
  const commit = ref && (pullIn(ref) ?? namedIn(ref, from, repository, ['commit']));
  const branch = ref && namedIn(ref, from, repository, ['branch']);
  const best = commit ?? (fork && (branch ? { ...branch, origin: fork.origin } : fork)) ?? branch;
  if (!best) return undefined;
  const optOut = inputOf(step, 'allow-unsafe-pr-checkout');
  return {
    path: document.path,
    step,
    ...best,
    brings: commit || fork ? 'commit' : 'branch',
    folder: folderOf(step),
    checkout: {
      inputs: ['ref', 'repository'].filter((name) => inputOf(step, name)?.value.includes('${{')),
      guard: guardOf(step, document),
      optOut: optOut?.value.trim().toLowerCase() === 'true' ? optOut : undefined,
    },
    scriptOffset: undefined,
  };
}

/** The first `${{ }}` of an input that carries such a name, and the name. */
function namedIn(
  scalar: ScalarNode,
  from: Standpoint,
  repository: Repository,
  kinds: readonly string[],
): Named | undefined {
  for (const { start, end, body, expression } of interpolationsOf(scalar)) {
    const origin = originsOf(expression, from, repository, codeNames).find(({ text }) =>
      kinds.includes(text.names ?? ''),
    );
    if (!origin) continue;
    const lead = body.length - body.trimStart().length;
    return { at: sourceOf(scalar, start + 3 + lead, Math.min(end - 2, start + 3 + lead + body.trim().length)), origin };
  }
  return undefined;
}

/** `refs/pull/${{ … }}/merge` or `format('refs/pull/{0}/head', …)`: code of a pull request, whatever number it is. */
function pullIn(ref: ScalarNode): Named | undefined {
  if (!/\bpull\/.*(head|merge)/s.test(ref.value)) return undefined;
  return { at: sourceOf(ref, 0, ref.value.length), origin: pullRequest };
}

/** Code of a pull request that no context names. */
export const pullRequest: Origin = {
  text: {
    names: 'commit',
    events: codeEvents,
    words: 'a stranger’s code',
    chooser: 'anyone',
    charset: 'ref',
    subject: 'pull_request',
  },
  hops: [],
  certainty: 'certain',
};

/** `path:` of a checkout, without `./` and slashes at its end. */
export function folderOf(step: Step): string {
  return plainFolder(inputOf(step, 'path')?.value ?? '');
}
