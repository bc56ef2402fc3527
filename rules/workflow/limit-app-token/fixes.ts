/**
 * The rights that later steps need of the token, as far as our table knows all of them; and the repositories to name.
 */
import { actionEntry } from '../../data/permissions.ts';
import type { Document } from '../../engine/document.ts';
import { setKey } from '../../engine/edit/yaml.ts';
import type { Fix } from '../../engine/finding.ts';
import { type MapNode, mapAt } from '../../engine/tree.ts';
import { actionOf } from '../../model/workflow/action.ts';
import type { StepPlace } from '../../model/workflow/places.ts';
import { usesKey } from '../../model/workflow/uses.ts';
import type { Step } from '../../model/workflow/workflow.ts';

export function everyRepositoryFixes(document: Document, inputs: MapNode): readonly Fix[] {
  return [
    {
      title: 'Let the token work in this repository only',
      safety: 'careful',
      edits: setKey(document, inputs, 'repositories', '${{ github.event.repository.name }}', { after: 'owner' }),
      guide: ['Does a later step work in another repository? Add its name to the list.'],
    },
  ];
}

export function everyPermissionFixes(place: StepPlace, inputs: MapNode): readonly Fix[] {
  const rights = rightsOfUsers(place);
  if (!rights) return [byHand];
  const first = [...rights][0];
  const edits = [...rights].flatMap(([scope, level]) => setKey(place.document, inputs, `permission-${scope}`, level));
  if (!first || edits.length === 0) return [byHand];
  return [
    {
      title: 'Name the rights that later steps need',
      safety: 'careful',
      edits,
      guide: ['Run the workflow once. A missing right shows as “Resource not accessible”.'],
    },
    byHand,
  ];
}

/** Absent where one of the steps that get the token is unknown to us. */
function rightsOfUsers({ document, job, step }: StepPlace): ReadonlyMap<string, 'read' | 'write'> | undefined {
  const steps = job?.steps ?? actionOf(document)?.steps ?? [];
  if (!step.id) return undefined;
  const token = new RegExp(`steps\\.${step.id.replace(/[^\\w-]/g, '')}\\.outputs\\.token`);
  const users = steps.filter(({ node }) => token.test(document.text.slice(node.span.start, node.span.end)));
  const others = document.text.replace(new RegExp(token, 'g'), '').includes(`steps.${step.id}.outputs`);
  if (users.length === 0 || others) return undefined;
  const rights = new Map<string, 'read' | 'write'>();
  for (const user of users) {
    const needs = needsOf(user, token);
    if (!needs) return undefined;
    for (const [scope, level] of needs) if (level === 'write' || !rights.has(scope)) rights.set(scope, level);
  }
  return rights;
}

function needsOf(user: Step, token: RegExp): readonly (readonly [string, 'read' | 'write'])[] | undefined {
  const { uses } = user;
  if (uses?.form !== 'repository') return undefined;
  const inputs = mapAt(user.node, 'with')?.pairs ?? [];
  if (!inputs.some(({ value }) => value?.kind === 'scalar' && token.test(value.value))) return undefined;
  if (usesKey(uses) === 'actions/checkout') return [['contents', 'read']];
  const needs = actionEntry(usesKey(uses))?.needs;
  if (!needs || needs.length === 0 || needs.some((need) => 'when' in need)) return undefined;
  return needs.map(({ scope, level }) => [scope, level === 'write' ? 'write' : 'read'] as const);
}

const byHand: Fix = {
  title: 'Name the rights of the token, by hand',
  safety: 'guided',
  edits: [],
  guide: [
    'Look at what the steps with this token do on GitHub.',
    'Add one line for each right below `with:`, such as `permission-contents: read`.',
    'Run the workflow once. A missing right shows as “Resource not accessible”.',
  ],
};
