/**
 * A `${{ }}` in a script that carries no text of a stranger, as far as we can follow it. It is still pasted into the code
 * before any shell reads it, so a quote or a blank in it can break the script: worth knowing for those who want to see everything.
 */

import type { Judgement } from '../../model/flow/judgement.ts';
import type { Origin } from '../../model/flow/origin.ts';
import {
  type ContextExpression,
  type Expression,
  flowingContexts,
  type Interpolation,
} from '../../model/workflow/expression.ts';

export function anyValue({ expression, start, body }: Interpolation): {
  readonly context: ContextExpression;
  readonly origin: Origin;
  readonly judgement: Judgement;
} {
  const from = start + 3 + body.length - body.trimStart().length;
  const whole = { start: from, end: from + body.trim().length };
  const [context] = flowingContexts(expression);
  return {
    context: context ?? { kind: 'context', path: [nameOf(expression)], computed: [], ...whole },
    origin,
    judgement,
  };
}

const judgement: Judgement = { severity: 'tidy', certainty: 'possible', chooser: 'unknown', event: undefined };

const origin: Origin = {
  text: { words: 'this value', events: [], chooser: 'maintainer', charset: 'line', subject: 'other' },
  hops: [],
  certainty: 'possible',
};

/** What the variable is named after: the function, or the first thing an operator looks at. */
function nameOf(expression: Expression | undefined): string {
  if (expression?.kind === 'call') return expression.name;
  if (expression?.kind === 'operator' && expression.args[0]) return nameOf(expression.args[0]);
  return expression?.kind === 'context' ? expression.path.join('_') : 'given_value';
}
