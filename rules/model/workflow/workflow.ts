/**
 * What a workflow file means, with a position on every value. Reads what is there; what is missing or unreadable stays absent.
 * Source: GitHub's "Workflow syntax for GitHub Actions", with the keys of 2026 (`parallel`, `cache-mode`).
 */
import { type Document, perDocument } from '../../engine/document.ts';
import {
  itemsAt,
  type MapNode,
  mapAt,
  type Node,
  type Pair,
  pairOf,
  type ScalarNode,
  type Span,
  scalarAt,
  valueAt,
} from '../../engine/tree.ts';
import { constantOf, isTruthy } from './constant.ts';
import { conditionOf } from './expression.ts';
import { type Permissions, readPermissions } from './permissions.ts';
import { readUses, type Uses } from './uses.ts';

export interface Workflow {
  readonly document: Document;
  readonly node: MapNode;
  readonly triggers: readonly Trigger[];
  readonly permissions: Permissions | undefined;
  readonly env: MapNode | undefined;
  readonly jobs: readonly Job[];
}

export interface Trigger {
  /** As written: `pull_request_target`. */
  readonly name: string;
  readonly at: Span;
  /** The settings below it, when it has any. */
  readonly node: MapNode | undefined;
}

export interface Job {
  readonly workflow: Workflow;
  readonly id: string;
  readonly key: ScalarNode;
  readonly node: MapNode;
  readonly permissions: Permissions | undefined;
  /** The reusable workflow this job calls, instead of steps. */
  readonly uses: Uses | undefined;
  readonly condition: ScalarNode | undefined;
  readonly env: MapNode | undefined;
  readonly steps: readonly Step[];
}

export interface Step {
  readonly node: MapNode;
  readonly index: number;
  readonly id: string | undefined;
  readonly condition: ScalarNode | undefined;
  readonly uses: Uses | undefined;
  readonly run: ScalarNode | undefined;
  readonly with: MapNode | undefined;
  readonly env: MapNode | undefined;
}

/** A file that is no mapping at its root is no workflow: nothing. */
export const workflowOf = perDocument((document: Document): Workflow | undefined => {
  const node = document.kind === 'workflow' && document.root?.kind === 'map' ? document.root : undefined;
  return node && readWorkflow(document, node);
});

function readWorkflow(document: Document, node: MapNode): Workflow {
  const jobs: Job[] = [];
  const workflow: Workflow = {
    document,
    node,
    triggers: readTriggers(pairOf(node, 'on')?.value ?? pairOf(node, 'true')?.value),
    permissions: readPermissions(pairOf(node, 'permissions')),
    env: mapAt(node, 'env'),
    jobs,
  };
  for (const pair of mapAt(node, 'jobs')?.pairs ?? []) {
    if (pair.value?.kind === 'map' && !isDisabled(scalarAt(pair.value, 'if')))
      jobs.push(readJob(workflow, pair.key, pair.value));
  }
  return workflow;
}

function readTriggers(on: Node | undefined): readonly Trigger[] {
  if (!on) return [];
  if (on.kind === 'scalar') return on.value ? [{ name: on.value, at: on.span, node: undefined }] : [];
  if (on.kind === 'list') return on.items.flatMap(readTriggers);
  return on.pairs.map(({ key, value }) => ({
    name: key.value,
    at: key.span,
    node: value?.kind === 'map' ? value : undefined,
  }));
}

function readJob(workflow: Workflow, key: ScalarNode, node: MapNode): Job {
  const uses = scalarAt(node, 'uses');
  return {
    workflow,
    id: key.value,
    key,
    node,
    permissions: readPermissions(pairOf(node, 'permissions')),
    uses: uses && readUses(uses),
    condition: scalarAt(node, 'if'),
    env: mapAt(node, 'env'),
    steps: readSteps(valueAt(node, 'steps')),
  };
}

/** Steps in the order of the file; those below `parallel:` stand where they are written. */
export function readSteps(node: Node | undefined): readonly Step[] {
  const steps: Step[] = [];
  for (const item of flatSteps(node, 0, [])) {
    const uses = scalarAt(item, 'uses');
    steps.push({
      node: item,
      index: steps.length,
      id: scalarAt(item, 'id')?.value,
      condition: scalarAt(item, 'if'),
      uses: uses && readUses(uses),
      run: scalarAt(item, 'run'),
      with: mapAt(item, 'with'),
      env: mapAt(item, 'env'),
    });
  }
  return steps;
}

function flatSteps(node: Node | undefined, depth: number, found: MapNode[]): readonly MapNode[] {
  for (const item of node?.kind === 'list' ? node.items : []) {
    if (item.kind !== 'map' || isDisabled(scalarAt(item, 'if'))) continue;
    const parallel = pairOf(item, 'parallel')?.value;
    if (!parallel) found.push(item);
    else if (depth < 4) flatSteps(parallel, depth + 1, found);
  }
  return found;
}

/** True for `if: false` and its like: what never runs is no part of the workflow. */
function isDisabled(condition: ScalarNode | undefined): boolean {
  if (!condition || !/^[^.]*\b(false|0|true)\b[^.]*$/i.test(condition.value)) return false;
  const value = constantOf(conditionOf(condition));
  return value !== undefined && value !== '' && value !== null && !isTruthy(value);
}

export function triggerNamed(workflow: Workflow, ...names: readonly string[]): Trigger | undefined {
  return workflow.triggers.find((trigger) => names.includes(trigger.name));
}

/** A step's input, by name, compared without case as GitHub does. */
export function inputOf(step: Step, name: string): ScalarNode | undefined {
  const value = inputPairOf(step.with, name)?.value;
  return value?.kind === 'scalar' ? value : undefined;
}

/** The input with its name. GitHub reads names in any case. */
export function inputPairOf(inputs: MapNode | undefined, name: string): Pair | undefined {
  const wanted = name.toLowerCase();
  return inputs?.pairs.find(({ key }) => key.value.length === wanted.length && key.value.toLowerCase() === wanted);
}

/** Values of a filter such as `branches` or `types`, whether one or a list. */
export function filterOf(trigger: Trigger, name: string): readonly ScalarNode[] | undefined {
  const value = valueAt(trigger.node, name);
  if (value?.kind === 'scalar') return [value];
  return value ? itemsAt(trigger.node, name).filter((item) => item.kind === 'scalar') : undefined;
}

/** What counts for a job: its own block, else the workflow's. Absent: the repository's default decides. */
export function permissionsOf(job: Job): Permissions | undefined {
  return job.permissions ?? job.workflow.permissions;
}
