/**
 * Edits that let a job prove who it is: the right to do so, and an environment in which somebody has to agree.
 * A job that gets its own rights keeps those it had: its workflow's, or those it needs as far as its steps say.
 */
import { setKey } from '../../engine/edit/yaml.ts';
import { isInside } from '../../engine/edit/yaml-place.ts';
import type { TextEdit } from '../../engine/finding.ts';
import type { Repository } from '../../engine/repository.ts';
import { pairOf, scalarAt } from '../../engine/tree.ts';
import { needsOf } from '../token/needs.ts';
import { levelOf } from '../workflow/permissions.ts';
import { type Job, permissionsOf } from '../workflow/workflow.ts';

export type WriteRight = 'id-token' | 'packages';

/** Nothing to do when the job has the right already. */
export function giveRight(job: Job, right: WriteRight, repository: Repository): readonly TextEdit[] {
  const { document } = job.workflow;
  const today = permissionsOf(job);
  if (today && levelOf(today, right) === 'write') return [];
  const own = job.permissions?.pair;
  const where = { after: pairOf(job.node, 'environment') ? 'environment' : 'runs-on' };
  if (job.permissions?.form === 'listed' && own?.value?.kind === 'map' && isInside(own.value, own))
    return setKey(document, own.value, right, 'write');
  const rights = new Map(rightsToday(job, repository)).set(right, 'write');
  const text = [...rights].map(([name, level]) => `${name}: ${level}`).join('\n');
  return setKey(document, job.node, 'permissions', text, where);
}

function rightsToday(job: Job, repository: Repository): ReadonlyMap<string, string> {
  const today = permissionsOf(job);
  if (today?.form === 'listed') return new Map(today.scopes.map(({ name, level }) => [name, level]));
  const rights = new Map([['contents', 'read']]);
  for (const { scope, level, sure, optional } of needsOf(job, repository).needs) {
    if (sure && !optional && scope !== 'id-token' && rights.get(scope) !== 'write') rights.set(scope, level);
  }
  return rights;
}

/** True when nothing but the repository's settings says what the job may do today. */
export function hasUnknownRights(job: Job): boolean {
  return permissionsOf(job)?.form !== 'listed';
}

/** The name of the job's environment; '' for one that nobody can tell, absent for none. */
export function environmentOf(job: Job): string | undefined {
  const pair = pairOf(job.node, 'environment');
  if (!pair) return undefined;
  const name = pair.value?.kind === 'scalar' ? pair.value : scalarAt(pair.value, 'name');
  return name && !name.value.includes('${{') ? name.value : '';
}

export const usualEnvironment = 'release';

export function addEnvironment(job: Job): readonly TextEdit[] {
  if (environmentOf(job) !== undefined) return [];
  return setKey(job.workflow.document, job.node, 'environment', usualEnvironment, { after: 'runs-on' });
}
