/**
 * How much a cache in a release matters: does the job publish with a key, and can a run that strangers start write the cache?
 */
import type { Certainty, Severity } from '../../engine/finding.ts';
import { remember } from '../../engine/remember.ts';
import type { Repository } from '../../engine/repository.ts';
import type { Span } from '../../engine/tree.ts';
import { type CacheMode, cacheModeOf, mayWrite } from '../../model/workflow/cache-mode.ts';
import { holdingsOf } from '../../model/workflow/privilege.ts';
import { followsPullRequests, isOpenAndPrivileged, startingEvents } from '../../model/workflow/trigger.ts';
import { type Job, workflowOf } from '../../model/workflow/workflow.ts';
import type { Cache } from './caches.ts';
import type { Release } from './releases.ts';

export interface Judgement {
  readonly severity: Severity;
  readonly certainty: Certainty;
  /** Where a run that strangers start is allowed to write the cache. */
  readonly opening: Opening | undefined;
}

interface Opening {
  readonly path: string;
  readonly at: Span;
}

export function judge(
  job: Job,
  { publisher }: Release,
  cache: Cache,
  mode: CacheMode['mode'] | undefined,
  repository: Repository,
): Judgement {
  if (cache.state === 'guarded') return { severity: 'tidy', certainty: 'possible', opening: undefined };
  const { secrets, identity, key } = holdingsOf(job, repository);
  const hasKey = secrets || identity || key === 'writes';
  const isReal = cache.state === 'on' && !cache.savesOnly && publisher !== undefined && hasKey;
  const opening = cache.savesOnly ? undefined : openingIn(repository);
  if (opening && isReal) return { severity: 'fix-now', certainty: 'certain', opening };
  return { severity: 'good-habit', certainty: isReal && mode !== 'read' ? 'likely' : 'possible', opening };
}

/** Since June 2026 strangers' runs only read the cache, unless somebody wrote otherwise. */
const openingIn = remember((repository: Repository): Opening | undefined => {
  for (const document of repository.documents.values()) {
    if (document.kind !== 'workflow' || !document.text.includes('cache-mode')) continue;
    for (const job of workflowOf(document)?.jobs ?? []) {
      const mode = cacheModeOf(job);
      const isOpen = startingEvents(job.workflow, repository)?.some(
        (event) => isOpenAndPrivileged(event.name) && (event.name !== 'workflow_run' || followsPullRequests(event)),
      );
      if (mode && mayWrite(mode) && isOpen) return { path: document.path, at: mode.scalar.span };
    }
  }
  return undefined;
});
