/**
 * Finds jobs that publish, or run for a release, and restore a cache: whoever could write that cache can change what goes out.
 */
import type { DocumentRule } from '../../engine/rule.ts';
import type { Node } from '../../engine/tree.ts';
import { cacheModeOf } from '../../model/workflow/cache-mode.ts';
import { workflowOf } from '../../model/workflow/workflow.ts';
import { cacheOf } from './caches.ts';
import { fixesFor } from './fixes.ts';
import { judge } from './judge.ts';
import { releaseOf } from './releases.ts';
import { equivalents, messageFor, relatedFor } from './words.ts';

export const rule: DocumentRule = {
  id: 'keep-caches-from-releases',
  family: 'workflow',
  title: 'Keep shared caches out of releases',
  reads: ['workflow'],
  severity: 'good-habit',
  certainty: 'likely',
  effort: 'one click',
  item: 'no-strangers-code',
  equivalents,
  *check(document, repository) {
    const workflow = workflowOf(document);
    const seen = new Set<Node>();
    for (const job of workflow?.jobs ?? []) {
      const mode = cacheModeOf(job)?.mode;
      if (mode === 'none' || mode === 'write-only') continue;
      const release = releaseOf(job);
      if (!release) continue;
      for (const step of job.steps) {
        const { uses } = step;
        const cache =
          uses?.form === 'repository' && !seen.has(step.node) ? cacheOf(document, step, release) : undefined;
        if (uses?.form !== 'repository' || !cache) continue;
        seen.add(step.node);
        const judgement = judge(job, release, cache, mode, repository);
        yield {
          at: uses.nameAt,
          scope: step.node.span,
          severity: judgement.severity,
          certainty: judgement.certainty,
          message: messageFor(uses, cache, release, judgement),
          related: relatedFor(document, release, judgement),
          fixes: fixesFor(document, job, step, uses, cache),
        };
      }
    }
  },
};
