/**
 * `with: ${{ … }}` for an action that takes a stored password among its inputs: nobody can see whether it gets one.
 */
import type { Document } from '../../engine/document.ts';
import type { Found } from '../../engine/rule.ts';
import { pairOf } from '../../engine/tree.ts';
import { stepPlacesIn } from '../../model/workflow/places.ts';
import { isAction } from '../../model/workflow/uses.ts';

const actions = [
  'pypa/gh-action-pypi-publish',
  'rubygems/release-gem',
  'rubygems/configure-rubygems-credentials',
  'actions/setup-node',
];

export function* hiddenInputs(document: Document): Generator<Found> {
  if (!/\bwith["']?\s*:\s*["']?\$\{\{/.test(document.text)) return;
  const seen = new Set<object>();
  for (const { step } of stepPlacesIn(document)) {
    const given = pairOf(step.node, 'with')?.value;
    if (!step.uses || given?.kind !== 'scalar' || !given.value.includes('${{') || seen.has(step.node)) continue;
    seen.add(step.node);
    if (!actions.some((name) => isAction(step.uses, name))) continue;
    yield {
      at: step.uses.scalar.span,
      scope: step.node.span,
      message: 'Nobody can see whether this action gets a stored password. Write its inputs out.',
      severity: 'good-habit',
      certainty: 'possible',
      equivalents: ['zizmor:use-trusted-publishing'],
      fixes: [
        {
          title: 'Write the inputs out, by hand',
          safety: 'guided',
          edits: [],
          guide: [
            'Name each input below `with:`, one a line.',
            'Leave the password out where the registry can trust the job.',
          ],
        },
      ],
    };
  }
}
