/**
 * Finds workflows that do not say what happens when a new run starts while an old one still works on the same branch.
 */
import type { Document } from '../../engine/document.ts';
import type { Related } from '../../engine/finding.ts';
import type { DocumentRule, Found } from '../../engine/rule.ts';
import { pairOf } from '../../engine/tree.ts';
import { type Job, triggerNamed, type Workflow, workflowOf } from '../../model/workflow/workflow.ts';
import { decisionsFor, groupFor, jobDecisions } from './fixes.ts';

export const rule: DocumentRule = {
  id: 'cancel-outdated-runs',
  family: 'workflow',
  title: 'Stop runs that a newer one replaces',
  reads: ['workflow'],
  severity: 'tidy',
  certainty: 'certain',
  effort: 'one click',
  item: null,
  equivalents: ['zizmor:concurrency-limits'],
  *check(document) {
    const workflow = workflowOf(document);
    if (!workflow || workflow.triggers.every(({ name }) => name === 'workflow_call')) return;
    const pair = pairOf(workflow.node, 'concurrency');
    if (!pair) yield* withoutGroup(document, workflow);
    else if (pair.value?.kind === 'scalar') {
      yield {
        at: pair.value.span.start > pair.key.span.start ? pair.span : pair.key.span,
        message: 'This does not say whether an old run stops. Decide it with `cancel-in-progress`.',
        fixes: () => decisionsFor(document, workflow),
      };
    }
  },
};

/** One finding for jobs that say nothing, one for those that name only a group. */
function* withoutGroup(document: Document, workflow: Workflow): Generator<Found> {
  const on = pairOf(workflow.node, 'on') ?? pairOf(workflow.node, 'true');
  const jobs = workflow.jobs.filter(({ uses }) => !uses);
  const silent = jobs.filter(({ node }) => !pairOf(node, 'concurrency'));
  const named = jobs.filter(({ node }) => pairOf(node, 'concurrency')?.value?.kind === 'scalar');
  if (!on) return;
  const related = (list: readonly Job[], message: string): readonly Related[] =>
    list.map(({ key }) => ({ place: { path: document.path, span: key.span }, message }));
  if (silent.length > 0)
    yield {
      at: on.key.span,
      message: triggerNamed(workflow, 'pull_request')
        ? 'Old runs go on when you push again. Let a newer run stop them.'
        : 'Runs work side by side here, and an older one can end last. Let them wait.',
      related: related(silent, 'This job goes on.'),
      fixes: () => [groupFor(document, workflow)],
    };
  if (named.length > 0)
    yield {
      at: on.key.span,
      message: 'Jobs here wait for each other, and none says whether an old run stops.',
      related: related(named, 'This job names a group only.'),
      fixes: () => [jobDecisions(document, named)],
    };
}
