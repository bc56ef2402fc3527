/**
 * What an `action.yml` means. Source: GitHub's "Metadata syntax for GitHub Actions".
 */
import { type Document, perDocument } from '../../engine/document.ts';
import { type MapNode, mapAt, type ScalarNode, type Span, scalarAt, valueAt } from '../../engine/tree.ts';
import type { Uses } from './uses.ts';
import { readSteps, type Step, workflowOf } from './workflow.ts';

export interface Action {
  readonly document: Document;
  readonly node: MapNode;
  /** `composite`, `docker`, `node24` …; '' when it does not say. */
  readonly using: string;
  /** Steps of a composite action; empty otherwise. */
  readonly steps: readonly Step[];
  /** The image of a docker action. */
  readonly image: ScalarNode | undefined;
  readonly inputs: MapNode | undefined;
}

/** A file without a `runs` mapping is no action: nothing. */
export const actionOf = perDocument((document: Document): Action | undefined => {
  const node = document.kind === 'action' && document.root?.kind === 'map' ? document.root : undefined;
  if (!node || !mapAt(node, 'runs')) return undefined;
  return {
    document,
    node,
    using: scalarAt(node, 'runs', 'using')?.value ?? '',
    steps: readSteps(valueAt(node, 'runs', 'steps')),
    image: scalarAt(node, 'runs', 'image'),
    inputs: mapAt(node, 'inputs'),
  };
});

/** The steps of a workflow's jobs or of a composite action, each once, in order of the file. */
export const stepsOf = perDocument((document: Document): readonly Step[] => {
  const steps = workflowOf(document)?.jobs.flatMap((job) => job.steps) ?? actionOf(document)?.steps ?? [];
  return [...new Map(steps.map((step) => [step.node, step])).values()];
});

export interface UsesPlace {
  readonly uses: Uses;
  /** The step, or the `uses` line of a job that calls a workflow. */
  readonly scope: Span;
  /** The step, when it is one. */
  readonly step: Step | undefined;
}

/** Every `uses` of a document, of steps and of jobs that call a workflow, each once. */
export const usesIn = perDocument((document: Document): readonly UsesPlace[] => {
  const found = new Map<ScalarNode, UsesPlace>();
  for (const step of stepsOf(document)) {
    if (step.uses) found.set(step.uses.scalar, { uses: step.uses, scope: step.node.span, step });
  }
  for (const { uses } of workflowOf(document)?.jobs ?? []) {
    if (uses) found.set(uses.scalar, { uses, scope: uses.scalar.span, step: undefined });
  }
  return [...found.values()];
});
