/**
 * Comparisons of whoever caused the event with a bot, by name or by number.
 * The numbers are those of GitHub's own accounts: Dependabot, its preview, and Renovate.
 */
import type { ScalarNode } from '../../engine/tree.ts';
import { readCondition } from '../../model/workflow/condition.ts';
import {
  type ContextExpression,
  dotted,
  type Expression,
  type OperatorExpression,
} from '../../model/workflow/expression.ts';

export interface BotCheck {
  readonly comparison: OperatorExpression;
  /** `github.actor` and its like. */
  readonly asked: ContextExpression;
  readonly by: 'login' | 'id';
  /** True when nothing else has to hold besides. */
  readonly decides: boolean;
}

export function botChecksIn(scalar: ScalarNode): readonly BotCheck[] {
  const found: BotCheck[] = [];
  collect(readCondition(scalar), true, found);
  return found;
}

function collect(expression: Expression | undefined, decides: boolean, found: BotCheck[]): void {
  if (expression?.kind === 'call') for (const arg of expression.args) collect(arg, false, found);
  if (expression?.kind !== 'operator') return;
  const check = expression.operator === '==' ? readCheck(expression, decides) : undefined;
  if (check) found.push(check);
  else for (const arg of expression.args) collect(arg, decides && expression.operator === '||', found);
}

function readCheck(comparison: OperatorExpression, decides: boolean): BotCheck | undefined {
  const [left, right] = comparison.args;
  for (const [asked, literal] of [
    [left, right],
    [right, left],
  ]) {
    if (asked?.kind !== 'context' || literal?.kind !== 'literal') continue;
    const path = dotted(asked);
    const value = String(literal.value);
    if (logins.includes(path) && /\[bot\]$/i.test(value)) return { comparison, asked, by: 'login', decides };
    if (ids.includes(path) && bots.includes(value)) return { comparison, asked, by: 'id', decides };
  }
  return undefined;
}

const logins = [
  'github.actor',
  'github.triggering_actor',
  'github.event.pull_request.sender.login',
  'github.event.sender.login',
];
const ids = ['github.actor_id', 'github.event.pull_request.sender.id', 'github.event.sender.id'];
const bots = ['29110', '49699333', '27856297', '29139614'];
