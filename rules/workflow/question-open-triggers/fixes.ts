/**
 * The ways out. For `pull_request_target`: the trigger without secrets, or a policy on GitHub that allows this one file.
 * For `workflow_run`: keep runs that come from forks out of the jobs that hold something.
 */
import type { Fix } from '../../engine/finding.ts';
import { shortText } from '../../model/short-text.ts';
import { addCondition } from '../../model/workflow/add-condition.ts';
import { startWithoutSecrets } from '../../model/workflow/switch-trigger.ts';
import type { Workflow } from '../../model/workflow/workflow.ts';
import type { Judgement } from './judge.ts';

export function fixesFor(workflow: Workflow, judgement: Judgement): readonly Fix[] {
  if (judgement.event === 'workflow_run') return [...keepForksOut(workflow, judgement), handOverSafely];
  const edits = startWithoutSecrets(workflow);
  const policy = allowThisFile(workflow);
  if (edits.length === 0) return [policy];
  const title = 'Start with pull_request instead';
  if (judgement.losers.length === 0) return [{ title, safety: 'careful', edits, guide: [approval] }, policy];
  const lost = judgement.losers
    .slice(0, 3)
    .map(({ id }) => `For a fork’s pull request, \`${shortText(id)}\` then gets no secrets and only reads.`);
  return [policy, { title, safety: 'careful', edits, guide: [...lost, approval] }];
}

const approval = 'GitHub then asks you before it runs the pull request of a newcomer.';

/** Source: GitHub's "Controlling who can execute GitHub Actions workflows". */
function allowThisFile({ document, triggers }: Workflow): Fix {
  const name = document.path.split('/').at(-1) ?? document.path;
  const events = [...new Set(triggers.map((one) => one.name))].filter((event) => event !== 'workflow_call');
  return {
    title: 'Allow this trigger for this file only',
    safety: 'guided',
    edits: [],
    guide: [
      'On GitHub, open Settings. In the part for Actions, click Policies.',
      `Add a policy for the one workflow \`${shortText(name)}\`, and make it active.`,
      'Restrict its events to those this file uses. An event you leave out no longer runs.',
      ...grouped(events).map((line) => `Allow ${line}.`),
      'See that no job checks out or runs the pull request’s code.',
    ],
  };
}

/** A few names on each line, so that a line stays short. */
function grouped(events: readonly string[]): readonly string[] {
  const lines: string[] = [];
  for (let index = 0; index < Math.min(events.length, 12); index += 3)
    lines.push(
      events
        .slice(index, index + 3)
        .map((event) => `\`${shortText(event)}\``)
        .join(', '),
    );
  return lines;
}

function keepForksOut({ document }: Workflow, { ungated, afterPullRequests }: Judgement): readonly Fix[] {
  if (!afterPullRequests || ungated.length === 0) return [];
  const condition =
    "github.event_name != 'workflow_run' || github.event.workflow_run.head_repository.full_name == github.repository";
  const edits = ungated.map((job) => addCondition(document, job.node, condition, { before: 'runs-on' }));
  if (edits.some((one) => one.length === 0)) return [];
  return [
    {
      title: 'Skip runs that come from a fork',
      safety: 'careful',
      edits: edits.flat(),
      guide: ['Leave it when this workflow is there to answer strangers’ pull requests.'],
    },
  ];
}

const handOverSafely: Fix = {
  title: 'Check what this run takes from the one before',
  safety: 'guided',
  edits: [],
  guide: [
    'Check out only your own code, without a `ref` from the run before.',
    'Treat downloaded files as text a stranger chose. Never run them.',
    'Give each job only the rights and secrets it uses.',
  ],
};
