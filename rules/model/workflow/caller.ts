/**
 * Who calls an action or a reusable workflow of the same repository: `uses: ./…` and `uses: $/…`.
 */
import type { Document } from '../../engine/document.ts';
import { remember } from '../../engine/remember.ts';
import type { Repository } from '../../engine/repository.ts';
import { type MapNode, mapAt } from '../../engine/tree.ts';
import { actionOf } from './action.ts';
import type { Uses } from './uses.ts';
import { type Job, type Step, workflowOf } from './workflow.ts';

export interface Caller {
  readonly document: Document;
  readonly uses: Uses;
  readonly job: Job | undefined;
  readonly step: Step | undefined;
  readonly with: MapNode | undefined;
}

/** The calls of this document that stand in the repository, in the order of its paths. */
export function callersOf(document: Document, repository: Repository): readonly Caller[] {
  return callsIn(repository).get(targetOf(document)) ?? [];
}

const callsIn = remember(collect);

/** An action is called by its folder, a workflow by its file. */
function targetOf({ kind, path }: Document): string {
  return kind === 'action' ? path.split('/').slice(0, -1).join('/') : path;
}

function collect(repository: Repository): ReadonlyMap<string, readonly Caller[]> {
  const calls = new Map<string, Caller[]>();
  const add = (caller: Caller): void => {
    const { uses } = caller;
    if (uses.form !== 'workspace' && uses.form !== 'same-repository') return;
    const target = uses.path.replace(/^(\.?\/)+|\/+$/g, '').replace(/^\.$/, '');
    calls.set(target, [...(calls.get(target) ?? []), caller]);
  };
  for (const document of repository.documents.values()) {
    for (const job of workflowOf(document)?.jobs ?? []) {
      if (job.uses) add({ document, uses: job.uses, job, step: undefined, with: mapAt(job.node, 'with') });
      for (const step of job.steps) if (step.uses) add({ document, uses: step.uses, job, step, with: step.with });
    }
    for (const step of actionOf(document)?.steps ?? []) {
      if (step.uses) add({ document, uses: step.uses, job: undefined, step, with: step.with });
    }
  }
  return calls;
}
