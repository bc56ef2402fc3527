/**
 * What a job may do with the repository's cache: the key `cache-mode` of the job, else of the workflow.
 * Without it, runs that strangers can start may only read; all others may write.
 * Source: GitHub's changelog of 10 September 2026.
 */
import { type MapNode, pairOf, type ScalarNode } from '../../engine/tree.ts';
import type { Job, Workflow } from './workflow.ts';

export interface CacheMode {
  /** `unclear`: an expression, or a word GitHub does not know. */
  readonly mode: 'read' | 'write' | 'write-only' | 'none' | 'unclear';
  readonly scalar: ScalarNode;
  /** The map that holds the key. */
  readonly holder: MapNode;
}

export function cacheModeOf(job: Job): CacheMode | undefined {
  return modeIn(job.node) ?? modeOfWorkflow(job.workflow);
}

export function modeOfWorkflow({ node }: Workflow): CacheMode | undefined {
  return modeIn(node);
}

export function modeIn(holder: MapNode): CacheMode | undefined {
  const scalar = pairOf(holder, 'cache-mode')?.value;
  if (scalar?.kind !== 'scalar') return undefined;
  const text = scalar.value.trim();
  return { mode: modes.find((one) => one === text) ?? 'unclear', scalar, holder };
}

const modes = ['read', 'write', 'write-only', 'none'] as const;

/** True when the mode lets the job save what later runs restore. */
export function mayWrite(mode: CacheMode | undefined): boolean {
  return mode?.mode === 'write' || mode?.mode === 'write-only';
}
