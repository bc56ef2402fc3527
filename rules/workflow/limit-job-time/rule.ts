/**
 * Finds jobs that may run for six hours, which is what GitHub allows where nothing else is said.
 */
import { setKey } from '../../engine/edit/yaml.ts';
import type { DocumentRule } from '../../engine/rule.ts';
import { pairOf } from '../../engine/tree.ts';
import { workflowOf } from '../../model/workflow/workflow.ts';

export const rule: DocumentRule = {
  id: 'limit-job-time',
  family: 'workflow',
  title: 'Limit how long a job may run',
  reads: ['workflow'],
  severity: 'tidy',
  certainty: 'possible',
  effort: 'one click',
  item: null,
  equivalents: ['check-jsonschema:github-workflows-require-timeout'],
  *check(document) {
    const seen = new Set<object>();
    for (const { key, node, uses, steps } of workflowOf(document)?.jobs ?? []) {
      if (uses || steps.length === 0 || pairOf(node, 'timeout-minutes') || seen.has(node)) continue;
      seen.add(node);
      yield {
        at: key.span,
        scope: node.span,
        message: 'This job may run for six hours. Give it a limit that fits.',
        fixes: () => [
          {
            title: 'Stop it after 30 minutes',
            safety: 'careful',
            edits: setKey(document, node, 'timeout-minutes', '30', { after: 'runs-on' }),
            guide: ['Does the job take longer on a slow day? Then choose a larger number.'],
          },
        ],
      };
    }
  },
};
