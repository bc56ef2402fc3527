/**
 * The ways out: unpack where nothing is run from, take artifacts of your own branches only, or check what came.
 */
import { setKey } from '../../engine/edit/yaml.ts';
import type { Fix, TextEdit } from '../../engine/finding.ts';
import type { Download } from '../../model/flow/downloads.ts';
import { addCondition } from '../../model/workflow/add-condition.ts';
import { type Job, triggerNamed } from '../../model/workflow/workflow.ts';

export function fixesFor(job: Job, download: Download): readonly Fix[] {
  const moved = move(job, download);
  const own = triggerNamed(job.workflow, 'workflow_run')
    ? addCondition(
        job.workflow.document,
        job.node,
        'github.event.workflow_run.head_repository.full_name == github.repository',
      )
    : [];
  return [
    ...(moved.length > 0
      ? [{ title: 'Unpack it outside the workspace', safety: 'careful', edits: moved, guide: afterMove } as const]
      : []),
    ...(own.length > 0
      ? [{ title: 'Run this job for your own branches only', safety: 'careful', edits: own } as const]
      : []),
    byHand,
  ];
}

/** Only where the files land among the project's own; in a folder of its own it is the later command that runs them. */
function move({ workflow: { document } }: Job, { step, folder, folderInput }: Download): readonly TextEdit[] {
  if (!folderInput || folder !== '') return [];
  const path = '${{ runner.temp }}/artifact';
  if (!step.with) return setKey(document, step.node, 'with', `${folderInput}: ${path}`, { after: 'uses' });
  const present = step.with.pairs.find(({ key }) => key.value.toLowerCase() === folderInput)?.key.value;
  return setKey(document, step.with, present ?? folderInput, path);
}

const afterMove = [
  'Read the files from `"$RUNNER_TEMP/artifact"` in the steps behind it.',
  'Check each value before you use it. For a number: `[[ "$N" =~ ^[0-9]+$ ]]`.',
];

const byHand: Fix = {
  title: 'Take only what you expect from the artifact, by hand',
  safety: 'guided',
  edits: [],
  guide: [
    'Unpack the artifact below `${{ runner.temp }}`, not into your workspace.',
    'Read the one number or report that you need, and check it.',
    'Build and run only code that you checked out yourself.',
  ],
};
