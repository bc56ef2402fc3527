/**
 * `write-all` and `read-all`: one word that gives every right there is, and those GitHub adds later.
 */
import type { Equivalent, Fix, Severity } from '../../engine/finding.ts';
import type { Repository } from '../../engine/repository.ts';
import type { Found } from '../../engine/rule.ts';
import type { Permissions } from '../../model/workflow/permissions.ts';
import type { Workflow } from '../../model/workflow/workflow.ts';
import { jobFixes, workflowFixes } from './fixes.ts';

export function* everyRight(workflow: Workflow, repository: Repository): Generator<Found> {
  const heirs = workflow.jobs.filter((job) => !job.permissions);
  yield* foundIn(
    workflow.permissions,
    ['checkov:CKV2_GHA_1', 'osps:OSPS-AC-04.01'],
    (wanted) => workflowFixes(workflow, heirs, repository, wanted),
    heirs.length > 0,
  );
  for (const job of workflow.jobs)
    yield* foundIn(job.permissions, ['osps:OSPS-AC-04.02'], (wanted) => jobFixes(job, repository, wanted));
}

function* foundIn(
  permissions: Permissions | undefined,
  others: readonly Equivalent[],
  fixes: (wanted: { most: 'read' | 'write'; identity: boolean }) => readonly Fix[],
  counts = true,
): Generator<Found> {
  if (permissions?.form !== 'all' || permissions.all === 'none') return;
  const { key, value, span } = permissions.pair;
  if (!value) return;
  const writes = permissions.all === 'write';
  // Through an alias the word itself stands elsewhere.
  const isHere = value.span.start > key.span.start;
  yield {
    at: isHere ? value.span : key.span,
    scope: isHere ? span : key.span,
    message: writes
      ? '`write-all` lets every step change anything in your repository. Name the rights it needs.'
      : '`read-all` lets every step read all that your repository holds. Name the rights it needs.',
    severity: severityOf(writes, counts),
    equivalents: ['zizmor:excessive-permissions', 'scorecard:Token-Permissions', ...others],
    fixes: () => fixes({ most: writes ? 'write' : 'read', identity: writes }),
  };
}

/** A block that counts for no job, since each has its own, only waits for the next one. */
function severityOf(writes: boolean, counts: boolean): Severity {
  if (writes) return counts ? 'worth-fixing' : 'good-habit';
  return counts ? 'good-habit' : 'tidy';
}
