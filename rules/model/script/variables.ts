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
    /\$env:(\w+)|\$\{env:(\w+)\}|\$([A-Za-z_]\w*)|\$\{([A-Za-z_]\w*)(?:[#%:,^][^}]*)?\}|%(\w+)%/g,
  )) {
    const quoting = quotingAt(script, start + match.index);
    if (quoting === 'single' || quoting === 'quoted-heredoc' || quoting === 'comment') continue;
    const name = match.slice(1).find((group) => group !== undefined);
    if (name && !names.includes(name)) names.push(name);
  }
  return names;
}

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
    if (words[0]?.text === 'read' && words.slice(1).some((word) => word.text === name)) found.push({ start, end });
  }
  return found.slice(-1).filter((span) => text.slice(span.start, span.end) !== '');
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
    return false;
  });
}
