/**
 * Finds what is written so that a reader cannot see what it means: expressions that always come to the same, paths with detours,
 * inputs that are made up at run time. Harmful changes hide this way, and so do mistakes.
 */

import type { Document } from '../../engine/document.ts';
import type { Related } from '../../engine/finding.ts';
import type { DocumentRule, Found } from '../../engine/rule.ts';
import { pairOf } from '../../engine/tree.ts';
import { usesIn } from '../../model/workflow/action.ts';
import { interpolationPlacesIn, stepPlacesIn } from '../../model/workflow/places.ts';
import type { Step } from '../../model/workflow/workflow.ts';
import { detourIn } from './detours.ts';
import { puzzlesIn } from './puzzles.ts';

export const rule: DocumentRule = {
  id: 'write-plain-expressions',
  family: 'workflow',
  title: 'Write what you mean in plain words',
  reads: ['workflow', 'action'],
  severity: 'tidy',
  certainty: 'certain',
  effort: 'one click',
  item: null,
  equivalents: ['zizmor:obfuscation'],
  *check(document) {
    for (const { uses, scope } of usesIn(document)) {
      const detour = detourIn(document, uses);
      if (detour) yield { ...detour, scope };
    }
    if (!document.text.includes('${{')) return;
    yield* inputsMadeUp(document);
    for (const place of interpolationPlacesIn(document)) yield* puzzlesIn(document, place);
  },
};

/** `with: ${{ … }}`: nobody can see which inputs an action gets. */
function* inputsMadeUp(document: Document): Generator<Found> {
  const seen = new Set<object>();
  for (const { step } of stepPlacesIn(document)) {
    const pair = step.uses?.form === 'repository' ? pairOf(step.node, 'with') : undefined;
    if (pair?.value?.kind !== 'scalar' || !pair.value.value.includes('${{') || seen.has(step.node)) continue;
    seen.add(step.node);
    yield {
      at: pair.key.span,
      scope: step.node.span,
      message: 'Nobody can see which inputs this action gets. Write them out.',
      equivalents: ['zizmor:obfuscation', 'zizmor:artipacked'],
      related: stepOf(document, step),
      fixes: [
        {
          title: 'Write the inputs out, by hand',
          safety: 'guided',
          edits: [],
          guide: [
            'Name each input below `with:`, one a line.',
            'Give a value its own expression where it has to change.',
          ],
        },
      ],
    };
  }
}

/** The step's first key, where that is not the marked one. */
function stepOf({ path }: Document, { node }: Step): readonly Related[] {
  const [first] = node.pairs;
  if (!first || first.key.value === 'with') return [];
  return [{ place: { path, span: first.key.span }, message: 'It belongs to this step.' }];
}
