/**
 * Since June 2026 `actions/checkout` refuses a fork's code where the run holds your secrets. Finds steps that turn this off, and
 * old pins that do not have it yet.
 */
import type { DocumentRule } from '../../engine/rule.ts';
import type { Node } from '../../engine/tree.ts';
import { stepPlacesIn } from '../../model/workflow/places.ts';
import { isAction } from '../../model/workflow/uses.ts';
import { oldPin } from './old-pins.ts';
import { optOut } from './opt-outs.ts';

export const rule: DocumentRule = {
  id: 'keep-checkout-guard',
  family: 'workflow',
  title: 'Keep the checkout’s guard against strangers’ code',
  reads: ['workflow', 'action'],
  severity: 'worth-fixing',
  certainty: 'certain',
  effort: 'one click',
  item: 'no-strangers-code',
  equivalents: [],
  *check(document, repository) {
    if (!/actions\/checkout@/i.test(document.text)) return;
    const seen = new Set<Node>();
    for (const place of stepPlacesIn(document)) {
      if (!isAction(place.step.uses, 'actions/checkout') || seen.has(place.step.node)) continue;
      const found = [optOut(place, repository), oldPin(place, repository)].filter((one) => one !== undefined);
      if (found.length > 0) seen.add(place.step.node);
      yield* found;
    }
  },
};
