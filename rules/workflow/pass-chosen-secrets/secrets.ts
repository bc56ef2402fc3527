/**
 * The secrets that a reusable workflow declares or reads, itself or through workflows it passes all of them on to.
 */
import type { Repository } from '../../engine/repository.ts';
import { mapAt, scalarAt } from '../../engine/tree.ts';
import { partsOf } from '../../model/workflow/expression.ts';
import { localWorkflow } from '../../model/workflow/local.ts';
import { interpolationPlacesIn } from '../../model/workflow/places.ts';
import { triggerNamed, type Workflow } from '../../model/workflow/workflow.ts';

export interface Secrets {
  /** As written, by their names in lower case. */
  readonly names: ReadonlyMap<string, string>;
  readonly undeclared: readonly string[];
}

/** Absent where nobody can tell: all of them go to someone else, or their names show only at run time. */
export function secretsOf(workflow: Workflow, repository: Repository): Secrets | undefined {
  const names = new Map<string, string>();
  const own = mapAt(triggerNamed(workflow, 'workflow_call')?.node, 'secrets')?.pairs ?? [];
  for (const { key } of own) names.set(key.value.toLowerCase(), key.value);
  const declared = new Set(names.keys());
  if (!addRead(workflow, repository, names, new Set())) return undefined;
  names.delete('github_token');
  return { names, undeclared: [...names].flatMap(([key, name]) => (declared.has(key) ? [] : [name])) };
}

/** False where nobody can tell. */
function addRead(workflow: Workflow, repository: Repository, names: Map<string, string>, seen: Set<Workflow>): boolean {
  if (seen.has(workflow)) return true;
  seen.add(workflow);
  const { document, jobs } = workflow;
  for (const { scalar, interpolation } of interpolationPlacesIn(document)) {
    for (const part of partsOf(interpolation.expression)) {
      if (part.kind !== 'context' || part.path[0] !== 'secrets') continue;
      const [, key] = part.path;
      if (key === undefined || key === '*') return false;
      const written = scalar.value.slice(part.start, part.end);
      if (!names.has(key)) names.set(key, /[\w-]+(?=\W*$)/.exec(written)?.[0] ?? key.toUpperCase());
    }
  }
  return jobs.every(({ node, uses }) => {
    if (!uses || scalarAt(node, 'secrets')?.value !== 'inherit') return true;
    if (uses.form !== 'workspace' && uses.form !== 'same-repository') return false;
    const next = localWorkflow(uses.path, repository);
    return next !== undefined && addRead(next, repository, names, seen);
  });
}
