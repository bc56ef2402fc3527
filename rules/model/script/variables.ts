/**
 * Which variables a stretch of a shell script reads, and where they were set before. Offsets are units of the script.
 */

import type { Span } from '../../engine/tree.ts';
import type { Script } from './command.ts';
import { quotingAt } from './script.ts';

/**
 * Names whose text comes through whole: `$NAME`, `${NAME}`, `${NAME#…}`, `${NAME:-…}`, `$env:NAME`, `%NAME%`.
 * `${NAME//…/…}` is left out: a script that replaces characters does so to make the text harmless.
 */
export function variablesIn(text: string, script: Script, { start, end }: Span): readonly string[] {
  const names: string[] = [];
  const stretch = text.slice(start, end);
  for (const match of stretch.matchAll(
    /\$env:(\w+)|\$\{env:(\w+)\}|\$([A-Za-z_]\w*)|\$\{([A-Za-z_]\w*)(?:\[[^\]]*\])?(?:[#%:,^][^}]*)?\}|%(\w+)%/g,
  )) {
    const quoting = quotingAt(script, start + match.index);
    if (quoting === 'single' || quoting === 'quoted-heredoc' || quoting === 'comment') continue;
    const name = match.slice(1).find((group) => group !== undefined);
    if (name && !names.includes(name)) names.push(name);
  }
  for (const [, name = ''] of stretch.matchAll(byProgram)) if (!names.includes(name)) names.push(name);
  return names;
}

/** How Python, JavaScript and Ruby name a variable of the environment. */
const byProgram =
  /\b(?:os\.environ(?:\.get\(|\[)|os\.getenv\(|process\.env(?:\.|\[)|ENV\[|ENV\.fetch\()\s*['"]?([A-Za-z_]\w*)/g;

/** The last assignments of a variable before an offset: the stretch of each value. */
export function assignmentsBefore(text: string, script: Script, name: string, before: number): readonly Span[] {
  const found: Span[] = [];
  for (const { assignments, words, start, end } of script.commands) {
    if (start >= before) break;
    const declared = /^(export|local|declare|readonly|typeset)$/.test(words[0]?.text ?? '') ? words.slice(1) : [];
    for (const word of [...assignments, ...declared]) {
      if (word.text.startsWith(`${name}=`)) found.push({ start: word.start + name.length + 1, end: word.end });
    }
    if (words[0]?.text.toLowerCase() === `$${name.toLowerCase()}` && words[1]?.text === '=' && words[2])
      found.push({ start: words[2].start, end });
    const [keyword, variable, , first] = words;
    if (keyword?.text === 'for' && variable?.text === name && first) found.push({ start: first.start, end });
    if (words[0]?.text === 'read' && words.slice(1).some((word) => word.text === name)) found.push({ start, end });
    if (name === 'BASH_REMATCH' && words.some((word) => word.text === '=~')) found.push({ start, end });
  }
  const last = found.at(-1);
  if (!last || text.slice(last.start, last.end) === '') return [];
  return [last, ...inputsOfRead(script, last)];
}

/** What a `read` gets to read: from the pipe in front of its loop, or from what stands behind `done`. */
function inputsOfRead({ commands }: Script, { start }: Span): readonly Span[] {
  const index = commands.findIndex((command) => command.start === start && command.words[0]?.text === 'read');
  if (index < 0) return [];
  const before = commands[index - 1];
  const piped = before?.ended === '|' ? [before] : [];
  const behind = commands
    .slice(index)
    .find(
      ({ words, redirects }) =>
        (words.length === 0 || words[0]?.text === 'done') && redirects.some(({ operator }) => operator.startsWith('<')),
    );
  return [...piped, ...(behind ? [behind] : [])].map(({ start: from, end }) => ({ start: from, end }));
}

/** Commands before an offset that wrote a file which a command of the stretch reads: `gh api … > answer`, then `cat answer`. */
export function fileWritesBefore(text: string, { commands }: Script, { start, end }: Span): readonly Span[] {
  if (!/\b(cat|jq|yq|head|tail|sed|grep|awk)\b|</.test(text.slice(start, end))) return [];
  const inside = commands.filter((command) => command.start >= start && command.end <= end);
  const read = inside.flatMap(({ words, redirects }) => [
    ...words.slice(1),
    ...redirects.filter(({ operator }) => operator === '<').map(({ target }) => target),
  ]);
  const names = new Set(read.map((word) => word.text).filter((name) => /^[\w./$-]+$/.test(name)));
  return commands
    .filter(
      (command) =>
        command.end <= start &&
        command.redirects.some(({ operator, target }) => operator.startsWith('>') && names.has(target.text)),
    )
    .map((command) => ({ start: command.start, end: command.end }));
}

/** True when the script has compared the whole variable with a pattern before: `[[ "$NAME" =~ ^[0-9]+$ ]] || exit 1`. */
export function isChecked(text: string, name: string, before: number): boolean {
  if (!/=~|\bgrep\b/.test(text)) return false;
  const variable = `\\$\\{?${name}\\}?["']?`;
  const whole = `["']?\\^(?!.*\\.[*+])[^\\n]*\\$["']?`;
  const earlier = text.slice(0, before);
  return new RegExp(
    `${variable}\\s*(?:=~|\\|\\s*grep\\s+-\\w*[qE]\\w*(?:\\s+-\\w+)*)\\s*${whole}(?:\\s|;|$)`,
    'm',
  ).test(earlier);
}

/** True when a program in the stretch answers with a number, a hash, or only harmless letters of the text. */
export function isSanitized(text: string, { commands }: Script, { start, end }: Span): boolean {
  return commands.some((command) => {
    if (command.start < start || command.end > end) return false;
    const [program = '', ...rest] = command.words.map((word) => word.text);
    if (
      /^(wc|md5sum|sha\d+sum|shasum|cksum|base64|basenc|xxd|od|test|\[|\[\[|iconv|slugify|realpath|date)$/.test(program)
    )
      return true;
    if (program === 'tr') return rest.some((word) => /^-[a-z]*[cC]/.test(word) || word === '--complement');
    if (program === 'grep') return rest.some((word) => /^-[a-zA-Z]*[coqE]/.test(word));
    if (program === 'sed') return /\[\^/.test(text.slice(command.start, command.end));
    // A pattern that takes in anything cleans nothing.
    if (command.words.some((word) => word.text === '=~')) return !/\.[*+]/.test(text.slice(command.start, command.end));
    return false;
  });
}
