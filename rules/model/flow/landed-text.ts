/**
 * Pieces of a script that read files a stranger brought, or ask git about them: `cat`, `jq`, `$(< file)`, `git log`.
 */
import type { Certainty } from '../../engine/finding.ts';
import type { Command } from '../script/command.ts';
import { runsFolder } from '../script/folder-code.ts';
import { scriptOf } from '../script/read-script.ts';
import { shellOf } from '../workflow/shell.ts';
import { isAction } from '../workflow/uses.ts';
import { folderAfter, joined, workingFolder } from './folder.ts';
import { fetchedFrom, type Landing, landingsBefore } from './landings.ts';
import type { Fetched, Piece } from './source.ts';

export function readText(piece: Piece): Fetched | undefined {
  const { step, job } = piece.from;
  if (isAction(step?.uses, 'actions/github-script')) return readByCode(piece);
  if (!step?.run) return undefined;
  const landings = landingsBefore(piece.from, piece.repository, piece.start);
  if (landings.length === 0) return undefined;
  const commands = scriptOf(step.run, shellOf(step, job)).script.commands.map(withoutAssignment);
  const inside = commands.filter(({ start, end }) => start >= piece.start && end <= piece.end);
  let here = workingFolder(job, step);
  for (const command of commands) {
    here = folderAfter(command, here);
    if (!inside.includes(command)) continue;
    const landing = landings.find((one) => isRead(one, command, here));
    if (landing) return fetchedFrom(landing, certaintyOf(piece, command, inside, landing));
  }
  return shortRead(piece, landings, here);
}

/** `fs.readFileSync('file')` in JavaScript. */
function readByCode(piece: Piece): Fetched | undefined {
  const files = [...piece.script.slice(piece.start, piece.end).matchAll(/\breadFile(?:Sync)?\(\s*([^,)]+)/g)];
  if (files.length === 0) return undefined;
  const landings = landingsBefore(piece.from, piece.repository);
  for (const [, file = ''] of files) {
    const name = /^(['"`])(.+)\1$/.exec(file.trim())?.[2];
    // A name that is worked out can be any file.
    const landing = name === undefined ? landings[0] : landings.find((one) => one.holds(name));
    if (landing) return fetchedFrom(landing, 'likely');
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

function isRead(landing: Landing, command: Command, here: string | undefined): boolean {
  const { words, redirects } = command;
  const [program = '', ...rest] = words.map(({ text }) => text);
  const name = program.toLowerCase();
  if (landing.kind === 'checkout' && (runsFolder(command) || tellsOfPackage(name, rest)))
    return landing.holds(pathOf('package.json', here));
  if (name === 'git') return landing.kind === 'checkout' && tellsOfCommits(rest);
  const inputs = redirects.filter(({ operator }) => operator === '<').map(({ target }) => target.text);
  const skipped = Object.hasOwn(readers, name) ? readers[name] : undefined;
  const files = skipped === undefined ? [] : rest.filter((word) => !word.startsWith('-')).slice(skipped);
  if (skipped !== undefined && files.length === 0 && rest.some((word) => word.startsWith('-')))
    files.push(...rest.slice(-1));
  if (name === 'ls' && files.length === 0) files.push('.');
  return [...inputs, ...files].some((file) => landing.holds(pathOf(file, here) || '.'));
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
function shortRead(
  { script, start, end }: Piece,
  landings: readonly Landing[],
  here: string | undefined,
): Fetched | undefined {
  for (const [, file = ''] of script.slice(start, end).matchAll(/\$\(\s*<\s*["']?([^\s"')]+)/g)) {
    const landing = landings.find((one) => one.holds(pathOf(file, here)));
    if (landing) return fetchedFrom(landing, script.includes('=~') ? 'likely' : 'certain');
  }
  return undefined;
}

/** Sure only where nothing picks a part of the text, nothing checks it, and no file of the project's own can be meant. */
function certaintyOf({ script }: Piece, command: Command, inside: readonly Command[], landing: Landing): Certainty {
  const isWhole = /^(cat|get-content|gc)$/i.test(command.words[0]?.text ?? '') && inside.length <= 2;
  return isWhole && landing.isAlone && !script.includes('=~') ? 'certain' : 'likely';
}
