/**
 * Finds `condition && '' || other`: an empty middle part counts as false, so the other value is taken every time.
 */
import type { DocumentRule } from '../../engine/rule.ts';
import { sourceOf } from '../../engine/tree.ts';
import { constantOf, isTruthy } from '../../model/workflow/constant.ts';
import { type Expression, type OperatorExpression, partsOf } from '../../model/workflow/expression.ts';
import { interpolationPlacesIn } from '../../model/workflow/places.ts';
import { fixesFor } from './fixes.ts';

export const rule: DocumentRule = {
  id: 'mend-empty-choices',
  family: 'workflow',
  title: 'Mend a choice that is never taken',
  reads: ['workflow', 'action'],
  severity: 'good-habit',
  certainty: 'certain',
  effort: 'one click',
  item: null,
  equivalents: ['zizmor:unsound-ternary'],
  *check(document) {
    if (!/&&[^}]*\|\|/.test(document.text)) return;
    for (const { scalar, interpolation } of interpolationPlacesIn(document)) {
      const { expression } = interpolation;
      if (!interpolation.body.includes('||') || constantOf(expression) !== undefined) continue;
      for (const part of partsOf(expression)) {
        if (part.kind !== 'operator' || part.operator !== '||') continue;
        for (const value of emptyChoices(part)) {
          yield {
            at: sourceOf(scalar, value.start, value.end),
            scope: scalar.span,
            message: 'This value counts as false, so it is never chosen. Use `case(…)` instead.',
            fixes: fixesFor(document, scalar, part, value),
          };
        }
      }
    }
  },
};

/** The last one of the alternatives is taken as it is, so it may be empty. */
function emptyChoices({ args }: OperatorExpression): readonly Expression[] {
  return args.slice(0, -1).flatMap((arg) => {
    const value = arg.kind === 'operator' && arg.operator === '&&' ? arg.args.at(-1) : undefined;
    const constant = constantOf(value);
    return value && constant !== undefined && !isTruthy(constant) ? [value] : [];
  });
}
