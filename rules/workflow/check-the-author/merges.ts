/**
 * Whether what passes a condition is merged, approved or pushed. With Dependabot's own metadata asked first, a faked actor gets nowhere.
 */
import type { Span } from '../../engine/tree.ts';
import { scriptOf } from '../../model/script/read-script.ts';
import { placeInScript } from '../../model/script/script.ts';
import type { ConditionPlace } from '../../model/workflow/places.ts';
import { shellOf } from '../../model/workflow/shell.ts';
import { usesKey } from '../../model/workflow/uses.ts';
import type { Job, Step } from '../../model/workflow/workflow.ts';

export function mergeAfter({ job, step }: ConditionPlace): Span | undefined {
  if (!job) return undefined;
  const steps = step ? job.steps.filter(({ index }) => index >= step.index) : job.steps;
  if (job.steps.some(({ uses }) => uses?.form === 'repository' && askers.includes(usesKey(uses)))) return undefined;
  for (const one of steps) {
    const found = mergeIn(one, job);
    if (found) return found;
  }
  return undefined;
}

function mergeIn(step: Step, job: Job): Span | undefined {
  const { uses, run } = step;
  if (uses?.form === 'repository') return mergers.includes(usesKey(uses)) ? uses.nameAt : undefined;
  if (!run || !/\bgh\s+pr\s+(merge|review)\b/.test(run.value)) return undefined;
  const command = scriptOf(run, shellOf(step, job)).script.commands.find(({ words }) =>
    /^gh pr (merge|review)$/.test(
      words
        .slice(0, 3)
        .map(({ text }) => text)
        .join(' '),
    ),
  );
  return command && placeInScript(run, command.start, command.end);
}

/** They look at the commits themselves. */
const askers = ['dependabot/fetch-metadata', 'koj-co/dependabot-pr-action', 'dependabot/dependabot-actions-workflow'];

const mergers = [
  'ahmadnassri/action-dependabot-auto-merge',
  'alexwilson/enable-github-automerge-action',
  'endbug/add-and-commit',
  'fastify/github-action-merge-dependabot',
  'hmarr/auto-approve-action',
  'juliangruber/approve-pull-request-action',
  'juliangruber/merge-pull-request-action',
  'pascalgn/automerge-action',
  'peter-evans/enable-pull-request-automerge',
  'reitermarkus/automerge',
  'ridedott/merge-me-action',
  'stefanzweifel/git-auto-commit-action',
];
