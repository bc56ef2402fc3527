/**
 * Finds runs that strangers can start and that may write the shared cache, because someone wrote `cache-mode: write`. Also points,
 * quietly, at strangers' code and text in runs whose cache GitHub has kept read-only since June 2026.
 */
import type { DocumentRule } from '../../engine/rule.ts';
import type { Node } from '../../engine/tree.ts';
import { workflowOf } from '../../model/workflow/workflow.ts';
import { grantsIn } from './grants.ts';
import { ways } from './ways.ts';

export const rule: DocumentRule = {
  id: 'limit-cache-writes',
  family: 'workflow',
  title: 'Let strangers’ runs only read the cache',
  reads: ['workflow'],
  severity: 'worth-fixing',
  certainty: 'certain',
  effort: 'one click',
  item: 'no-strangers-code',
  equivalents: [
    'plumber:untrustedTriggersMustNotWriteCache',
    'codeql:actions/cache-poisoning/code-injection',
    'codeql:actions/cache-poisoning/direct-cache',
    'codeql:actions/cache-poisoning/poisonable-step',
  ],
  *check(document, repository) {
    if (!mayMatter.test(document.text)) return;
    const workflow = workflowOf(document);
    if (!workflow) return;
    if (document.text.includes('cache-mode')) yield* grantsIn(workflow, repository);
    const seen = new Set<Node>();
    for (const job of workflow.jobs) {
      if (seen.has(job.node)) continue;
      seen.add(job.node);
      yield* ways(job, repository);
    }
  },
};

/** A cheap look before the real one. */
const mayMatter = /cache-mode|\$\{\{|pull_request_target|workflow_run|workflow_call|issue|discussion/;
