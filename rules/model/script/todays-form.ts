/**
 * How an old workflow command is written today: `echo "::set-output name=x::y"` becomes `echo "x=y" >> "$GITHUB_OUTPUT"`.
 * Source: GitHub's "Workflow commands", section "Environment files", for each shell.
 */
import type { Document } from '../../engine/document.ts';
import { replaceInScalar } from '../../engine/edit/yaml.ts';
import type { TextEdit } from '../../engine/finding.ts';
import type { ScalarNode } from '../../engine/tree.ts';
import type { Command, Shell, Word } from './command.ts';
import type { OldCommand } from './old-commands.ts';

export interface Change {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export interface TodaysForm {
  /** In order; none of them touch. */
  readonly changes: readonly Change[];
  /** False when a command makes the value: then it may have several lines, which the file takes in another form. */
  readonly oneLine: boolean;
}

const files = {
  'set-output': 'GITHUB_OUTPUT',
  'save-state': 'GITHUB_STATE',
  'set-env': 'GITHUB_ENV',
  'add-path': 'GITHUB_PATH',
};

/** Absent where a person has to look. An unknown shell is read as bash. */
export function todaysForm(script: string, old: OldCommand, shell: Shell | undefined): TodaysForm | undefined {
  const { name, key, command, start, end } = old;
  const setsKey = name === 'add-path' || (key !== undefined && plainKey.test(key));
  if (!command || !setsKey || command.redirects.length > 0 || command.ended === '|') return undefined;
  const value = script.slice(end, command.end);
  if (/\n|::set-/.test(value) || isEncoded(value, script)) return undefined;
  const frame = frameFor(script, old, command, shell);
  if (!frame) return undefined;
  const written = { start, end, text: name === 'add-path' ? '' : `${key}=` };
  const changes = [...frame.before, written, ...frame.behind];
  return { changes, oneLine: !/\$\(|`/.test(value) };
}

/** Encoded line breaks are not decoded any more, whether they stand in the value or in a variable that goes into it. */
function isEncoded(value: string, script: string): boolean {
  if (encoded.test(value)) return true;
  if (!encoded.test(script)) return false;
  const names = new Set([...value.matchAll(/\$(?:env:)?\{?(\w+)/gi)].map(([, name]) => name?.toLowerCase()));
  return script.split('\n').some((line) => {
    const set = /(?:^|[\s;$:])(\w+)[ \t]*=/.exec(line)?.[1];
    return set !== undefined && names.has(set.toLowerCase()) && encoded.test(line);
  });
}

const encoded = /%(0A|0D|25)/i;

/** Letters, and variables or expressions that a shell fills in before it sees a colon. */
const plainKey = /^(?:[\w.-]|\$\{\{[^{}]*\}\}|\$\w+|\$\{\w+\})+$/;

interface Frame {
  readonly before: readonly Change[];
  readonly behind: readonly Change[];
}

function frameFor(script: string, old: OldCommand, command: Command, shell: Shell | undefined): Frame | undefined {
  const file = files[old.name];
  if (shell === 'pwsh' || shell === 'powershell') return inPowershell(script, old, command, shell, file);
  const { program, flag, first } = printed(command);
  const quote = first && script.slice(first.start, old.start);
  if (!first || quote === undefined) return undefined;
  if (shell === 'cmd')
    return quote === '' && /^@?echo$/i.test(program)
      ? { before: [insert(command.start, `>> "%${file}%" `)], behind: [] }
      : undefined;
  if (shell !== undefined && shell !== 'bash' && shell !== 'sh') return undefined;
  const line = /^["']?$/.test(quote) ? wholeLine(program, flag, first) : undefined;
  return line && { before: line.before, behind: [...line.behind, insert(command.end, ` >> "$${file}"`)] };
}

/** The program, a flag of `echo`, and the first thing that is printed. */
function printed({ words: [program, ...others] }: Command) {
  const [head, next] = others;
  const isFlag = program?.text === 'echo' && head !== undefined && /^-[neE]+$/.test(head.text);
  return { program: program?.text ?? '', flag: isFlag ? head : undefined, first: isFlag ? next : head };
}

/** What is printed has to be one line and end it, or the next value would stand on the same one. */
function wholeLine(program: string, flag: Word | undefined, first: Word): Frame | undefined {
  const breaks = first.text.split('\\n').length - 1;
  if (program === 'echo') {
    if (breaks > 0) return undefined;
    return { before: flag?.text.includes('n') ? [{ start: flag.start, end: first.start, text: '' }] : [], behind: [] };
  }
  if (program !== 'printf' || breaks > 1) return undefined;
  if (breaks === 1) return first.text.endsWith('\\n') ? { before: [], behind: [] } : undefined;
  const isQuoted = first.end - first.start > first.text.length;
  return isQuoted ? { before: [], behind: [insert(first.end - 1, '\\n')] } : undefined;
}

/** One text in quotes, alone or behind a command that prints it. What `Write-Host` prints never reaches a file. */
function inPowershell(
  script: string,
  old: OldCommand,
  { words, end }: Command,
  shell: 'pwsh' | 'powershell',
  file: string,
): Frame | undefined {
  const [first, second] = words;
  const text = words.length === 1 ? first : second;
  if (!first || !text || words.length > 2 || !/^["']$/.test(script.slice(text.start, old.start))) return undefined;
  const prints = words.length === 1 || /^(echo|write-output|write-host)$/i.test(first.text);
  if (!prints) return undefined;
  const isHost = /^write-host$/i.test(first.text);
  const behind = shell === 'pwsh' ? ` >> $env:${file}` : ` | Out-File -FilePath $env:${file} -Encoding utf8 -Append`;
  return {
    before: isHost ? [{ start: first.start, end: first.end, text: 'Write-Output' }] : [],
    behind: [insert(end, behind)],
  };
}

function insert(at: number, text: string): Change {
  return { start: at, end: at, text };
}

/** As edits of the file. A value that is no block of lines changes in one piece, since it may need other quotes. */
export function editsFor(document: Document, run: ScalarNode, changes: readonly Change[]): readonly TextEdit[] {
  const [first] = changes;
  const last = changes.at(-1);
  if (!first || !last) return [];
  if (run.style === 'literal')
    return changes.flatMap(({ start, end, text }) => [...replaceInScalar(document, run, start, end, text)]);
  const whole = changes.map(({ start, text }, index) => {
    const before = changes[index - 1];
    return (before ? run.value.slice(before.end, start) : '') + text;
  });
  return replaceInScalar(document, run, first.start, last.end, whole.join(''));
}
