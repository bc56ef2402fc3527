/**
 * Finds jobs that hold your key or secrets and bring in code of a stranger's pull request, and says whether they run it.
 */
import type { DocumentRule } from '../../engine/rule.ts';
import { arrivalsIn } from '../../model/flow/arrivals.ts';
import { runsAfter } from '../../model/flow/runs.ts';
import { workflowOf } from '../../model/workflow/workflow.ts';
import { fixesFor } from './fixes.ts';
import { judge } from './judge.ts';
import { equivalentsFor, messageFor, relatedFor, runFinding } from './words.ts';

export const rule: DocumentRule = {
  id: 'keep-strangers-code-out',
  family: 'workflow',
  title: 'Keep strangers’ code away from your secrets',
  reads: ['workflow'],
  severity: 'fix-now',
  certainty: 'certain',
  effort: '5 minutes',
  item: 'no-strangers-code',
  equivalents: [
    'codeql:actions/untrusted-checkout/critical',
    'codeql:actions/untrusted-checkout/high',
    'codeql:actions/untrusted-checkout/medium',
    'codeql:actions/untrusted-checkout-toctou/critical',
    'codeql:actions/untrusted-checkout-toctou/high',
    'codeql:actions/improper-access-control',
    'poutine:untrusted_checkout_exec',
    'octoscan:dangerous-checkout',
    'scorecard:Dangerous-Workflow',
    'semgrep:yaml.github-actions.security.pull-request-target-code-checkout.pull-request-target-code-checkout',
    'semgrep:yaml.github-actions.security.workflow-run-target-code-checkout.workflow-run-target-code-checkout',
  ],
  *check(document, repository) {
    if (!mayBringCode.test(document.text)) return;
    for (const job of workflowOf(document)?.jobs ?? []) {
      for (const arrival of arrivalsIn(job, repository)) {
        const runs = runsAfter(job, arrival);
        const judgement = judge(job, arrival, runs, repository);
        if (!judgement) continue;
        yield {
          at: arrival.at,
          scope: arrival.step.node.span,
          severity: judgement.severity,
          certainty: judgement.certainty,
          message: messageFor(judgement),
          related: relatedFor(arrival, judgement, runs),
          equivalents: equivalentsFor(arrival, judgement),
          fixes: fixesFor(job, arrival, judgement),
        };
        if (judgement.outcome === 'there') continue;
        for (const run of runs)
          yield { ...runFinding(arrival, judgement, run), fixes: fixesFor(job, arrival, judgement) };
      }
    }
  },
};

/** A cheap look before the real one. */
const mayBringCode = /pull_request|workflow_run|workflow_call|issue|discussion/;
