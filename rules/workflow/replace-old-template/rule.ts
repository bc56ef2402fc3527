/**
 * Finds jobs that still follow a starter workflow of some years ago: one job that builds and uploads to PyPI with a password, a
 * gem key written to a file, an image built and pushed with commands. Recognised by what the steps do, never by their text alone.
 */
import type { DocumentRule } from '../../engine/rule.ts';
import { workflowOf } from '../../model/workflow/workflow.ts';
import { gemFile } from './gem-file.ts';
import { imageCommands } from './image-commands.ts';
import { pythonInOneJob } from './python-in-one-job.ts';

export const rule: DocumentRule = {
  id: 'replace-old-template',
  family: 'workflow',
  title: 'Replace a job from an old template',
  reads: ['workflow'],
  severity: 'good-habit',
  certainty: 'likely',
  effort: '5 minutes',
  item: null,
  equivalents: [],
  *check(document, repository) {
    if (!/twine|gh-action-pypi-publish|gem\/credentials|docker (login|push)/.test(document.text)) return;
    const seen = new Set<object>();
    for (const job of workflowOf(document)?.jobs ?? []) {
      if (seen.has(job.node) || job.node.flow) continue;
      seen.add(job.node);
      const found = pythonInOneJob(job, repository) ?? gemFile(job, repository) ?? imageCommands(job, repository);
      if (found) yield { at: job.key.span, scope: job.key.span, ...found };
    }
  },
};
