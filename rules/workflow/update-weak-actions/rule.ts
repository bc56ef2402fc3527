/**
 * Finds actions at a version or commit that a public report names: a weakness that was mended since, or code that somebody slipped in.
 */
import type { DocumentRule } from '../../engine/rule.ts';
import { usesIn } from '../../model/workflow/action.ts';
import { type AdvisoryMatch, worstMatch } from '../../model/workflow/advisory.ts';
import { reportsFor } from '../../model/workflow/online-advisory.ts';
import { fixesFor } from './fixes.ts';

export const rule: DocumentRule = {
  id: 'update-weak-actions',
  family: 'workflow',
  title: 'Update actions with a known weakness',
  reads: ['workflow', 'action'],
  severity: 'worth-fixing',
  certainty: 'certain',
  effort: 'one click',
  item: 'fixed-parts',
  equivalents: [
    'zizmor:known-vulnerable-actions',
    'codeql:actions/vulnerable-action',
    'poutine:known_vulnerability_in_build_component',
    'octoscan:known-vulnerability',
  ],
  *check(document, { facts }) {
    for (const { uses, scope } of usesIn(document)) {
      if (uses.form !== 'repository') continue;
      const match = worstMatch(document, uses, reportsFor(uses, facts));
      if (!match) continue;
      yield {
        at: uses.scalar.span,
        scope,
        severity: match.severity,
        certainty: match.certainty,
        message: messageFor(`\`${uses.name}\``, match),
        fixes: fixesFor(document, uses, match, facts),
      };
    }
  },
};

function messageFor(name: string, { as, certainty }: AdvisoryMatch): string {
  if (as === 'weak') return `${name} has a known weakness at this version. Move to a newer one.`;
  if (as === 'once-moved') return `Someone once moved this tag of ${name} to harmful code. Move to a newer one.`;
  if (as === 'not-moved') return `Tags of ${name} once led to harmful code, this commit did not. Update some day.`;
  return certainty === 'certain'
    ? `Someone put harmful code into ${name} here. Use a clean release at once.`
    : `A report says that ${name} carried harmful code here. Use a clean release.`;
}
