/**
 * Finds a job's built-in key that may do more than the job needs: nothing said, everything said, or rights for jobs that do
 * not use them. The fix writes the least set, worked out from what each step does.
 */
import type { DocumentRule } from '../../engine/rule.ts';
import { workflowOf } from '../../model/workflow/workflow.ts';
import { everyPlace } from './every-place.ts';
import { everyRight } from './every-right.ts';
import { missing } from './missing.ts';
import { unused } from './unused.ts';

export const rule: DocumentRule = {
  id: 'limit-token',
  family: 'workflow',
  title: 'Give each job only the rights it needs',
  reads: ['workflow'],
  severity: 'worth-fixing',
  certainty: 'certain',
  effort: 'one click',
  item: 'small-keys',
  equivalents: [
    'zizmor:excessive-permissions',
    'codeql:actions/missing-workflow-permissions',
    'scorecard:Token-Permissions',
    'poutine:default_permissions_on_risky_events',
    'checkov:CKV2_GHA_1',
    'osps:OSPS-AC-04.01',
    'osps:OSPS-AC-04.02',
  ],
  *check(document, repository) {
    const workflow = workflowOf(document);
    if (!workflow || workflow.triggers.length === 0) return;
    const told = [
      ...missing(workflow, repository),
      ...everyRight(workflow, repository),
      ...unused(workflow, repository),
    ];
    yield* told;
    yield* everyPlace(workflow, repository, told);
  },
};
