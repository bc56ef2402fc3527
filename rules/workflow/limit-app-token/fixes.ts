/**
 * The rights that later steps need of the token, as far as the file tells; and the repositories to name.
 */
import type { Document } from '../../engine/document.ts';
import { setKey } from '../../engine/edit/yaml.ts';
import type { Fix } from '../../engine/finding.ts';
import type { Repository } from '../../engine/repository.ts';
import { type MapNode, pairOf } from '../../engine/tree.ts';
import { type JobNeeds, needsOfToken } from '../../model/token/needs.ts';
import type { StepPlace } from '../../model/workflow/places.ts';

export function everyRepositoryFixes(document: Document, inputs: MapNode, owner: string): readonly Fix[] {
  return [
    {
      title: 'Let the token work in this repository only',
      safety: 'careful',
      edits: setKey(document, inputs, 'repositories', '${{ github.event.repository.name }}', { after: owner }),
      guide: ['Does a later step work in another repository? Add its name to the list.'],
    },
  ];
}

export function everyPermissionFixes(
  place: StepPlace,
  inputs: MapNode | undefined,
  repository: Repository,
): readonly Fix[] {
  if (!inputs) return [byHand(undefined)];
  const needs = neededBy(place, repository);
  const unjudged = needs?.unjudged.find(({ scopes }) => scopes === 'any');
  if (!needs || unjudged) return [byHand(unjudged?.name)];
  const rights = rightsOf(needs);
  return [
    {
      title: 'Name the rights that later steps need',
      safety: 'careful',
      edits: rights.flatMap(([scope, level]) => setKey(place.document, inputs, `permission-${scope}`, level)),
      guide: [
        'Run the workflow once. A missing right shows as “Resource not accessible”.',
        'Does a step change files below `.github/workflows`? Add `permission-workflows: write`.',
      ],
    },
  ];
}

/** Absent where others may use the token too: other jobs, callers, or nobody we can see. */
function neededBy({ document, job, step }: StepPlace, repository: Repository): JobNeeds | undefined {
  if (!job || !step.id || !/^[\w-]+$/.test(step.id)) return undefined;
  const token = new RegExp(`\\bsteps\\.${step.id}\\.outputs\\.token\\b`, 'gi');
  const { start, end } = pairOf(job.node, 'steps')?.span ?? job.node.span;
  const inSteps = document.text.slice(start, end).match(token)?.length ?? 0;
  const all = document.text.slice(job.node.span.start, job.node.span.end).match(token)?.length ?? 0;
  return inSteps > 0 && inSteps === all ? needsOfToken(job, step.id, repository) : undefined;
}

/** Of an app only: the others belong to the built-in key. A right that the app lacks would stop the step, so none is asked on suspicion. */
function rightsOf({ needs, unjudged }: JobNeeds): readonly (readonly [scope: string, level: string])[] {
  const rights = new Map<string, 'read' | 'write'>();
  const asked = [
    ...needs.filter(({ sure, optional }) => sure || !optional),
    ...unjudged.flatMap(({ scopes }) =>
      scopes === 'any' ? [] : scopes.map((scope) => ({ scope, level: 'write' as const })),
    ),
  ];
  for (const { scope, level } of asked)
    if (!notOfApps.has(scope) && (level === 'write' || !rights.has(scope))) rights.set(scope, level);
  return rights.size > 0 ? [...rights] : [['contents', 'read']];
}

const notOfApps: ReadonlySet<string> = new Set(['id-token', 'models']);

function byHand(name: string | undefined): Fix {
  return {
    title: 'Name the rights of the token, by hand',
    safety: 'guided',
    edits: [],
    guide: [
      name ? `Look at what ${name} does on GitHub with the token.` : 'Look at what is done on GitHub with the token.',
      'Add one line for each right below `with:`, such as `permission-contents: read`.',
      'Run the workflow once. A missing right shows as “Resource not accessible”.',
    ],
  };
}
