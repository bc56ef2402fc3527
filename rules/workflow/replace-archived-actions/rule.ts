/**
 * Finds actions and pre-commit repositories that their owners archived. When a weakness is found there, nobody will mend it.
 */

import { knownAction } from '../../data/actions.ts';
import { isArchived } from '../../data/archived-actions.ts';
import type { Document } from '../../engine/document.ts';
import type { DocumentRule, Found } from '../../engine/rule.ts';
import { sourceOf } from '../../engine/tree.ts';
import { gitHubName, hookRepositoriesIn } from '../../model/manifest/hook-repositories.ts';
import { usesIn } from '../../model/workflow/action.ts';
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
  *check(document, { facts }) {
    if (document.kind === 'pre-commit') yield* archivedHooks(document);
    for (const place of usesIn(document)) {
      const { uses } = place;
      if (uses.form !== 'repository' || !(isArchived(uses.name) || knownAction(uses.name)?.archived)) continue;
      yield {
        at: uses.nameAt,
        scope: place.scope,
        message: `Nobody maintains \`${uses.name}\` any more. Use something else in its place.`,
        fixes: fixesFor(document, place, uses, facts),
      };
    }
  },
};

function* archivedHooks(document: Document): Generator<Found> {
  for (const { node, repo } of hookRepositoriesIn(document)) {
    const name = gitHubName(repo);
    if (!name || !isArchived(name)) continue;
    yield {
      at: sourceOf(repo, 0, repo.value.length),
      scope: node.span,
      message: `Nobody maintains \`${name}\` any more. Use something else in its place.`,
      fixes: [byHand(name)],
    };
  }
}
