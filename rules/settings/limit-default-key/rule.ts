/**
 * Finds a repository on GitHub whose jobs get a key that can write wherever a workflow says nothing.
 */
import { documentsOf, type Repository } from '../../engine/repository.ts';
import type { RepositoryRule } from '../../engine/rule.ts';
import { readSettings } from '../../model/settings/settings.ts';
import { type Workflow, workflowOf } from '../../model/workflow/workflow.ts';

export const rule: RepositoryRule = {
  id: 'limit-default-key',
  family: 'settings',
  title: 'Give jobs a key that only reads',
  reads: 'settings',
  severity: 'worth-fixing',
  certainty: 'certain',
  effort: 'one click',
  item: 'small-keys',
  equivalents: ['osps:OSPS-AC-04.01'],
  check(repository) {
    const setting = readSettings(repository.facts.answers)['default-workflow-permissions'];
    if (setting.state === 'unseen') return 'unknown';
    if (setting.state === 'not-available') return 'not-needed';
    if (setting.state !== 'value' || setting.value === 'read') return [];
    const silent = workflowsThatSayNothing(repository);
    return [
      {
        at: null,
        message: 'A job’s built-in key can write here by default. Let it read only.',
        related: silent.map(({ document, node }) => ({
          place: { path: document.path, span: node.pairs[0]?.key.span ?? node.span },
          message: 'This workflow says nothing about its key, so it would get the smaller one.',
        })),
        fixes: [
          {
            title: 'Let the built-in key only read, on GitHub',
            safety: 'careful',
            edits: [],
            change: { setting: 'default-workflow-permissions', from: 'write', to: 'read', effect: effectOf(silent) },
            guide:
              silent.length > 0
                ? [`First give ${namesOf(silent)} a \`permissions\` block. Longhaul can write it.`]
                : [],
          },
        ],
      },
    ];
  },
};

/** Workflows with a job whose key comes from the default: neither the job nor the workflow has `permissions`. */
function workflowsThatSayNothing(repository: Repository): readonly Workflow[] {
  return documentsOf(repository, 'workflow').flatMap((document) => {
    const workflow = workflowOf(document);
    const isSilent = workflow && !workflow.permissions && workflow.jobs.some((job) => !job.permissions);
    return isSilent ? [workflow] : [];
  });
}

function effectOf(silent: readonly Workflow[]): string {
  if (silent.length === 0) return 'Every workflow here says what it needs, so nothing else changes.';
  return `Jobs that write may stop in ${namesOf(silent)}, until the file says what it needs.`;
}

function namesOf(workflows: readonly Workflow[]): string {
  const names = workflows.map(({ document }) => document.path.split('/').at(-1) ?? '');
  return names.length <= 3 ? names.join(', ') : `${names.slice(0, 2).join(', ')} and ${names.length - 2} more`;
}
