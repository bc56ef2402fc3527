/**
 * What a job can do, in words: the rights of its built-in key, the secrets it reads, the machine it runs on, and who is asked first.
 */
import { scopeWords } from '../../data/scope-words.ts';
import type { Document } from '../../engine/document.ts';
import type { Repository } from '../../engine/repository.ts';
import { pairOf, type Span } from '../../engine/tree.ts';
import type { Permissions } from './permissions.ts';
import { holdingsOf } from './privilege.ts';
import { type Job, permissionsOf, workflowOf } from './workflow.ts';

export interface JobRights {
  /** The job’s id. */
  readonly at: Span;
  readonly words: string;
}

/** For each job of a workflow, in order; a job that an alias repeats once. */
export function jobRightsIn(document: Document, repository: Repository): readonly JobRights[] {
  const seen = new Set<object>();
  return (workflowOf(document)?.jobs ?? []).flatMap((job) => {
    if (seen.has(job.node)) return [];
    seen.add(job.node);
    return [{ at: job.key.span, words: wordsFor(job, repository) }];
  });
}

function wordsFor(job: Job, repository: Repository): string {
  const holdings = holdingsOf(job, repository);
  const can = keyWords(permissionsOf(job), holdings.key === 'writes');
  const reads = holdings.secrets ? ['reads your secrets'] : [];
  const machine = holdings.ownMachine ? ['runs on your own machine'] : [];
  const asks = pairOf(job.node, 'environment') ? ['follows the rules of its environment'] : [];
  const rest = [...reads, ...machine, ...asks];
  return rest.length === 0 ? can : `${can}; ${listed(rest)}`;
}

function keyWords(permissions: Permissions | undefined, settingWrites: boolean): string {
  if (!permissions)
    return settingWrites ? 'Can write to your whole repository, by a setting' : 'Can do whatever your settings allow';
  if (permissions.form === 'unclear') return 'Can do what the lines below say';
  if (permissions.form === 'all')
    return permissions.all === 'write' ? 'Can change anything in your repository' : 'Can read all of your repository';
  const words = [...permissions.scopes]
    .sort((a, b) => Number(b.level === 'write') - Number(a.level === 'write'))
    .flatMap(({ name, level }) => scopeWords(name, level) ?? []);
  return words.length === 0 ? 'Can do nothing with the built-in key' : `Can ${listed(words)}`;
}

/** “a, b and c”. */
function listed(words: readonly string[]): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
