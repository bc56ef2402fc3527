/**
 * Which secrets a workflow of the same repository needs, it says itself: by declaring them, or by reading them.
 */
import type { Document } from '../../engine/document.ts';
import { setKey } from '../../engine/edit/yaml.ts';
import type { Fix } from '../../engine/finding.ts';
import type { Repository } from '../../engine/repository.ts';
import { type MapNode, mapAt } from '../../engine/tree.ts';
import { localWorkflow } from '../../model/workflow/local.ts';
import type { Uses } from '../../model/workflow/uses.ts';
import { triggerNamed, type Workflow } from '../../model/workflow/workflow.ts';

export function fixesFor(document: Document, job: MapNode, uses: Uses, repository: Repository): readonly Fix[] {
  const called =
    uses.form === 'workspace' || uses.form === 'same-repository' ? localWorkflow(uses.path, repository) : undefined;
  const names = called && secretsOf(called);
  if (!names) return [byHand];
  const lines = names.map((name) => `${name}: \${{ secrets.${name} }}`);
  return [
    {
      title:
        names.length === 0
          ? 'Pass no secrets on, since it reads none'
          : `Pass on only \`${names.slice(0, 3).join('`, `')}\`${names.length > 3 ? ' …' : ''}`,
      safety: 'careful',
      edits: setKey(document, job, 'secrets', names.length === 0 ? '{}' : lines.join('\n')),
    },
    byHand,
  ];
}

/** Absent where the workflow passes all of them on itself. */
function secretsOf(workflow: Workflow): readonly string[] | undefined {
  const { document } = workflow;
  if (
    workflow.jobs.some(({ node }) =>
      node.pairs.some(
        ({ key, value }) => key.value === 'secrets' && value?.kind === 'scalar' && value.value === 'inherit',
      ),
    )
  )
    return undefined;
  if (/\bsecrets\s*(\[|\))/i.test(document.text)) return undefined;
  const declared =
    mapAt(triggerNamed(workflow, 'workflow_call')?.node, 'secrets')?.pairs.map(({ key }) => key.value) ?? [];
  const read = [...document.text.matchAll(/\bsecrets\.([A-Za-z_][\w-]*)/g)].map(([, name = '']) => name);
  const known = new Map<string, string>();
  for (const name of [...declared, ...read])
    if (!/^github_token$/i.test(name) && !known.has(name.toLowerCase())) known.set(name.toLowerCase(), name);
  return [...known.values()];
}

const byHand: Fix = {
  title: 'Name the secrets to pass on, by hand',
  safety: 'guided',
  edits: [],
  guide: [
    'Look up in the called workflow which secrets it reads.',
    'Write them below `secrets:`, such as `KEY: ${{ secrets.KEY }}`, in place of `inherit`.',
    'The called workflow has to declare them below `on: workflow_call: secrets:`.',
  ],
};
