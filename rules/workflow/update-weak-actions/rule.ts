/**
 * Finds actions at a version or commit that a public report names: a weakness that was mended since, or code that somebody slipped in.
 */
import type { DocumentRule } from '../../engine/rule.ts';
import { usesIn } from '../../model/workflow/action.ts';
import { fixesFor } from './fixes.ts';
import { worstReport } from './reports.ts';

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
      const report = worstReport(document, uses, facts);
      if (!report) continue;
      yield {
        at: uses.scalar.span,
        scope,
        severity: report.severity,
        certainty: report.certainty,
        message: report.isHarmful
          ? `Someone put harmful code into \`${uses.name}\` here. Use a clean release at once.`
          : `\`${uses.name}\` has a known weakness at this version. Move to a newer one.`,
        fixes: fixesFor(document, uses, report),
      };
    }
  },
};
