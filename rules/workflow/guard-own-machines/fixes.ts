/**
 * The ways out: leave forks out of the job, or make the machine safe to share. A condition in the file keeps honest forks out;
 * who changes the file in a pull request can drop it, so GitHub's question to you has to stand as well.
 */
import type { Document } from '../../engine/document.ts';
import type { Fix } from '../../engine/finding.ts';
import { shortText } from '../../model/short-text.ts';
import { addCondition } from '../../model/workflow/add-condition.ts';
import type { Job } from '../../model/workflow/workflow.ts';
import type { Judgement } from './judge.ts';

export function fixesFor(document: Document, job: Job, judgement: Judgement): readonly Fix[] {
  const { pulls, fetching } = judgement;
  if (pulls.length === 0 && !fetching) return [keepClean];
  const edits =
    pulls.length > 0 && !fetching
      ? addCondition(document, job.node, conditionFor(judgement), { before: 'runs-on' })
      : [];
  if (edits.length === 0) return [useHosted, keepClean];
  const skip: Fix = {
    title: `Skip \`${shortText(job.id)}\` for pull requests of forks`,
    safety: 'careful',
    edits,
    guide: [
      'A pull request can change this file too. So let GitHub ask you first.',
      'On GitHub, open Settings, then Actions, then General.',
      'Require approval for all outside contributors.',
      'To test forks as well, add a job on one of GitHub’s machines.',
    ],
  };
  return [skip, useHosted, keepClean];
}

function conditionFor({ pulls, events }: Judgement): string {
  const own = 'github.event.pull_request.head.repo.full_name == github.repository';
  const names = [...new Set(pulls.map(({ name }) => name))];
  if (events.every(({ name }) => names.includes(name))) return own;
  const others = names.map((name) => `github.event_name != '${name}'`).join(' && ');
  return `${names.length > 1 ? `(${others})` : others} || ${own}`;
}

const useHosted: Fix = {
  title: 'Move this job to a machine of GitHub’s',
  safety: 'guided',
  edits: [],
  guide: [
    'Write a label such as `ubuntu-latest` behind `runs-on`. GitHub throws that machine away after each job.',
    'Keep your own machine for jobs that only your team can start.',
  ],
};

const keepClean: Fix = {
  title: 'Make the machine safe to share',
  safety: 'guided',
  edits: [],
  guide: [
    'Register the runner with `--ephemeral`. It then takes one job, and you set it up anew.',
    'Keep passwords and other projects’ files off the machine.',
    'On GitHub, open Settings, then Actions, then General. Require approval for outside contributors.',
    'In an organisation, open its group of runners only to repositories that need it.',
  ],
};
