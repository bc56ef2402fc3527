/**
 * Finds workflows that do not say what happens when a new run starts while an old one still works on the same branch.
 */
import type { Document } from '../../engine/document.ts';
import { insertKeyAbove, setKey } from '../../engine/edit/yaml.ts';
import type { Fix, Related } from '../../engine/finding.ts';
import type { DocumentRule, Found } from '../../engine/rule.ts';
import { pairOf } from '../../engine/tree.ts';
import { type Job, type Workflow, workflowOf } from '../../model/workflow/workflow.ts';

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
      const group = document.text.slice(pair.value.span.start, pair.value.span.end);
      yield {
        at: pair.span,
        message: 'This does not say whether an old run stops. Decide it with `cancel-in-progress`.',
        fixes: [
          {
            title: 'Say that old runs go on, as they do now',
            safety: 'safe',
            edits: setKey(document, workflow.node, 'concurrency', `group: ${group}\ncancel-in-progress: false`),
          },
        ],
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
  const fixes = [fixFor(document, workflow)];
  const related = (list: readonly Job[], message: string): readonly Related[] =>
    list.slice(0, 5).map(({ key }) => ({ place: { path: document.path, span: key.span }, message }));
  if (silent.length > 0)
    yield {
      at: on.key.span,
      message: 'Old runs go on when you push again. Let a newer run stop them.',
      related: related(silent, 'This job goes on.'),
      fixes,
    };
  if (named.length > 0)
    yield {
      at: on.key.span,
      message: 'Jobs here wait for each other, and none says whether an old run stops.',
      related: related(named, 'This job names a group only.'),
      fixes,
    };
}

/** Only runs of a pull request are stopped: a release that stops halfway does harm. */
function fixFor(document: Document, { node }: Workflow): Fix {
  const jobs = pairOf(node, 'jobs');
  const block =
    "group: ${{ github.workflow }}-${{ github.ref }}\ncancel-in-progress: ${{ github.event_name == 'pull_request' }}";
  return {
    title: 'Let a newer run of a pull request stop the old one',
    safety: 'careful',
    edits: jobs && !node.flow ? insertKeyAbove(document, jobs, 'concurrency', block) : [],
  };
}
