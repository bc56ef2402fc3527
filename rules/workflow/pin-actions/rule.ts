/**
 * Finds code from elsewhere that its owner can change under a workflow: an action at a tag or branch.
 */
import type { Document } from '../../engine/document.ts';
import type { Equivalent } from '../../engine/finding.ts';
import type { DocumentRule, Found } from '../../engine/rule.ts';
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
    'poutine:unpinnable_action',
    'semgrep:yaml.github-actions.security.third-party-action-not-pinned-to-commit-sha.third-party-action-not-pinned-to-commit-sha',
  ],
  *check(document, repository) {
    for (const place of usesIn(document)) {
      const { uses } = place;
      if (uses.form !== 'repository' || isGitHubCommit(uses.ref) || isLocked(repository, document.path, uses)) continue;
      const exception = exceptionFor(uses);
      const common = { at: uses.refAt, scope: place.scope, equivalents: equivalentsFor(document, uses) };
      if (exception === 'must stay at its tag') yield { ...common, ...keptAtTag(uses) };
      else {
        yield {
          ...common,
          ...(isCommit(uses.ref) ? ofAnotherKind(uses) : movable(uses)),
          fixes: () => fixesFor(document, place, uses, exception, repository.facts),
        };
      }
    }
  },
};

function movable(uses: RepositoryUses): Omit<Found, 'at'> {
  return {
    message: `\`${uses.name}\` can change under you. Pin it to one commit.`,
    severity: isGitHubs(uses) ? 'good-habit' : 'worth-fixing',
  };
}

/** Another ref breaks it, so there is nothing to do but to know. */
function keptAtTag({ name }: RepositoryUses): Omit<Found, 'at'> {
  return {
    message: `\`${name}\` works only at its tag, which its owner could move. Record what it runs.`,
    severity: 'tidy',
    certainty: 'possible',
    fixes: [
      {
        title: 'Keep the tag, and record the commit behind it',
        safety: 'guided',
        edits: [],
        guide: [
          'Leave the tag as it is. This action reads it to find its own program.',
          'Run `gh actions-lock` to record the commit, if your plan has lockfiles for workflows.',
        ],
      },
    ],
  };
}

/** The 64 digits of another kind of git repository. */
function ofAnotherKind({ name }: RepositoryUses): Omit<Found, 'at'> {
  return {
    message: `\`${name}\` stands at 64 digits, and GitHub’s commits have 40. Look whether it is one.`,
    severity: 'tidy',
    certainty: 'possible',
  };
}

function isGitHubCommit(ref: string): boolean {
  return isCommit(ref) && ref.length === 40;
}

/** Other tools let GitHub’s own actions be. An action whose own parts move stays loose, however people pin it. */
function equivalentsFor({ kind }: Document, uses: RepositoryUses): readonly Equivalent[] {
  return [
    'zizmor:unpinned-uses',
    'scorecard:Pinned-Dependencies',
    ...(isGitHubs(uses) ? [] : thirdParty),
    ...(kind === 'action' ? (['poutine:unpinnable_action'] as const) : []),
  ];
}

const thirdParty: readonly Equivalent[] = [
  'codeql:actions/unpinned-tag',
  'semgrep:yaml.github-actions.security.third-party-action-not-pinned-to-commit-sha.third-party-action-not-pinned-to-commit-sha',
];

/** GitHub already runs the machine your job runs on, so its own actions add little risk. */
function isGitHubs({ owner }: RepositoryUses): boolean {
  return ['actions', 'github'].includes(owner.toLowerCase());
}
