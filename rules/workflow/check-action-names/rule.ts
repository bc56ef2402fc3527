/**
 * Finds actions whose name is one slip away from a popular one, under another owner. Such names are registered to be mistyped.
 */
import { knownAction } from '../../data/actions.ts';
import type { DocumentRule } from '../../engine/rule.ts';
import { usesIn } from '../../model/workflow/action.ts';
import { factsOf } from '../../model/workflow/action-facts.ts';
import { fixesFor } from './fixes.ts';
import { lookAlikeOf } from './look-alike.ts';

export const rule: DocumentRule = {
  id: 'check-action-names',
  family: 'workflow',
  title: 'Check names that are one letter off',
  reads: ['workflow', 'action'],
  severity: 'worth-fixing',
  certainty: 'likely',
  effort: 'one click',
  item: 'fixed-parts',
  equivalents: ['zizmor:typosquat-uses'],
  *check(document, { facts }) {
    for (const { uses, scope } of usesIn(document)) {
      if (uses.form !== 'repository' || knownAction(uses.name)) continue;
      const popular = lookAlikeOf(uses.name);
      if (!popular) continue;
      yield {
        at: uses.nameAt,
        scope,
        // A repository that exists under such a name was put there by somebody.
        certainty: factsOf(facts, uses.name)?.state === 'there' ? 'certain' : 'likely',
        message: `\`${uses.owner}\` is not the owner most projects trust for this. Check the name.`,
        fixes: fixesFor(document, uses, popular),
      };
    }
  },
};
