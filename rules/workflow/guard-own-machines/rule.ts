/**
 * Finds jobs that run on a machine of the project's own, and says whether a stranger's pull request can run its code there.
 */
import type { DocumentRule } from '../../engine/rule.ts';
import type { Node } from '../../engine/tree.ts';
import { placeOnLine } from '../../model/workflow/key-place.ts';
import { ownMachineOf } from '../../model/workflow/own-machine.ts';
import { workflowOf } from '../../model/workflow/workflow.ts';
import { fixesFor } from './fixes.ts';
import { judge } from './judge.ts';
import { equivalentsFor, messageFor, relatedFor } from './words.ts';

export const rule: DocumentRule = {
  id: 'guard-own-machines',
  family: 'workflow',
  title: 'Keep strangers off your own machines',
  reads: ['workflow'],
  severity: 'worth-fixing',
  certainty: 'likely',
  effort: 'an hour',
  item: 'no-strangers-code',
  equivalents: [
    'zizmor:self-hosted-runner',
    'poutine:pr_runs_on_self_hosted',
    'codeql:actions/code-execution-on-self-hosted',
    'octoscan:runner-label',
    'raven:RQ-10',
  ],
  *check(document, repository) {
    const seen = new Set<Node>();
    for (const job of workflowOf(document)?.jobs ?? []) {
      const machine = ownMachineOf(job);
      // An alias repeats a whole job.
      if (!machine || seen.has(job.node)) continue;
      seen.add(job.node);
      const judgement = judge(job, machine, repository);
      // A name that says nothing is worth a word only where strangers come by.
      if (machine.by === 'name' && judgement.pulls.length === 0 && !judgement.fetching) continue;
      yield {
        at: placeOnLine(document, machine.pair),
        scope: machine.pair.span,
        severity: judgement.severity,
        certainty: judgement.certainty,
        message: messageFor(machine, judgement),
        related: relatedFor(document, machine, judgement),
        equivalents: equivalentsFor(machine, judgement),
        fixes: fixesFor(document, job, judgement),
      };
    }
  },
};
