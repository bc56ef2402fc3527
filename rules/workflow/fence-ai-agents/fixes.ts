/**
 * The ways to fence an agent in, the best one first: nobody but writers starts it, a run without secrets, an author who is asked for,
 * a key that only reads.
 */
import type { Document } from '../../engine/document.ts';
import { removeKey, replaceScalar, setKey } from '../../engine/edit/yaml.ts';
import type { Fix, TextEdit } from '../../engine/finding.ts';
import type { AgentUse } from '../../model/flow/agent.ts';
import type { Reach } from '../../model/flow/agent-reach.ts';
import { addCondition } from '../../model/workflow/add-condition.ts';
import type { StepPlace } from '../../model/workflow/places.ts';
import { startWithoutSecrets } from '../../model/workflow/switch-trigger.ts';
import { type Job, permissionsOf } from '../../model/workflow/workflow.ts';
import { authorCondition } from './author-condition.ts';

export function fixesFor(
  document: Document,
  { job }: StepPlace,
  agent: AgentUse,
  { judgement }: Reach,
): readonly Fix[] {
  const fixes: Fix[] = [];
  const { step, opening } = agent;
  if (opening && step.with)
    fixes.push({
      title: `Let only people with write access start it`,
      safety: 'careful',
      edits: removeKey(document, step.with, opening.key.value),
    });
  const { event } = judgement;
  // Where it is not open to everybody, a condition is there already, or nothing can be taken.
  if (job && event?.path === document.path && judgement.severity === 'fix-now') {
    if (event.name === 'pull_request_target')
      fixes.push({
        title: 'Start with pull_request instead',
        safety: 'careful',
        edits: startWithoutSecrets(job.workflow),
        guide: ['For forks it gets no secrets now, and only reads. The agent does not run for them.'],
      });
    const condition = authorCondition(job.workflow);
    if (condition)
      fixes.push({
        title: 'Run it only for people of your project',
        safety: 'careful',
        edits: addCondition(document, job.node, condition, { before: 'runs-on' }),
      });
  }
  return [...fixes.filter(({ edits }) => edits.length > 0), byHand];
}

/** A job that writes nothing: for an agent whose answer is all that is wanted. */
export function keyFixes(document: Document, job: Job): readonly Fix[] {
  const edits = smallerKey(document, job);
  const fix: Fix = {
    title: 'Give it a key that only reads code',
    safety: 'careful',
    edits,
    guide: ['Move steps that push or release into a job with a key that writes.'],
  };
  return edits.length > 0 ? [fix] : [byHand];
}

function smallerKey(document: Document, job: Job): readonly TextEdit[] {
  const permissions = permissionsOf(job);
  if (!permissions) return [];
  const isOwn = job.permissions !== undefined || job.workflow.jobs.length === 1;
  const scope = permissions.scopes.find(({ name, level }) => name === 'contents' && level === 'write');
  if (scope && isOwn) return replaceScalar(document, scope.value, 'read');
  const owner = isOwn && !job.permissions ? job.workflow.node : job.node;
  return permissions.form === 'all' || scope
    ? setKey(document, owner, 'permissions', 'contents: read', { before: 'steps' })
    : [];
}

const byHand: Fix = {
  title: 'Fence the agent in, by hand',
  safety: 'guided',
  edits: [],
  guide: [
    'Start it with a maintainer’s label, or check `author_association` in `if:`.',
    'Give its job `permissions: contents: read` and only the key of the agent.',
    'List the tools it needs. Leave out those that run any command or open any page.',
    'Let another job post its answer, handed over through `env`.',
  ],
};
