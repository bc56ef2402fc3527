/**
 * JavaScript of `actions/github-script`: the text is read from `process.env`, never written into the code.
 */
import { stretchAt } from '../../model/script/script.ts';
import type { Interpolation } from '../../model/workflow/expression.ts';
import type { Occurrence } from './occurrences.ts';
import { guided, longest, type Plan, spokenInComment, withoutExpressions } from './plan.ts';

export function planJavascript({ script, read, quoting, interpolation }: Occurrence): Plan {
  const text = script.scalar.value;
  const { start, end } = interpolation;
  if (quoting === 'comment') return spokenInComment({ interpolation });
  if (quoting === 'plain') return planPlain(interpolation);
  const { start: from, end: to } = stretchAt(read, start, text);
  const quote = text.charAt(from);
  const isWhole = from === start - 1 && to === end + 1;
  if (isWhole && text[to - 1] === quote && !/^\s*:/.test(text.slice(to)))
    return { safety: 'safe', replace: (name) => [{ start: from, end: to, text: `process.env.${name}` }] };
  if (quoting === 'heredoc')
    return { safety: 'safe', replace: (name) => [{ start, end, text: `\${process.env.${name}}` }] };
  return planString(text, from, to, start, end);
}

/** Finished JavaScript stays what it was: an object, or a number. Of other values nobody knows what they are. */
function planPlain({ start, end, expression }: Interpolation): Plan {
  const isJson = expression?.kind === 'call' && expression.name === 'tojson';
  const isNumber =
    expression?.kind === 'context' && /^(number|id|run_id|run_number|run_attempt)$/.test(expression.path.at(-1) ?? '');
  if (!isJson && !isNumber) return guided(byHand);
  const read = isJson ? 'JSON.parse' : 'Number';
  return { safety: 'careful', replace: (name) => [{ start, end, text: `${read}(process.env.${name})` }] };
}

const byHand = 'Put process.env.NAME where the expression stands now. It holds the text as a string.';

/** `'a ${{ }} b'` becomes `` `a ${process.env.NAME} b` ``, when nothing else in it would change its meaning. */
function planString(text: string, from: number, to: number, start: number, end: number): Plan {
  if (to - from > longest) return guided(byHand);
  const others = withoutExpressions(text.slice(from + 1, start) + text.slice(end, to - 1));
  const isComplete = text[to - 1] === text[from] && to > from + 1;
  if (!isComplete || /[`\\]|\$\{/.test(others) || /^\s*:/.test(text.slice(to))) return guided(byHand);
  return {
    safety: 'safe',
    replace: (name) => [
      { start: from, end: from + 1, text: '`' },
      { start, end, text: `\${process.env.${name}}` },
      { start: to - 1, end: to, text: '`' },
    ],
  };
}
