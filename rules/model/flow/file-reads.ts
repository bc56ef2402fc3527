/**
 * Pieces of a script that read files which were brought into the job, or ask git about them: `cat`, `jq`, `$(< file)`, `git log`.
 */
import type { Command } from '../script/command.ts';
import { runsFolder } from '../script/folder-code.ts';
import { scriptOf } from '../script/read-script.ts';
import { shellOf } from '../workflow/shell.ts';
import { isAction } from '../workflow/uses.ts';
import { folderAfter, joined, workingFolder } from './folder.ts';
import type { Piece } from './source.ts';

/** Files that came into the job together. */
export interface Files {
  readonly kind: 'checkout' | 'artifact';
  /** True for a file, as it is written in a command, that came along. */
  readonly holds: (file: string) => boolean;
}

export interface Reading<T extends Files> {
  readonly files: T;
  /** `short`: `$(< file)`. `whole`: one command that hands the file on as it is. `part`: anything else. */
  readonly how: 'short' | 'whole' | 'part';
}

export function readingIn<T extends Files>(piece: Piece, brought: readonly T[]): Reading<T> | undefined {
  const { step, job } = piece.from;
  if (brought.length === 0) return undefined;
  if (isAction(step?.uses, 'actions/github-script')) return readByCode(piece, brought);
  if (!step?.run) return undefined;
  const commands = scriptOf(step.run, shellOf(step, job)).script.commands.map(withoutAssignment);
  const inside = commands.filter(({ start, end }) => start >= piece.start && end <= piece.end);
  let here = workingFolder(job, step);
  for (const command of commands) {
    here = folderAfter(command, here);
    if (!inside.includes(command)) continue;
    const files = brought.find((one) => isRead(one, command, here));
    const isWhole = /^(cat|get-content|gc)$/i.test(command.words[0]?.text ?? '') && inside.length <= 2;
    if (files) return { files, how: isWhole ? 'whole' : 'part' };
  }
  const files = shortRead(piece, brought, here);
  return files && { files, how: 'short' };
}

/** `fs.readFileSync('file')` in JavaScript. */
function readByCode<T extends Files>({ script, start, end }: Piece, brought: readonly T[]): Reading<T> | undefined {
  for (const [, file = ''] of script.slice(start, end).matchAll(/\breadFile(?:Sync)?\(\s*([^,)]+)/g)) {
    const name = /^(['"`])(.+)\1$/.exec(file.trim())?.[2];
    // A name that is worked out can be any file.
    const files = name === undefined ? brought[0] : brought.find((one) => one.holds(name));
    if (files) return { files, how: 'part' };
  }
  return undefined;
}

/** PowerShell's `$name = Get-Content file` is the command behind the sign. */
function withoutAssignment(command: Command): Command {
  const [name, sign, first] = command.words;
  const isAssigned = first && sign?.text === '=' && name?.text.startsWith('$');
  return isAssigned ? { ...command, words: command.words.slice(2), start: first.start } : command;
}

/** Each reads the files behind its options; those marked with 1 take a program of their own first. */
const readers: Readonly<Record<string, 0 | 1>> = {
  cat: 0,
  ls: 0,
  find: 0,
  head: 0,
  tail: 0,
  sort: 0,
  uniq: 0,
  paste: 0,
  cut: 0,
  xargs: 0,
  less: 0,
  more: 0,
  rev: 0,
  tac: 0,
  nl: 0,
  type: 0,
  'get-content': 0,
  gc: 0,
  jq: 1,
  yq: 1,
  sed: 1,
  grep: 1,
  egrep: 1,
  awk: 1,
  gawk: 1,
  tr: 1,
};

function isRead(files: Files, command: Command, here: string | undefined): boolean {
  const { words, redirects } = command;
  const [program = '', ...rest] = words.map(({ text }) => text);
  const name = program.toLowerCase();
  if (files.kind === 'checkout' && (runsFolder(command) || tellsOfPackage(name, rest)))
    return files.holds(pathOf('package.json', here));
  if (name === 'git') return files.kind === 'checkout' && tellsOfCommits(rest);
  const inputs = redirects.filter(({ operator }) => operator === '<').map(({ target }) => target.text);
  const skipped = Object.hasOwn(readers, name) ? readers[name] : undefined;
  const read = skipped === undefined ? [] : rest.filter((word) => !word.startsWith('-')).slice(skipped);
  if (skipped !== undefined && read.length === 0 && rest.some((word) => word.startsWith('-')))
    read.push(...rest.slice(-1));
  if (name === 'ls' && read.length === 0) read.push('.');
  return [...inputs, ...read].some((file) => files.holds(pathOf(file, here) || '.'));
}

/** A file as it is named in a folder; one from the root stays as it is. Where nobody knows the folder, as if it were the workspace. */
function pathOf(file: string, here: string | undefined): string {
  return /^[/~$]/.test(file) || file === '' ? file : joined(here ?? '', file);
}

/** What a package's own description says: `npm pkg get version`, `node -p "require('./package.json').version"`. */
function tellsOfPackage(name: string, rest: readonly string[]): boolean {
  if (name === 'node') return /^-(p|e|pe|-print|-eval)$/.test(rest[0] ?? '') && /\.\//.test(rest[1] ?? '');
  return name === 'npm' && rest[0] === 'pkg' && rest[1] === 'get';
}

/** Words of a stranger's commits and names of their files; a commit's id says nothing. */
function tellsOfCommits(words: readonly string[]): boolean {
  const [verb = '', ...rest] = words.filter(
    (word, index) => !/^-[cC]$/.test(word) && !/^-[cC]$/.test(words[index - 1] ?? ''),
  );
  if (verb === 'rev-parse') return rest.some((word) => word.startsWith('--abbrev-ref'));
  if (
    !/^(log|show|diff|diff-tree|ls-files|ls-tree|branch|describe|tag|status|shortlog|for-each-ref|whatchanged)$/.test(
      verb,
    )
  )
    return false;
  if (rest.some((word) => /^--(quiet|exit-code|shortstat|numstat|stat|count)$/.test(word))) return false;
  return !rest.some((word) => /^(--pretty|--format)=(format:)?["']?%[hHTtPpc][dDtirs]?["']?$/.test(word));
}

/** `$(< file)`. */
function shortRead<T extends Files>(
  { script, start, end }: Piece,
  brought: readonly T[],
  here: string | undefined,
): T | undefined {
  for (const [, file = ''] of script.slice(start, end).matchAll(/\$\(\s*<\s*["']?([^\s"')]+)/g)) {
    const files = brought.find((one) => one.holds(pathOf(file, here)));
    if (files) return files;
  }
  return undefined;
}
