/**
 * What a person reads about one arrival: the message, the way from the trigger to the run, and the names other tools have for it.
 */
import type { Equivalent, Related } from '../../engine/finding.ts';
import type { Found } from '../../engine/rule.ts';
import type { Arrival } from '../../model/flow/arrival.ts';
import type { Run } from '../../model/flow/runs.ts';
import { wordsFor as holdingWords, isWorthTaking } from '../../model/workflow/privilege.ts';
import { wordsFor as startWords } from '../../model/workflow/trigger.ts';
import type { Judgement } from './judge.ts';

export function messageFor({ outcome, holdings, labelStays, changesLater, event }: Judgement): string {
  if (event?.name === 'pull_request')
    return 'This takes in a stranger’s code, without your secrets. Keep secrets out of this job.';
  const held = isWorthTaking(holdings) ? ` with ${holdingWords(holdings)}` : '';
  switch (outcome) {
    case 'refused':
      return '`actions/checkout` refuses a stranger’s code here, so the job stops. Check out your own.';
    case 'named':
      return 'A stranger’s branch name decides what is checked out here. Leave out `ref`.';
    case 'there':
      return `This job takes in a stranger’s code${held}. Check out your own code instead.`;
    default:
      if (changesLater) return `A stranger’s commits after your look run${held}. Check out your own code.`;
      return labelStays
        ? `A label lets a stranger’s later commits run${held}. Check out your own code.`
        : `This job runs a stranger’s code${held}. Check out your own code instead.`;
  }
}

export function relatedFor(
  arrival: Arrival,
  { event, labelStays, outcome }: Judgement,
  runs: readonly Run[],
): readonly Related[] {
  const related: Related[] = [];
  if (event)
    related.push({
      place: { path: event.path, span: event.at },
      message: `Anyone can start this ${startWords(event.name)}.`,
    });
  related.push(...arrival.origin.hops);
  const own = arrival.checkout?.optOut;
  const here = arrival.path;
  if (own)
    related.push({ place: { path: here, span: own.span }, message: 'This lets the checkout take a stranger’s code.' });
  if (labelStays && arrival.step.condition)
    related.push({
      place: { path: here, span: arrival.step.condition.span },
      message: 'The label stays when new commits arrive.',
    });
  if (outcome === 'refused') return related;
  for (const { at, words } of runs.slice(0, 3))
    related.push({ place: { path: here, span: at }, message: `\`${words}\` runs the code that was checked out.` });
  return related;
}

/** At each place that runs the code: said once more, for those who want to see everything. */
export function runFinding(arrival: Arrival, { outcome, severity }: Judgement, { at, words }: Run): Found {
  const runs = outcome === 'run';
  return {
    at,
    severity: runs ? severity : 'good-habit',
    certainty: 'possible',
    message:
      outcome === 'refused'
        ? `\`${words}\` runs a stranger’s code as soon as the checkout no longer refuses it.`
        : outcome === 'named'
          ? `A stranger’s branch name decides which code \`${words}\` runs. Check out your own.`
          : `\`${words}\` runs a stranger’s code. Check out your own code instead.`,
    equivalents: [
      `codeql:actions/untrusted-checkout/${runs && severity === 'fix-now' ? 'critical' : 'medium'}`,
      'poutine:untrusted_checkout_exec',
    ],
    related: [{ place: { path: arrival.path, span: arrival.at }, message: 'The stranger’s code comes in here.' }],
  };
}

export function equivalentsFor(
  arrival: Arrival,
  { outcome, certainty, event, labelStays, changesLater }: Judgement,
): readonly Equivalent[] {
  if (event?.name === 'pull_request')
    return ['codeql:actions/untrusted-checkout/medium', 'octoscan:dangerous-checkout'];
  const rank = outcome === 'run' && certainty === 'certain' ? 'critical' : certainty === 'certain' ? 'high' : 'medium';
  const target =
    event?.name === 'workflow_run' ? 'workflow-run-target-code-checkout' : 'pull-request-target-code-checkout';
  const isTrigger = event?.name === 'pull_request_target' || event?.name === 'workflow_run';
  return [
    ...(labelStays || changesLater
      ? [`codeql:actions/untrusted-checkout-toctou/${outcome === 'run' ? 'critical' : 'high'}` as const]
      : []),
    ...(labelStays ? (['codeql:actions/improper-access-control'] as const) : []),
    `codeql:actions/untrusted-checkout/${rank}`,
    'poutine:untrusted_checkout_exec',
    'octoscan:dangerous-checkout',
    'scorecard:Dangerous-Workflow',
    ...(arrival.checkout && isTrigger ? ([`semgrep:yaml.github-actions.security.${target}.${target}`] as const) : []),
  ];
}
