/**
 * PowerShell: `$env:NAME` is text wherever PowerShell fills it in. Single quotes keep it from doing so.
 */
import type { Script } from '../../model/script/command.ts';
import { commandAt, stretchAt } from '../../model/script/script.ts';
import { runsText } from './evaluators.ts';
import type { Occurrence } from './occurrences.ts';
import { guided, longest, type Plan, spokenInComment, withoutExpressions } from './plan.ts';

export function planPowershell({ script, read, quoting, interpolation }: Occurrence): Plan {
  const text = script.scalar.value;
  const { start, end } = interpolation;
  const command = commandAt(read, start);
  if (quoting === 'comment') return spokenInComment({ interpolation });
  if (command && runsText(command, read, text)) return guided(evaluated);
  if (text[start - 1] === '`' || text[start - 1] === '$') return guided(byHand);
  if (/(?:^|[\n;|({])\s*[&.]\s+["'][^"'\n]*$/.test(text.slice(Math.max(0, start - 300), start))) return guided(chosen);
  if (quoting === 'double' || quoting === 'heredoc')
    return { safety: 'safe', replace: (name) => [{ start, end, text: `\${env:${name}}` }] };
  if (quoting === 'single') return planSingle(text, read, start, end);
  if (quoting !== 'plain') return guided(byHand);
  const first = command?.words[0];
  if (first && first.start <= start && start < first.end) {
    return first.start === start && first.end === end && isValue(text, start)
      ? { safety: 'safe', replace: (name) => [{ start, end, text: `$env:${name}` }] }
      : guided(chosen);
  }
  return { safety: 'safe', replace: (name) => [{ start, end, text: `"\${env:${name}}"` }] };
}

const byHand = 'Put $env:NAME where the expression stands now, in double quotes or none.';
const evaluated = 'Let the inner program read $env:NAME itself. Do not paste the text into the code it runs.';

const chosen = 'Here the text chooses which program runs. Compare it with the few programs you allow, and run those.';

/** `$x = ${{ … }}`, or an operand in brackets: there it is a value and no command. */
function isValue(text: string, start: number): boolean {
  return /[=(,]\s*$/.test(text.slice(0, start));
}

/** `'… ${{ }} …'` becomes `"… ${env:NAME} …"`, when nothing else in it would change its meaning. */
function planSingle(text: string, read: Script, start: number, end: number): Plan {
  const { start: from, end: to } = stretchAt(read, start, text);
  if (to - from > longest) return guided(byHand);
  const others = withoutExpressions(text.slice(from + 1, start) + text.slice(end, to - 1));
  if (/["'`$]/.test(others) || text[to - 1] !== "'") return guided(byHand);
  return {
    safety: 'safe',
    replace: (name) => [
      { start: from, end: from + 1, text: '"' },
      { start, end, text: `\${env:${name}}` },
      { start: to - 1, end: to, text: '"' },
    ],
  };
}
