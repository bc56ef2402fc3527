/**
 * Finds npm projects whose package manager takes a release before anyone has tried it: no waiting time, one that is turned
 * off, or one in the wrong unit. It knows which versions can wait, and which do so on their own.
 */
import type { Repository } from '../../engine/repository.ts';
import type { Found, RepositoryRule } from '../../engine/rule.ts';
import { npmProjectsOf } from '../../model/manifest/package-manager.ts';
import { settingsOf } from './settings.ts';
import { withoutWait } from './without-wait.ts';
import { wrongWait } from './wrong-wait.ts';

export const rule: RepositoryRule = {
  id: 'wait-for-new-releases',
  family: 'manifest',
  title: 'Let new npm releases wait a week',
  reads: 'repository',
  severity: 'good-habit',
  certainty: 'certain',
  effort: 'one click',
  item: 'fixed-parts',
  equivalents: [],
  check(repository) {
    const settings = settingsOf(repository);
    const found: readonly Found[] = [...settings.flatMap(wrongWait), ...withoutWait(repository, settings)];
    if (found.length > 0) return found;
    if (!repository.complete) return 'unknown';
    return concernsNobody(repository) && settings.length === 0 ? 'not-needed' : [];
  },
};

function concernsNobody(repository: Repository): boolean {
  return npmProjectsOf(repository).length === 0;
}
