/**
 * Every `actions/checkout` of a file, with what is known of it: whether it keeps its key, and what later steps do with git.
 */
import { type Document, perDocument } from '../../engine/document.ts';
import type { Repository } from '../../engine/repository.ts';
import { type MapNode, type ScalarNode, scalarAt } from '../../engine/tree.ts';
import { type GitUse, type GitUser, gitUses, usesBehind } from '../../model/script/git-use.ts';
import { actionOf } from '../../model/workflow/action.ts';
import { callersOf } from '../../model/workflow/caller.ts';
import { isAction, type RepositoryUses } from '../../model/workflow/uses.ts';
import { inputOf, type Job, type Step, workflowOf } from '../../model/workflow/workflow.ts';

export interface Checkout {
  readonly document: Document;
  readonly step: Step;
  readonly uses: RepositoryUses;
  /** Absent in a composite action. */
  readonly job: Job | undefined;
  /** The nearest steps behind it in the same job or action. */
  readonly following: readonly Step[];
  /** `by hand`: someone wrote `persist-credentials: true`. `computed`: an expression decides. */
  readonly keeps: 'yes' | 'by hand' | 'computed' | 'no';
  readonly written: ScalarNode | undefined;
  /** Through an alias, another step has the very same inputs: what is added for one counts for both. */
  readonly sharesInputs: boolean;
  /** The strongest use of the key by later steps. */
  readonly later: { readonly use: GitUse; readonly name: string };
}

/** A step that stands in two jobs through an alias comes once, with the strongest use of both. */
export function checkoutsIn(document: Document, repository: Repository): readonly Checkout[] {
  const found = new Map<Step['node'], Checkout>();
  const add = (checkout: Checkout): void => {
    const known = found.get(checkout.step.node);
    found.set(checkout.step.node, known && !isStronger(checkout, known) ? known : checkout);
  };
  for (const job of workflowOf(document)?.jobs ?? []) {
    for (const checkout of among(document, job.steps, job, repository)) add(checkout);
  }
  const action = actionOf(document);
  const after = action ? afterCalls(document, repository) : undefined;
  for (const checkout of among(document, action?.steps ?? [], undefined, repository)) {
    add(
      after && gitUses.indexOf(after.use) < gitUses.indexOf(checkout.later.use)
        ? { ...checkout, later: after }
        : checkout,
    );
  }
  return [...found.values()];
}

function isStronger(one: Checkout, other: Checkout): boolean {
  return gitUses.indexOf(one.later.use) < gitUses.indexOf(other.later.use);
}

function* among(
  document: Document,
  steps: readonly Step[],
  job: Job | undefined,
  repository: Repository,
): Generator<Checkout> {
  const first = steps.findIndex(isCheckout);
  if (first < 0) return;
  const behind = usesBehind(steps.slice(first), job, repository);
  const users = inputUsers(document);
  for (const [index, step] of steps.entries()) {
    if (!isCheckout(step)) continue;
    const written = inputOf(step, 'persist-credentials');
    yield {
      document,
      step,
      uses: step.uses,
      job,
      following: steps.slice(index + 1, index + 1 + near),
      keeps: keepsOf(step, written),
      written,
      sharesInputs: step.with !== undefined && users.get(step.with) === 'several',
      later: behind[index - first] ?? { use: 'none', name: '' },
    };
  }
}

function isCheckout(step: Step): step is Step & { readonly uses: RepositoryUses } {
  return step.uses?.form === 'repository' && isAction(step.uses, 'actions/checkout');
}

/** How far we look for an upload: enough for any job, and never slow. */
const near = 200;

/** Source: `src/input-helper.ts` of actions/checkout, where every value but `true` means no. */
function keepsOf(step: Step, written: ScalarNode | undefined): Checkout['keeps'] {
  if (!written) return scalarAt(step.node, 'with')?.value.includes('${{') ? 'computed' : 'yes';
  const text = written.value.trim().toLowerCase();
  if (text.includes('${{')) return 'computed';
  return text === 'true' ? 'by hand' : 'no';
}

const inputUsers = perDocument((document: Document): ReadonlyMap<MapNode, Step['node'] | 'several'> => {
  const users = new Map<MapNode, Step['node'] | 'several'>();
  const steps = [
    ...(workflowOf(document)?.jobs ?? []).flatMap((job) => job.steps),
    ...(actionOf(document)?.steps ?? []),
  ];
  for (const { with: inputs, node } of steps) {
    if (inputs) users.set(inputs, (users.get(inputs) ?? node) === node ? node : 'several');
  }
  return users;
});

/** What the workflows that use this composite action do behind it. */
function afterCalls(document: Document, repository: Repository): GitUser | undefined {
  const users = callersOf(document, repository).flatMap(({ job, step }) =>
    job && step ? (usesBehind(job.steps, job, repository)[step.index] ?? []) : [],
  );
  return users.sort((a, b) => gitUses.indexOf(a.use) - gitUses.indexOf(b.use))[0];
}
