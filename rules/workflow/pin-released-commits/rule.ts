/**
 * Finds a pinned commit that is no release: no tag of the action leads to it. It may be fine, and nobody announced it.
 */
import type { DocumentRule } from '../../engine/rule.ts';
import { usesIn } from '../../model/workflow/action.ts';
import { belongs, factsOf, newestRelease, tagsHere } from '../../model/workflow/action-facts.ts';
import { repin } from '../../model/workflow/repin.ts';
import { isCommit } from '../../model/workflow/uses.ts';

export const rule: DocumentRule = {
  id: 'pin-released-commits',
  family: 'workflow',
  title: 'Pin commits that were released',
  reads: ['workflow', 'action'],
  needsActionFacts: true,
  severity: 'tidy',
  certainty: 'certain',
  effort: 'one click',
  item: null,
  equivalents: ['zizmor:stale-action-refs'],
  *check(document, { facts }) {
    if (Object.keys(facts.actions).length === 0) return;
    for (const { uses, scope } of usesIn(document)) {
      if (uses.form !== 'repository' || !isCommit(uses.ref)) continue;
      const known = factsOf(facts, uses.name);
      const tags = tagsHere(known, uses.ref);
      // A commit from elsewhere is another rule's matter, and an action without tags has nothing better.
      if (tags === undefined || tags.length > 0 || belongs(known, uses.ref) === false) continue;
      const release = newestRelease(known);
      yield {
        at: uses.scalar.span,
        scope,
        message: `No release of \`${uses.name}\` is this commit. Pin one that was released.`,
        fixes: release
          ? [{ title: `Pin ${release.version} instead`, safety: 'careful', edits: repin(document, uses, release) }]
          : [
              {
                title: 'Pin a release, by hand',
                safety: 'guided',
                edits: [],
                guide: [
                  'Look whether the action has releases at all.',
                  'If it has none, this commit is as good as another.',
                ],
              },
            ],
      };
    }
  },
};
