/**
 * Finds `contains('a b c', x)`, which asks whether x is any piece of that text. A shorter name that only looks similar passes too.
 */
import type { Certainty } from '../../engine/finding.ts';
import { onLineOf } from '../../engine/lines.ts';
import type { Repository } from '../../engine/repository.ts';
import type { DocumentRule } from '../../engine/rule.ts';
import { sourceOf } from '../../engine/tree.ts';
import { readCondition } from '../../model/workflow/condition.ts';
import { type CallExpression, type ContextExpression, dotted, partsOf } from '../../model/workflow/expression.ts';
import { type ConditionPlace, conditionPlacesIn } from '../../model/workflow/places.ts';
import { startingEvents } from '../../model/workflow/trigger.ts';
import { fixesFor, type Question } from './fixes.ts';

export const rule: DocumentRule = {
  id: 'compare-with-list',
  family: 'workflow',
  title: 'Compare with a list, not with a text',
  reads: ['workflow', 'action'],
  severity: 'worth-fixing',
  certainty: 'certain',
  effort: 'one click',
  item: null,
  equivalents: ['zizmor:unsound-contains', 'codeql:actions/unsound-contains'],
  *check(document, repository) {
    if (!/contains\s*\(\s*'/i.test(document.text)) return;
    for (const place of conditionPlacesIn(document)) {
      for (const part of partsOf(readCondition(place.scalar))) {
        if (part.kind !== 'call') continue;
        const asked = questionOf(part);
        if (!asked) continue;
        const isChosen = chosen.test(dotted(asked.value));
        yield {
          at: onLineOf(document, place.pair.key.span, sourceOf(place.scalar, part.start, part.end)),
          scope: place.pair.span,
          severity: isChosen ? 'worth-fixing' : 'good-habit',
          certainty: isChosen ? certaintyOf(asked.value, place, repository) : 'possible',
          message: `Any piece of this text passes, not only whole names. Compare with a list.`,
          fixes: fixesFor(document, place.scalar, part, asked),
        };
      }
    }
  },
};

/** `contains('words', context)`. */
function questionOf({ name, args }: CallExpression): Question | undefined {
  const [text, value] = args;
  if (name !== 'contains' || text?.kind !== 'literal' || typeof text.value !== 'string') return undefined;
  return value?.kind === 'context' ? { text, value } : undefined;
}

/** Values that somebody can choose, so that they fit a piece of the text. */
const chosen = /^(env(\.|$)|inputs(\.|$)|github\.(actor|base_ref|head_ref|ref|ref_name|sha|triggering_actor)$)/;

/** Sure where a stranger picks the value; the others are picked by people with write access. */
function certaintyOf(value: ContextExpression, { job }: ConditionPlace, repository: Repository): Certainty {
  if (!/^github\.(actor|head_ref|triggering_actor)$/.test(dotted(value))) return 'likely';
  const events = job && startingEvents(job.workflow, repository);
  const isOpen =
    !events || events.some(({ name }) => /^(pull_request|issue|discussion|workflow_run|fork|watch)/.test(name));
  return isOpen ? 'certain' : 'likely';
}
