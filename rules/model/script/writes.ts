/**
 * What a `run` step hands to later steps: lines appended to GITHUB_OUTPUT, GITHUB_ENV and GITHUB_PATH, and the old `::set-output`.
 * Source: GitHub's "Workflow commands".
 */
import type { Command, Script, Word } from './command.ts';

export interface Write {
  readonly to: 'output' | 'env' | 'path';
  /** As written; GitHub reads it in any case. `*`: whatever the lines of the value say. */
  readonly name: string;
  /** The stretch of the script that makes the value, in its own units. */
  readonly start: number;
  readonly end: number;
  /** The word that ends a value of several lines, as it is written. */
  readonly delimiter?: string;
}

export function writesIn(text: string, script: Script): readonly Write[] {
  if (!/GITHUB[_.](OUTPUT|ENV|PATH)|::(set-output|set-env|add-path)/i.test(text)) return [];
  const { commands } = script;
  if (commands.length === 0) return pythonWrites(text);
  const found: Write[] = [];
  const heredocs = heredocWrites(text, commands);
  commands.forEach((command, index) => {
    const to = targetOf(commands, index);
    const isInside = heredocs.some(({ start, end }) => start <= command.start && command.end <= end);
    if (to) found.push(...named(text, command, to, isInside));
    found.push(...oldCommand(text, command));
  });
  // Lines between a name and its end word are part of that value, and name nothing themselves.
  const isInBlock = ({ to, start, end }: Write) =>
    heredocs.some(
      (block) => block.delimiter !== undefined && block.to === to && block.start <= start && end <= block.end,
    );
  return [...found.filter((write) => write.name !== '*' || !isInBlock(write)), ...heredocs];
}

/** In Python nobody follows which value goes where: each name gets whatever the whole script reads. */
function pythonWrites(text: string): readonly Write[] {
  const to = /GITHUB_ENV\b/.test(text) ? 'env' : /GITHUB_OUTPUT\b|set-output/.test(text) ? 'output' : undefined;
  if (!to) return [];
  return [...text.matchAll(/['"]([A-Za-z_][\w-]*)(?:=|<<)|name=([\w-]+)::/g)].map(([, name, old]) => ({
    to,
    name: name ?? old ?? '',
    start: 0,
    end: text.length,
  }));
}

/** `::set-output name=x::value`, `::set-env …` and `::add-path::value`. */
function oldCommand(text: string, { start, end }: Command): readonly Write[] {
  const old = /::(?:(set-output|set-env)\s+name=([\w-]+)|add-path)::/.exec(text.slice(start, end));
  if (!old) return [];
  const to = old[1] === 'set-output' ? 'output' : old[1] ? 'env' : 'path';
  return [{ to, name: old[2] ?? '', start, end }];
}

/** The file a command's output is appended to: by itself, through `tee` behind a pipe, or by the group around it. */
function targetOf(commands: readonly Command[], index: number): Write['to'] | undefined {
  const command = commands[index];
  if (!command) return undefined;
  const own = fileOf(command);
  if (own) return own;
  for (let next = index + 1; next < commands.length; next++) {
    const other = commands[next];
    if (!other) break;
    if (other.end <= command.end) continue;
    if (commands[next - 1]?.ended === '|' && fileOf(other)) return fileOf(other);
    if (other.words.length === 0 && fileOf(other)) return fileOf(other);
    if (other.redirects.some(({ operator }) => operator.startsWith('>'))) break;
  }
  return undefined;
}

function fileOf({ words, redirects }: Command): Write['to'] | undefined {
  const files = redirects.filter(({ operator }) => operator.includes('>')).map(({ target }) => target.text);
  if (['tee', 'out-file', 'add-content', 'set-content', 'tee-object'].includes(programOf(words)))
    files.push(...words.map(({ text }) => text));
  const file = files.find((name) => /GITHUB[_.](OUTPUT|ENV|PATH)\b/i.test(name));
  if (!file) return undefined;
  if (/GITHUB[_.]PATH\b/i.test(file)) return 'path';
  return /GITHUB[_.]ENV\b/i.test(file) ? 'env' : 'output';
}

