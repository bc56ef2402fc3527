/**
 * Jobs of which we read every line. Where half-typed text stands, a `permissions` may stand too, so nothing is said of that job.
 */
import { pairOf } from '../../engine/tree.ts';
import type { Job, Workflow } from '../../model/workflow/workflow.ts';

/** Absent when half-typed text stands outside the jobs: then nobody knows what counts for them all. */
export function readableJobs(workflow: Workflow): readonly Job[] | undefined {
  const { gaps } = workflow.document.tree;
  const { jobs } = workflow;
  if (gaps.length === 0) return jobs;
  const from = jobs[0]?.key.span.start ?? 0;
  const behind = workflow.node.pairs.find(
    ({ key }) => key.span.start > (pairOf(workflow.node, 'jobs')?.key.span.start ?? 0),
  );
  const until = behind?.key.span.start ?? Number.POSITIVE_INFINITY;
  if (gaps.some(({ span }) => span.start < from || span.start >= until)) return undefined;
  return jobs.filter((job, index) => {
    const end = jobs[index + 1]?.key.span.start ?? until;
    return !gaps.some(({ span }) => span.start >= job.key.span.start && span.start < end);
  });
}
