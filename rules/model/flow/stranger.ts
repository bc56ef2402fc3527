/**
 * Says of a context whether somebody outside the project chooses its text, given what can start the workflow.
 */
import { type StrangerText, strangerTexts } from '../../data/stranger-texts.ts';
import type { ContextExpression, Expression } from '../workflow/expression.ts';

/** Texts a context can carry, whoever chooses them. More than one for a whole object or a star. */
export function textsOf(context: ContextExpression, wholeAsJson: boolean): readonly StrangerText[] {
  if (context.path[0] !== 'github' && context.path[0] !== 'inputs') return [];
  const exact = strangerTexts.filter(({ parts, deep }) => fits(context.path, parts, deep === true));
  if (exact.length > 0 || !wholeAsJson) return exact;
  return strangerTexts
    .filter(({ parts, chooser }) => chooser !== 'maintainer' && isBelow(context.path, parts))
    .map((text) => ({ ...text, words: 'parts of this event', charset: 'text' as const }));
}

function fits(path: readonly string[], parts: readonly string[], deep: boolean): boolean {
  if (path.length < parts.length || (!deep && path.length > parts.length)) return false;
  return parts.every((part, index) => part === '*' || path[index] === '*' || path[index] === part);
}

function isBelow(path: readonly string[], parts: readonly string[]): boolean {
  return (
    path.length < parts.length &&
    path.every((part, index) => part === '*' || part === parts[index] || parts[index] === '*')
  );
}

/** True when the context stands inside `toJSON(…)`, where a whole object becomes text. */
export function isInJson(expression: Expression | undefined, context: ContextExpression): boolean {
  if (!expression || expression.kind === 'literal') return false;
  if (expression.kind === 'context') return expression.of ? isInJson(expression.of, context) : false;
  if (expression.kind === 'call' && expression.name === 'tojson')
    return expression.args.some(({ start, end }) => start <= context.start && context.end <= end);
  return expression.args.some((arg) => isInJson(arg, context));
}
