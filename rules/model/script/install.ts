/**
 * What a command installs, and how exactly it says which versions.
 */
import { type Installer, installers } from '../../data/installers.ts';
import { remember } from '../../engine/remember.ts';
import type { Command, Word } from './command.ts';
import { type Package, packageOf } from './package-word.ts';
import { nameOf, unwrapped } from './wrapped.ts';

export interface Install {
  readonly installer: Installer;
  /** The program, where the finding begins. */
  readonly program: Word;
  readonly verb: Word | undefined;
  readonly packages: readonly Package[];
  /** Without the value where it is the next word: `valuesOf` has that. */
  readonly options: ReadonlySet<string>;
  readonly valuesOf: (...names: readonly string[]) => readonly string[];
}

export const installOf: (command: Command) => Install | undefined = remember(readInstall);

function readInstall({ words }: Command): Install | undefined {
  const from = unwrapped(words);
  const [program] = from;
  if (!program) return undefined;
  const name = nameOf(program)
    .replace(/^(pip|python)[\d.]+$/, '$1')
    .replace(/^py$/, 'python');
  for (const installer of byProgram.get(name) ?? []) {
    if (!installer.start.every((word, index) => index === 0 || from[index]?.text === word)) continue;
    const read = readArguments(installer, program, from.slice(installer.start.length));
    if (read) return read;
  }
  return undefined;
}

const byProgram: ReadonlyMap<string, readonly Installer[]> = new Map(
  installers.map(({ start: [first = ''] }) => [first, installers.filter(({ start }) => start[0] === first)]),
);

function readArguments(installer: Installer, program: Word, args: readonly Word[]): Install | undefined {
  const runs = !installer.verbs;
  const plain: Word[] = [];
  const options = new Set<string>();
  const values: (readonly [string, Word | undefined])[] = [];
  for (let index = 0; index < args.length; index++) {
    const word = args[index];
    if (!word) break;
    const { text } = word;
    if (text === '--') continue;
    if (!isOption(text)) {
      plain.push(word);
      if (runs) break;
      continue;
    }
    const [option = '', value] = text.split(/=(.*)/s);
    options.add(option);
    if (value !== undefined) values.push([option, { ...word, text: value }]);
    else if (installer.values.includes(text) || installer.packageOptions?.includes(text))
      values.push([text, args[++index]]);
  }
  const verb = runs
    ? undefined
    : installer.verbAnywhere
      ? plain.find(isVerb(installer))
      : plain.slice(0, 1).find(isVerb(installer));
  if (!runs && !verb) return undefined;
  if (options.has('--help') || options.has('-h')) return undefined;
  const valuesOf = (...names: readonly string[]): readonly string[] =>
    values.flatMap(([name, word]) => (names.includes(name) && word ? [word.text] : []));
  const named = values.flatMap(([option, word]) => (installer.packageOptions?.includes(option) && word ? [word] : []));
  const words = named.length > 0 ? named : runs ? plain.slice(0, 1) : plain.filter((word) => word !== verb);
  const version = installer.versionOptions && valuesOf(...installer.versionOptions)[0];
  return {
    installer,
    program,
    verb,
    options,
    valuesOf,
    packages: words.map((word) => packageOf(word, installer.style, version)),
  };
}

/** PowerShell and cmd write some options with a slash; a path does so too, so only dashes count. */
function isOption(text: string): boolean {
  return text.startsWith('-') && text !== '-';
}

function isVerb({ verbs }: Installer): (word: Word) => boolean {
  return ({ text }) => verbs?.includes(text) ?? false;
}
