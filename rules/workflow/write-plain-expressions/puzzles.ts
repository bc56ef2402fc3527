/**
 * Expressions that always come to the same value, wholly or in part, and names that are worked out at run time.
 */
import type { Document } from '../../engine/document.ts';
import { replaceInScalar } from '../../engine/edit/yaml.ts';
import type { Found } from '../../engine/rule.ts';
import { sourceOf } from '../../engine/tree.ts';
import { type Constant, constantOf, textOfConstant } from '../../model/workflow/constant.ts';
import { type Expression, partsOf } from '../../model/workflow/expression.ts';
import { placeOfPart } from '../../model/workflow/expression-text.ts';
import type { InterpolationPlace } from '../../model/workflow/places.ts';

export function* puzzlesIn(document: Document, { scalar, interpolation }: InterpolationPlace): Generator<Found> {
  const { expression, start, end } = interpolation;
  if (!expression) return;
  const whole = comesTo(expression);
  if (whole !== undefined) {
    const text = textOfConstant(whole);
    // `${{ '${{' }}` is the way to write those letters themselves.
    if (text.includes('{{') || text.includes('}}')) return;
    yield {
      at: sourceOf(scalar, expression.start, placeOfPart(scalar.value, expression).end),
      scope: scalar.span,
      message: 'This expression always comes to the same. Write the value itself.',
      fixes: [
        { title: 'Write the value itself', safety: 'safe', edits: replaceInScalar(document, scalar, start, end, text) },
      ],
    };
    return;
  }
  for (const part of constantParts(expression)) {
    const value = comesTo(part);
    const place = placeOfPart(scalar.value, part);
    if (value === undefined) continue;
    yield {
      at: sourceOf(scalar, place.start, place.end),
      scope: scalar.span,
      message: 'This part always comes to the same. Write the value itself.',
      fixes: [
        {
          title: 'Write the value itself',
          safety: 'safe',
          edits: replaceInScalar(document, scalar, place.start, place.end, literalOf(value)),
        },
      ],
    };
  }
  for (const part of partsOf(expression)) {
    for (const index of part.kind === 'context' ? part.computed : []) {
      yield {
        at: sourceOf(scalar, index.start, placeOfPart(scalar.value, index).end),
        scope: scalar.span,
        certainty: 'possible',
        message: 'Which value this means shows only at run time. Name it where you can.',
        fixes: [
          {
            title: 'Name the value, by hand',
            safety: 'guided',
            edits: [],
            guide: ['Write the name itself, such as `matrix.system`.'],
          },
        ],
      };
    }
  }
}

/** What a person would have to work out; absent for plain literals, and where reading JSON or a choice is the point. */
function comesTo(expression: Expression): Constant | undefined {
  for (const part of partsOf(expression))
    if (part.kind === 'call' && (part.name === 'fromjson' || part.name === 'case')) return undefined;
  return constantOf(expression);
}

/** The outermost parts that come to a constant and are no literals themselves; of `a || b || c` also the start of the chain. */
function constantParts(expression: Expression): readonly Expression[] {
  if (expression.kind === 'literal' || expression.kind === 'context') return [];
  const fixed = expression.args.findIndex((arg) => comesTo(arg) === undefined);
  const last = expression.args[fixed - 1];
  const isChain = expression.kind === 'operator' && fixed > 1 && last !== undefined;
  const chain = isChain ? [{ ...expression, args: expression.args.slice(0, fixed), end: last.end }] : [];
  const others = isChain ? expression.args.slice(fixed) : expression.args;
  const parts = others.flatMap((arg) =>
    arg.kind !== 'literal' && comesTo(arg) !== undefined ? [arg] : constantParts(arg),
  );
  return [...chain, ...parts];
}

function literalOf(value: Constant): string {
  return typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : String(value);
}