function named(text: string, command: Command, to: Write['to'], isInside: boolean): readonly Write[] {
  if (to === 'path')
    return [{ to, name: wholeLines(command, to)[0]?.name ?? '', start: command.start, end: command.end }];
  const raw = text.slice(command.start, command.end);
  const single = /(?:^|[\s"'(])([A-Za-z_][\w-]*)=/.exec(raw);
  if (!single) return to === 'env' && !isInside && isSpeaker(command) ? [spoken(command, to)] : wholeLines(command, to);
  const start = command.start + single.index + single[0].length;
  return [{ to, name: single[1] ?? '', start, end: command.end }];
}

/** `echo "$line"`: the value chooses the name too. Where an equals sign stands, something else does, and nobody knows what. */
function spoken({ words, start, end }: Command, to: Write['to']): Write {
  const line = words.map(({ text }) => text).join(' ');
  return { to, name: /[$`%]/.test(line) && !line.includes('=') ? '*' : '', start, end };
}

function isSpeaker({ words }: Command): boolean {
  return ['echo', 'printf', 'write-output', 'write-host'].includes(programOf(words));
}

/** Without its folder. */
function programOf(words: Command['words']): string {
  return words[0]?.text.toLowerCase().replace(/^.*\//, '') ?? '';
}

/** A program whose answer is appended as it is chooses the names too: `cat file >> "$GITHUB_ENV"`. Echoed lines are read one by one. */
function wholeLines(command: Command, to: Write['to']): readonly Write[] {
  const { words, start, end } = command;
  const isSpoken = isSpeaker(command) || ['', 'tee'].includes(programOf(words));
  return isSpoken && !isOneValue(words) ? [] : [{ to, name: '*', start, end }];
}

/** `echo "$LINES"`, `echo "$(cat lines)"` and `printf '%s\n' "$LINES"`: whatever names the value holds. */
function isOneValue([program, ...rest]: readonly Word[]): boolean {
  const values = rest.filter(({ text }) => !/^-[neE]+$|^%s(\\n)?$/.test(text));
  return (
    /^(echo|printf)$/i.test(program?.text ?? '') &&
    values.length === 1 &&
    /^\$(\w+|\{\w+\}|\{\{.*\}\}|\([^()]*\))$/s.test(values[0]?.text ?? '')
  );
}

/** `echo "name<<END"`, then anything, then `echo "END"`; and lines of a here-document that is appended. */
function heredocWrites(text: string, commands: readonly Command[]): readonly Write[] {
  const found: Write[] = [];
  for (const [index, command] of commands.entries()) {
    for (const word of command.words) {
      // All three lines in one word: `"name<<END⏎$TEXT⏎END"`, or with `\\n` for `printf`.
      const inOne = /^([A-Za-z_][\w-]*)<<(\S+?)(?:\n|\\n)/.exec(word.text);
      const written = inOne && targetOf(commands, index);
      if (written && inOne?.[1] && inOne[2])
        found.push({ to: written, name: inOne[1], start: command.start, end: command.end, delimiter: inOne[2] });
      const opening = /^([A-Za-z_][\w-]*)<<(\S+)$/.exec(word.text);
      if (!opening || inOne) continue;
      const close = commands.find(
        ({ start, words }) => start > command.start && words.at(-1)?.text.replace(/^\\n/, '') === opening[2],
      );
      const to = targetOf(commands, index) === 'env' ? 'env' : 'output';
      found.push({
        to,
        name: opening[1] ?? '',
        start: command.end,
        end: close?.start ?? text.length,
        delimiter: opening[2] ?? '',
      });
    }
    const to = fileOf(command);
    const heredoc = command.redirects.find(({ operator }) => operator === '<<');
    if (to && heredoc) found.push(...bodyWrites(text, command.end, heredoc.target.text, to));
  }
  return found;
}

function bodyWrites(text: string, from: number, delimiter: string, to: Write['to']): readonly Write[] {
  const found: Write[] = [];
  for (let line = text.indexOf('\n', from) + 1; line > 0 && line < text.length; ) {
    const end = text.indexOf('\n', line) < 0 ? text.length : text.indexOf('\n', line);
    const content = text.slice(line, end);
    if (content.trim() === delimiter) break;
    const match = /^\s*([A-Za-z_][\w-]*)=/.exec(content);
    if (match) found.push({ to, name: match[1] ?? '', start: line + match[0].length, end });
    line = end + 1;
  }
  return found;
}
