/**
 * Groups of runs that fit what starts them. Only a run of a pull request is ever stopped: half a release does harm.
 * Source: GitHub's "Workflow syntax", `concurrency`, with `queue` of May 2026: without it a third run pushes the waiting one out.
 */
import type { Document } from '../../engine/document.ts';
import { plainOrQuoted, setKey } from '../../engine/edit/yaml.ts';
import type { Fix, TextEdit } from '../../engine/finding.ts';
import { type MapNode, pairOf } from '../../engine/tree.ts';
import { type Job, triggerNamed, type Workflow } from '../../model/workflow/workflow.ts';

/** For a workflow that says nothing. */
export function groupFor(document: Document, workflow: Workflow): Fix {
  const stops = triggerNamed(workflow, 'pull_request') !== undefined;
  const group = `group: ${prefixOf(workflow)}-\${{ ${stops ? onePullRequest : sameSubject(workflow)} }}`;
  return {
    title: stops ? 'Let a newer run of a pull request stop the old one' : 'Let runs wait for each other, and lose none',
    safety: 'careful',
    edits: setKey(document, workflow.node, 'concurrency', `${group}\n${stops ? stopsOld : waits}`, { before: 'jobs' }),
  };
}

/** In a called workflow `github.workflow` is the caller, and both would wait for each other for ever. */
function prefixOf(workflow: Workflow): string {
  const file = workflow.document.path.replace(/^.*\//, '').replace(/\.ya?ml$/, '');
  return triggerNamed(workflow, 'workflow_call') ? file.replace(/[^\w.-]+/g, '-') : '${{ github.workflow }}';
}

/** For a group without a word on old runs: today's behaviour in words, or a better one. */
export function decisionsFor(document: Document, workflow: Workflow): readonly Fix[] {
  const stops = triggerNamed(workflow, 'pull_request') !== undefined;
  return [
    {
      title: 'Say that old runs go on, as they do now',
      safety: 'safe',
      edits: decide(document, workflow.node, goesOn),
    },
    {
      title: stops ? 'Let a newer run of a pull request stop the old one' : 'Let every run wait its turn',
      safety: 'careful',
      edits: decide(document, workflow.node, stops ? stopsOld : waits),
    },
  ];
}

export function jobDecisions(document: Document, jobs: readonly Job[]): Fix {
  return {
    title: 'Say that old runs go on, as they do now',
    safety: 'safe',
    edits: [...new Set(jobs.map(({ node }) => node))].flatMap((node) => [...decide(document, node, goesOn)]),
  };
}

function decide(document: Document, owner: MapNode, decision: string): readonly TextEdit[] {
  const value = pairOf(owner, 'concurrency')?.value;
  if (value?.kind !== 'scalar') return [];
  const isBlock = value.style === 'literal' || value.style === 'folded';
  const group = isBlock ? plainOrQuoted(value.value.trim()) : document.text.slice(value.span.start, value.span.end);
  return setKey(document, owner, 'concurrency', `group: ${group}\n${decision}`);
}

const goesOn = 'cancel-in-progress: false';
const waits = 'cancel-in-progress: false\nqueue: max';
const stopsOld = "cancel-in-progress: ${{ github.event_name == 'pull_request' }}";

/** Every other run is alone in its group. A number, since two forks can name a branch alike. */
const onePullRequest = 'github.event.pull_request.number || github.run_id';

/** What a run is about: on these events, the branch is always the default one. */
function sameSubject({ triggers }: Workflow): string {
  const numbers = subjects.filter(({ events }) => triggers.some(({ name }) => events.test(name)));
  return [...numbers.map(({ field }) => `github.event.${field}`), 'github.ref'].join(' || ');
}

const subjects: readonly { readonly events: RegExp; readonly field: string }[] = [
  { events: /^pull_request_/, field: 'pull_request.number' },
  { events: /^issue(s|_comment)$/, field: 'issue.number' },
  { events: /^discussion/, field: 'discussion.number' },
  { events: /^workflow_run$/, field: 'workflow_run.head_branch' },
];
