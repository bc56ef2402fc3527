/**
 * Finds actions and pre-commit repositories that their owners archived. When a weakness is found there, nobody will mend it.
 */

import { knownAction } from '../../data/actions.ts';
import { isArchived } from '../../data/archived-actions.ts';
import type { Document } from '../../engine/document.ts';
import type { Severity } from '../../engine/finding.ts';
import type { Repository } from '../../engine/repository.ts';
import type { DocumentRule, Found } from '../../engine/rule.ts';
import { sourceOf } from '../../engine/tree.ts';
import { githubNameIn } from '../../model/manifest/github-url.ts';
import { hookRepositoriesIn } from '../../model/manifest/hook-repositories.ts';
import { type UsesPlace, usesIn } from '../../model/workflow/action.ts';
import { holdingsOf, wordsFor } from '../../model/workflow/privilege.ts';
import { workflowOf } from '../../model/workflow/workflow.ts';
import { byHand, fixesFor } from './fixes.ts';

export const rule: DocumentRule = {
  id: 'replace-archived-actions',
  family: 'workflow',
  title: 'Replace actions that nobody maintains',
  reads: ['workflow', 'action', 'pre-commit'],
  severity: 'good-habit',
  certainty: 'certain',
  effort: '5 minutes',
  item: 'fixed-parts',
  equivalents: ['zizmor:archived-uses'],
  *check(document, repository) {
    yield* archivedHooks(document);
    for (const place of usesIn(document)) {
      const { uses } = place;
      if (uses.form !== 'repository' || !(isArchived(uses.name) || knownAction(uses.name)?.archived)) continue;
      const held = heldBy(document, place, repository);
      yield {
        at: uses.nameAt,
        scope: place.scope,
        severity: held.severity,
        message: held.what
          ? `Nobody maintains \`${uses.name}\`, and here it can reach ${held.what}. Replace it.`
          : `Nobody maintains \`${uses.name}\` any more. Use something else in its place.`,
        fixes: fixesFor(document, place, uses, repository.facts),
      };
    }
  },
};

function* archivedHooks(document: Document): Generator<Found> {
  for (const { node, repo } of hookRepositoriesIn(document)) {
    const name = githubNameIn(repo.value);
    if (!name || !isArchived(name)) continue;
    yield {
      at: sourceOf(repo, 0, repo.value.length),
      scope: node.span,
      message: `Nobody maintains \`${name}\` any more. Use something else in its place.`,
      fixes: [byHand(name)],
    };
  }
}

/** The most that a job with this action holds: an alias can put one step into several jobs. */
function heldBy(
  document: Document,
  { step, uses }: UsesPlace,
  repository: Repository,
): { readonly severity: Severity; readonly what?: string } {
  const jobs = (workflowOf(document)?.jobs ?? []).filter((job) =>
    step ? job.steps.some(({ node }) => node === step.node) : job.uses?.scalar === uses.scalar,
  );
  const held = jobs.map((job) => holdingsOf(job, repository));
  const worst = held.find(({ secrets }) => secrets) ?? held.find(({ key, identity }) => key === 'writes' || identity);
  return worst ? { severity: 'worth-fixing', what: wordsFor(worst) } : { severity: 'good-habit' };
}
