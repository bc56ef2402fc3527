/**
 * Finds conditions that ask whether a bot is at work by who caused the event. Anybody can bring a bot to cause one: what counts is who wrote the thing.
 */
import type { Certainty, Severity } from '../../engine/finding.ts';
import type { Repository } from '../../engine/repository.ts';
import type { DocumentRule } from '../../engine/rule.ts';
import { sourceOf } from '../../engine/tree.ts';
import { placeOfPart } from '../../model/workflow/expression-text.ts';
import { type ConditionPlace, conditionPlacesIn } from '../../model/workflow/places.ts';
import { holdingsOf, isWorthTaking } from '../../model/workflow/privilege.ts';
import { isOpenAndPrivileged, startingEvents } from '../../model/workflow/trigger.ts';
import { botChecksIn } from './bot-checks.ts';
import { fixesFor } from './fixes.ts';
import { mergeAfter } from './merges.ts';

export const rule: DocumentRule = {
  id: 'check-the-author',
  family: 'workflow',
  title: 'Check who wrote it, not who touched it',
  reads: ['workflow', 'action'],
  severity: 'worth-fixing',
  certainty: 'certain',
  effort: 'one click',
  item: 'no-strangers-code',
  equivalents: [
    'zizmor:bot-conditions',
    'octoscan:bot-check',
    'codeql:actions/spoofable-actor-check',
    'poutine:confused_deputy_auto_merge',
  ],
  *check(document, repository) {
    if (!/\[bot\]|actor_id|sender/i.test(document.text)) return;
    for (const place of conditionPlacesIn(document)) {
      for (const check of botChecksIn(place.scalar)) {
        const merge = mergeAfter(place);
        const { start, end } = placeOfPart(place.scalar.value, check.comparison);
        const grade = gradeOf(place, repository, merge !== undefined, check.decides);
        yield {
          at: sourceOf(place.scalar, start, end),
          scope: place.pair.span,
          ...grade,
          message: merge
            ? 'A stranger can bring a bot to act on their pull request. Check who opened it.'
            : 'A stranger can bring a bot to cause this event. Check who wrote it.',
          related: merge
            ? [{ place: { path: document.path, span: merge }, message: 'What passes is merged or approved here.' }]
            : [],
          equivalents: [
            'zizmor:bot-conditions',
            'octoscan:bot-check',
            'codeql:actions/spoofable-actor-check',
            ...(merge ? (['poutine:confused_deputy_auto_merge'] as const) : []),
          ],
          fixes: fixesFor(document, place, check),
        };
      }
    }
  },
};

/** Sure where strangers start runs that hold your key; where only people with write access start them, nobody can fake it. */
function gradeOf(
  { job }: ConditionPlace,
  repository: Repository,
  merges: boolean,
  decides: boolean,
): { readonly severity: Severity; readonly certainty: Certainty } {
  const events = job && startingEvents(job.workflow, repository);
  if (!job || !events) return { severity: 'worth-fixing', certainty: 'possible' };
  const isOpen = events.some(({ name }) => isOpenAndPrivileged(name)) && isWorthTaking(holdingsOf(job, repository));
  if (isOpen)
    return { severity: merges && decides ? 'fix-now' : 'worth-fixing', certainty: decides ? 'certain' : 'likely' };
  const isPull = events.some(({ name }) => name.startsWith('pull_request'));
  return { severity: 'good-habit', certainty: isPull ? 'likely' : 'possible' };
}
