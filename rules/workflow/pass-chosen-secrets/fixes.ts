/**
 * Which secrets a workflow of the same repository needs, it says itself: by declaring them, or by reading them.
 * What is passed by name has to be declared there, so the fix adds that too.
 */
import type { Document } from '../../engine/document.ts';
import { removeKey, setKey } from '../../engine/edit/yaml.ts';
import type { Fix, TextEdit } from '../../engine/finding.ts';
import type { Repository } from '../../engine/repository.ts';
import { type MapNode, mapAt, valueAt } from '../../engine/tree.ts';
import { localWorkflow } from '../../model/workflow/local.ts';
import type { Uses } from '../../model/workflow/uses.ts';
import type { Workflow } from '../../model/workflow/workflow.ts';
import { type Secrets, secretsOf } from './secrets.ts';

export function fixesFor(document: Document, job: MapNode, uses: Uses, repository: Repository): readonly Fix[] {
  const called =
    uses.form === 'workspace' || uses.form === 'same-repository' ? localWorkflow(uses.path, repository) : undefined;
  const secrets = called && secretsOf(called, repository);
  if (!called || !secrets) return [byHand];
  const names = [...secrets.names.values()];
  if (names.length === 0)
    return [
      {
        title: 'Pass no secrets on, since it reads none',
        safety: 'careful',
        edits: removeKey(document, job, 'secrets'),
      },
      byHand,
    ];
  const lines = names.map((name) => `${name}: \${{ secrets.${name} }}`);
  return [
    {
      title: `Pass on only \`${names.slice(0, 3).join('`, `')}\`${names.length > 3 ? ' …' : ''}`,
      safety: 'careful',
      edits: [...setKey(document, job, 'secrets', lines.join('\n')), ...declared(called, secrets)],
      guide: ['Do secrets of an environment stop working? Then go back to `inherit` here, and say why in a comment.'],
    },
    byHand,
  ];
}

/** GitHub refuses a secret by name that the called workflow does not declare. */
function declared({ document, node, triggers }: Workflow, { undeclared }: Secrets): readonly TextEdit[] {
  if (undeclared.length === 0) return [];
  const on = valueAt(node, 'on');
  const known = mapAt(on, 'workflow_call', 'secrets');
  if (known && known.pairs.length > 0)
    return undeclared.flatMap((name) => setKey(document, known, name, 'required: false'));
  const lines = undeclared.map((name) => `${name}:\n  required: false`).join('\n');
  const call = mapAt(on, 'workflow_call');
  if (call && call.pairs.length > 0) return setKey(document, call, 'secrets', lines);
  const below = `secrets:\n${indented(lines)}`;
  if (on?.kind === 'map') return setKey(document, on, 'workflow_call', below);
  const all = triggers.map(({ name }) => (name === 'workflow_call' ? `${name}:\n${indented(below)}` : `${name}:`));
  return setKey(document, node, 'on', all.join('\n'));
}

function indented(lines: string): string {
  return lines.replace(/^/gm, '  ');
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
