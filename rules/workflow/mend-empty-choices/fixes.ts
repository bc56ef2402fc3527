/**
 * Writes `case(condition, value, other)`, which takes the value whatever it is. GitHub added it in 2026.
 */
import type { Document } from '../../engine/document.ts';
import { replaceInScalar } from '../../engine/edit/yaml.ts';
import type { Fix } from '../../engine/finding.ts';
import type { ScalarNode } from '../../engine/tree.ts';
import { type Expression, type OperatorExpression, readExpression } from '../../model/workflow/expression.ts';
import { placeOfPart, writtenPart } from '../../model/workflow/expression-text.ts';

export function fixesFor(
  document: Document,
  scalar: ScalarNode,
  choice: OperatorExpression,
  value: Expression,
): readonly Fix[] {
  const { start, end } = placeOfPart(scalar.value, choice);
  const text = writtenPart(scalar.value, value);
  const condition = scalar.value.slice(start, value.start).replace(/\s*&&\s*$/, '');
  const other = scalar.value.slice(value.start + text.length, end).replace(/^\s*\|\|\s*/, '');
  const written = `case(${condition}, ${text}, ${other})`;
  const isWhole = choice.args.length === 2 && [condition, text, other].every((piece) => readExpression(piece, 0));
  if (!isWhole || !readExpression(written, 0)) return [byHand];
  return [
    {
      title: 'Choose with case(…) instead',
      safety: 'careful',
      edits: replaceInScalar(document, scalar, start, end, written),
    },
  ];
}

const byHand: Fix = {
  title: 'Choose with case(…), by hand',
  safety: 'guided',
  edits: [],
  guide: ['Write `case(condition, value, other)`. More pairs of condition and value can stand before the last one.'],
};
