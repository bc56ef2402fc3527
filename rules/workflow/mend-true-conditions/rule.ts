/**
 * Finds an `if:` that is true whatever happens: GitHub fills in `${{ }}` first, and any text around it makes the result a text, which counts as true.
 */
import type { Severity } from '../../engine/finding.ts';
import type { Repository } from '../../engine/repository.ts';
import type { DocumentRule } from '../../engine/rule.ts';
import { type ConditionPlace, conditionPlacesIn } from '../../model/workflow/places.ts';
import { holdingsOf, isWorthTaking } from '../../model/workflow/privilege.ts';
import { isOpenAndPrivileged, startingEvents } from '../../model/workflow/trigger.ts';
import { fixesFor } from './fixes.ts';

export const rule: DocumentRule = {
  id: 'mend-true-conditions',
  family: 'workflow',
  title: 'Mend conditions that are always true',
  reads: ['workflow', 'action'],
  severity: 'worth-fixing',
  certainty: 'certain',
  effort: 'one click',
  item: null,
  equivalents: [
    'zizmor:unsound-condition',
    'poutine:if_always_true',
    'actionlint:if-cond',
    'codeql:actions/if-expression-always-true/critical',
    'codeql:actions/if-expression-always-true/high',
  ],
  *check(document, repository) {
    if (!/\bif["']?\s*:/.test(document.text)) return;
    for (const place of conditionPlacesIn(document)) {
      if (!isTextAroundExpression(place.scalar.value)) continue;
      const what = place.step ? 'step' : 'job';
      yield {
        at: place.pair.key.span,
        scope: place.pair.span,
        severity: severityOf(place, repository),
        message: `This condition is always true, so the ${what} always runs. Keep it in one expression.`,
        fixes: fixesFor(document, place.scalar),
      };
    }
  },
};

/** A fence with anything else beside it, even the line end that a block leaves behind. */
function isTextAroundExpression(value: string): boolean {
  if (!value.includes('${{')) return false;
  const rest = value.replace(/\$\{\{(?:[^'}]|'[^']*'|\}(?!\}))*\}\}/, '');
  return rest !== '';
}

/** It matters most where the condition was meant to keep strangers out. */
function severityOf({ scalar, job }: ConditionPlace, repository: Repository): Severity {
  if (!job || !/author_association|\bactor\b|label|\.fork\b|user\.login|head_repository/.test(scalar.value))
    return 'worth-fixing';
  const isOpen = startingEvents(job.workflow, repository)?.some(({ name }) => isOpenAndPrivileged(name)) ?? false;
  return isOpen && isWorthTaking(holdingsOf(job, repository)) ? 'fix-now' : 'worth-fixing';
}
