/**
 * Finds code from elsewhere that its owner can change under a workflow: an action at a tag or branch.
 */
import type { DocumentRule } from '../../engine/rule.ts';
import { usesIn } from '../../model/workflow/action.ts';
import { isLocked } from '../../model/workflow/actions-lock.ts';
import { isCommit, type RepositoryUses } from '../../model/workflow/uses.ts';
import { exceptionFor } from './exceptions.ts';
import { fixesFor } from './fixes.ts';

export const rule: DocumentRule = {
  id: 'pin-actions',
  family: 'workflow',
  title: 'Pin actions to an exact commit',
  reads: ['workflow', 'action'],
  severity: 'worth-fixing',
  certainty: 'certain',
  effort: 'one click',
  item: 'fixed-parts',
  equivalents: [
    'zizmor:unpinned-uses',
    'codeql:actions/unpinned-tag',
    'scorecard:Pinned-Dependencies',
    'semgrep:yaml.github-actions.security.third-party-action-not-pinned-to-commit-sha.third-party-action-not-pinned-to-commit-sha',
  ],
  *check(document, repository) {
    for (const place of usesIn(document)) {
      const { uses } = place;
      if (uses.form !== 'repository' || isCommit(uses.ref) || isLocked(repository, document.path, uses)) continue;
      const exception = exceptionFor(uses);
      if (exception === 'must stay at its tag') continue;
      yield {
        at: uses.refAt,
        scope: place.scope,
        message: `\`${uses.name}\` can change under you. Pin it to one commit.`,
        severity: isGitHubs(uses) ? 'good-habit' : 'worth-fixing',
        fixes: fixesFor(document, place, uses, exception, repository.facts),
      };
    }
  },
};

/** GitHub already runs the machine your job runs on, so its own actions add little risk. */
function isGitHubs({ owner }: RepositoryUses): boolean {
  return ['actions', 'github'].includes(owner.toLowerCase());
}
