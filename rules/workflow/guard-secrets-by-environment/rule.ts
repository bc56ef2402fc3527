/**
 * Finds secrets that a job reads without an environment: then every branch of the project can read them, and nobody is asked before.
 */
import type { DocumentRule } from '../../engine/rule.ts';
import { type Node, pairOf, scalarAt, scalarsIn, sourceOf } from '../../engine/tree.ts';
import { interpolationsOf } from '../../model/script/read-script.ts';
import { partsOf } from '../../model/workflow/expression.ts';
import { placeOfPart } from '../../model/workflow/expression-text.ts';
import { type Job, triggerNamed, workflowOf } from '../../model/workflow/workflow.ts';
import { fixesFor } from './fixes.ts';

export const rule: DocumentRule = {
  id: 'guard-secrets-by-environment',
  family: 'workflow',
  title: 'Keep secrets behind an environment',
  reads: ['workflow'],
  severity: 'good-habit',
  certainty: 'possible',
  effort: '5 minutes',
  item: null,
  equivalents: ['zizmor:secrets-outside-env'],
  *check(document) {
    const workflow = document.text.includes('secrets') ? workflowOf(document) : undefined;
    if (!workflow || triggerNamed(workflow, 'workflow_call')) return;
    const seen = new Set<Node>();
    for (const job of workflow.jobs) {
      if (job.uses || pairOf(job.node, 'environment')) continue;
      for (const scalar of scalarsIn(job.node, seen)) {
        for (const { expression } of interpolationsOf(scalar)) {
          for (const part of partsOf(expression)) {
            if (part.kind !== 'context' || part.path[0] !== 'secrets' || part.path[1] === 'github_token') continue;
            const { start, end } = placeOfPart(scalar.value, part);
            yield {
              at: sourceOf(scalar, start, end),
              scope: job.node.span,
              message: 'Every branch can read this secret. Keep it in an environment.',
              fixes: fixesFor(document, job, nameOf(job)),
            };
          }
        }
      }
    }
  },
};

/** A job that releases or deploys tells what its environment is for. */
function nameOf({ id, node }: Job): string {
  const told = `${id} ${scalarAt(node, 'name')?.value ?? ''}`.toLowerCase();
  if (/release|publish/.test(told)) return 'release';
  return /deploy|prod|live/.test(told) ? 'production' : 'secrets';
}
