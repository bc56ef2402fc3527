/**
 * Programs that read what they are given as code of their own: a variable in there is code again.
 */

import { remember } from '../../engine/remember.ts';
import type { Command, Script } from '../../model/script/command.ts';

const always = /^(eval|trap|cmd(\.exe)?|ssh|su|parallel|watch|osascript|expect|invoke-expression|iex|g?awk|mawk|nawk)$/;
const shells = /^(ba|z|da|a|k)?sh$/;
const languages =
  /^(python[\d.]*|node(js)?|deno|bun|ruby|perl|php|pwsh|powershell|rscript|lua|tclsh|groovy|julia|scala|psql|mysql|sqlite3)$/;

/** `input`: what stands in its here-document counts too, not only its words. */
export function runsText(command: Command, script: Script, text: string, about: 'words' | 'input' = 'words'): boolean {
  const known = verdictsOn(command);
  const verdict = known.get(about) ?? judge(command, script, text, about);
  known.set(about, verdict);
  return verdict;
}

/** One command can hold thousands of expressions, and is judged once. */
const verdictsOn = remember((_: Command) => new Map<'words' | 'input', boolean>());

function judge(command: Command, { commands }: Script, text: string, about: 'words' | 'input'): boolean {
  const programs = programsOf(command);
  if (programs.some((program) => always.test(program))) return true;
  if (writesCode(command) || isSourced(command, text)) return true;
  const [program = ''] = programs;
  const flags = command.words.slice(1).map((word) => word.text);
  const hasCode = flags.some((flag) => /^-\w*[ceEpr]$|^--(eval|print|command|exec)\b|^-(Command|c)$|^eval$/.test(flag));
  if (programs.some((one) => shells.test(one)) && flags.some((flag) => /^-\w*c$/.test(flag))) return true;
  if (languages.test(program) && hasCode) return true;
  if (about === 'input' && (shells.test(program) || languages.test(program))) return true;
  return command.ended === '|' && feeds(command, commands, text, about);
}

/** `let`, `[[ … -gt … ]]` and `test -v …` work out what stands there as a sum or a name, and that can hold a command. */
export function worksOut({ words }: Command): boolean {
  const program = words[0]?.text;
  if (program === 'let') return true;
  if (program === '[[') return words.some(({ text }) => /^-(eq|ne|lt|le|gt|ge|v)$/.test(text));
  return (program === 'test' || program === '[') && words[1]?.text === '-v';
}

/** `> build.sh`: the file is there to be run. */
function writesCode({ redirects }: Command): boolean {
  return redirects.some(
    ({ operator, target }) =>
      operator.startsWith('>') && /\.(sh|bash|zsh|py|[cm]?js|ts|rb|pl|php|ps1|bat|cmd)$/.test(target.text),
  );
}

/** `source <(echo …)`, `bash <(echo …)`. */
function isSourced({ start }: Command, text: string): boolean {
  return /(?:^|[\s;&|])(?:source|\.|(?:ba|z|da)?sh|python3?)\s+<\([^()]*$/.test(
    text.slice(Math.max(0, start - 300), start),
  );
}

/** Whether the word at an offset says which program runs: the first one, or the first behind `exec` and the like. */
export function choosesProgram({ words }: Command, offset: number): boolean {
  for (const [index, { text, start, end }] of words.entries()) {
    if (start <= offset && offset < end) return true;
    if (!prefixes.test(text) && !(index > 0 && /^(-|\w+=|\d+\w?$)/.test(text))) return false;
  }
  return false;
}

/** The next command of the pipe is a shell or an interpreter that reads code from its input. */
function feeds(command: Command, commands: readonly Command[], text: string, about: 'words' | 'input'): boolean {
  const next = commands.find(({ start }) => start > command.end);
  if (!next) return false;
  const [program = ''] = programsOf(next);
  const plainInput = next.words.slice(1).every((word) => word.text.startsWith('-'));
  if ((shells.test(program) || languages.test(program)) && plainInput) return true;
  return next.ended === '|' && feeds(next, commands, text, about);
}

/** Names of the programs a command names in its words: its own, and those behind `sudo`, `xargs`, `docker exec`. */
function programsOf(command: Command): readonly string[] {
  const names = command.words.map(({ text }) => (text.split('/').at(-1) ?? '').toLowerCase());
  const own = names.find((name, index) => (index > 0 || !prefixes.test(name) ? !/^-|=/.test(name) : false));
  const inner = names.filter(
    (name, index) =>
      index > 0 && (shells.test(name) || name === 'eval') && /^-/.test(command.words[index + 1]?.text ?? ''),
  );
  return [own ?? '', ...(prefixes.test(names[0] ?? '') ? names.filter((name) => always.test(name)) : []), ...inner];
}

const prefixes = /^(sudo|env|time|nohup|exec|command|xargs|timeout|nice|builtin|doas)$/;
