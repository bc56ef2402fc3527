/**
 * bash and sh: a variable is never read as a command, but only where the shell itself fills it in, and only in quotes is it one word.
 */

import { remember } from '../../engine/remember.ts';
import type { Command, Script } from '../../model/script/command.ts';
import { commandAt, heredocOwner, stretchAt } from '../../model/script/script.ts';
import { choosesProgram, runsText, worksOut } from './evaluators.ts';
import type { Occurrence } from './occurrences.ts';
import { guided, longest, type Plan, type Replacement, spokenInComment, withoutExpressions } from './plan.ts';
import { squeezed } from './variable.ts';

export function planPosix({ script, read, quoting, interpolation, judgement }: Occurrence): Plan {
  const text = script.scalar.value;
  const { start, end } = interpolation;
  const command = commandAt(read, start);
  if (text[start - 1] === '$' || text[start - 1] === '\\') return guided(byHand);
  if (quoting === 'comment') return spokenInComment({ interpolation });
  if (quoting === 'arithmetic' || (command && worksOut(command))) return guided(sum);
  if (command && runsText(command, read, text)) return guided(evaluated);
  if ((quoting === 'heredoc' || quoting === 'quoted-heredoc') && heredocRuns(read, start, text))
    return guided(evaluated);
  const isList = /=\([^()]*$/.test(text.slice(Math.max(0, start - 2000), start));
  if (command && !isList && choosesProgram(command, start)) return guided(chosen);
  const follows = text.charAt(end);
  const inner = (name: string) => (/[\w[]/.test(follows) ? `\${${name}}` : `$${name}`);
  switch (quoting) {
    case 'double':
      return {
        safety: isSedScript(command) ? 'careful' : 'safe',
        replace: (name) => [{ start, end, text: inner(name) }],
      };
    case 'heredoc':
      return { safety: 'safe', replace: (name) => [{ start, end, text: inner(name) }] };
    case 'single':
      return {
        safety: isSedScript(command) ? 'careful' : 'safe',
        replace: (name) => [outOfSingle(text, start, end, name)],
      };
    case 'escaped':
      return {
        safety: 'safe',
        replace: (name) => [
          text[end] === "'" ? { start, end: end + 1, text: `'"$${name}"` } : { start, end, text: `'"$${name}"$'` },
        ],
      };
    case 'quoted-heredoc':
      return planQuotedHeredoc(read, text, start, inner);
    case 'plain':
      return isList || ['maintainer', 'caller', 'unknown'].includes(judgement.chooser)
        ? splitting(start, end)
        : planPlain(command, start, end);
    default:
      return guided(byHand);
  }
}

const byHand = 'Put "$NAME" where the expression stands now. The shell then fills it in as text.';
const sum = 'Check first that it is a number: `[[ "$NAME" =~ ^[0-9]+$ ]]`. In a sum, other text can run commands.';
const evaluated = 'Let the inner program read NAME from its environment. Do not paste the text into the code it runs.';

const chosen = 'Here the text chooses which program runs. Compare it with the few programs you allow, and run those.';

function planPlain(command: Command | undefined, start: number, end: number): Plan {
  const first = command?.words[0]?.text ?? '';
  if (['for', 'set', 'select'].includes(first)) return splitting(start, end);
  return { safety: 'safe', replace: (name) => [{ start, end, text: `"$${name}"` }] };
}

/** Closes the quotes before the variable and opens them again behind it, unless nothing else stands there. */
function outOfSingle(text: string, start: number, end: number, name: string): Replacement {
  const opens = text[start - 1] === "'";
  const closes = text[end] === "'";
  return {
    start: opens ? start - 1 : start,
    end: closes ? end + 1 : end,
    text: `${opens ? '' : "'"}"$${name}"${closes ? '' : "'"}`,
  };
}

/** Without quotes the text still becomes several words, as before, but never a command: flags and lists of files are meant so. */
function splitting(start: number, end: number): Plan {
  return { safety: 'careful', replace: (name) => [{ start, end, text: `\${${name}}` }] };
}

/** The word after `<<` loses its quotes, when nothing else in the body is then filled in. */
function planQuotedHeredoc(read: Script, text: string, start: number, inner: (name: string) => string): Plan {
  const opening = heredocOwner(read, start)?.redirects.find(({ operator }) => operator === '<<')?.target;
  const { start: from, end: to } = stretchAt(read, start, text);
  if (to - from > longest) return guided(byHand);
  const body = text.slice(from, to);
  const expressions = [...body.matchAll(/\$\{\{.*?\}\}/gs)];
  const isAlone = expressions.every(([whole]) => squeezed(whole) === squeezed(expressions[0]?.[0] ?? ''));
  if (!opening || !isAlone || /[$`\\]/.test(withoutExpressions(body))) return guided(byHand);
  return {
    safety: 'careful',
    replace: (name) => [
      { start: opening.start, end: opening.end, text: opening.text },
      ...expressions.map((match) => ({
        start: from + match.index,
        end: from + match.index + match[0].length,
        text: inner(name),
      })),
    ],
  };
}

/** GNU sed can be told to run commands, so its script deserves a look. */
function isSedScript(command: Command | undefined): boolean {
  return command !== undefined && namesSed(command);
}

const namesSed = remember(({ words }: Command) => words.some(({ text }) => text === 'sed' || text === 'gsed'));

/** `bash <<END`, or `cat <<END | bash`: the body is code. */
function heredocRuns(read: Script, offset: number, text: string): boolean {
  const owner = heredocOwner(read, offset);
  return owner !== undefined && runsText(owner, read, text, 'input');
}
