/**
 * Finds jobs that hold your key or secrets and bring in code of a stranger's pull request, and says whether they run it.
 */
import type { Repository } from '../../engine/repository.ts';
import type { DocumentRule, Found } from '../../engine/rule.ts';
import type { Arrival } from '../../model/flow/arrival.ts';
import { arrivalsIn, arrivalsInAction } from '../../model/flow/arrivals.ts';
import { type Run, runsAfter } from '../../model/flow/runs.ts';
import { type Action, actionOf } from '../../model/workflow/action.ts';
import { callersOf } from '../../model/workflow/caller.ts';
import { type Job, workflowOf } from '../../model/workflow/workflow.ts';
import { fixesFor } from './fixes.ts';
import { type Judgement, judge, rank } from './judge.ts';
import { equivalentsFor, messageFor, relatedFor, runFinding } from './words.ts';

export const rule: DocumentRule = {
  id: 'keep-strangers-code-out',
  family: 'workflow',
  title: 'Keep strangers’ code away from your secrets',
  reads: ['workflow', 'action'],
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
        yield* findingsFor({ job, arrival, runs, judgement: judge(job, arrival, runs, repository) });
      }
    }
    const action = actionOf(document);
    if (action) yield* inAction(action, repository);
  },
};

/** A composite action is as open as the worst job that calls it. */
function* inAction(action: Action, repository: Repository): Generator<Found> {
  for (const arrival of arrivalsInAction(action, repository)) {
    let worst: About | undefined;
    for (const { job, step } of callersOf(action.document, repository)) {
      if (!job || !step) continue;
      // Its steps stand in another file, and fixes belong there.
      const inside: Job = { ...job, steps: action.steps, workflow: { ...job.workflow, document: action.document } };
      const runs = runsAfter(inside, arrival);
      const judgement = judge(job, { ...arrival, step }, runs, repository);
      if (judgement && (!worst?.judgement || rank(judgement) < rank(worst.judgement)))
        worst = { job: inside, arrival, runs, judgement };
    }
    if (worst) yield* findingsFor(worst);
  }
}

interface About {
  readonly job: Job;
  readonly arrival: Arrival;
  readonly runs: readonly Run[];
  readonly judgement: Judgement | undefined;
}

function* findingsFor({ job, arrival, runs, judgement }: About): Generator<Found> {
  if (!judgement) return;
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
  if (judgement.outcome === 'there') return;
  for (const run of runs) yield { ...runFinding(arrival, judgement, run), fixes: fixesFor(job, arrival, judgement) };
}

/** A cheap look before the real one. */
const mayBringCode = /pull_request|workflow_run|workflow_call|issue|discussion|composite/;
