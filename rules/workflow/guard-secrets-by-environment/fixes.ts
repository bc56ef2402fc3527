/**
 * Adds the environment to the job. The secrets have to move there, which only a person can do.
 */
import type { Document } from '../../engine/document.ts';
import { setKey } from '../../engine/edit/yaml.ts';
import type { Fix } from '../../engine/finding.ts';
import type { Job } from '../../model/workflow/workflow.ts';

export function fixesFor(document: Document, job: Job, name: string): readonly Fix[] {
  return [
    {
      title: `Let this job use the environment ${name}`,
      safety: 'careful',
      edits: setKey(document, job.node, 'environment', name, { after: 'runs-on' }),
      guide: [
        `Create the environment \`${name}\` in the settings of the repository.`,
        'Allow only your main branch and your release tags there.',
        'Add the secrets to it, then delete them from the repository.',
      ],
    },
  ];
}
