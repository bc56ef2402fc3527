/**
 * Commands that publish a package. `exact`: nothing but options stands before the word that publishes, and nothing makes it a
 * rehearsal; without it the command only looks like one, such as `npm run publish`.
 */
import { programOf } from '../script/command-program.ts';
import type { Registry } from './registry.ts';

export interface PublishCommand {
  readonly registry: Registry;
  /** For a sentence: `twine upload`. */
  readonly tool: string;
  readonly exact: boolean;
  /** False for commands that publish only when a password is at hand, or by way of a script: `semantic-release`. */
  readonly plain: boolean;
}

type Pattern = readonly (string | RegExp)[];

interface Entry {
  readonly registry: Registry;
  readonly tool: string;
  readonly words: Pattern;
  /** Options that make it a rehearsal when they stand behind. */
  readonly rehearsal?: readonly string[];
  readonly plain?: false;
}

const dryRun = ['--dry-run'];
const twine = /^twine(@.*|[=<>~].*)?$/;
const python = /^(python|pypy)[\d.]*$|^py$/;

const entries: readonly Entry[] = [
  { registry: 'crates', tool: 'cargo publish', words: ['cargo', 'publish'], rehearsal: ['--dry-run', '-n'] },
  { registry: 'pypi', tool: 'uv publish', words: ['uv', 'publish'], rehearsal: dryRun },
  { registry: 'pypi', tool: 'twine upload', words: ['uv', 'run', twine, 'upload'] },
  { registry: 'pypi', tool: 'twine upload', words: ['uvx', twine, 'upload'] },
  { registry: 'pypi', tool: 'twine upload', words: ['pipx', 'run', twine, 'upload'] },
  { registry: 'pypi', tool: 'twine upload', words: [python, '-m', 'twine', 'upload'] },
  { registry: 'pypi', tool: 'twine upload', words: ['twine', 'upload'] },
  { registry: 'pypi', tool: 'hatch publish', words: ['hatch', 'publish'] },
  { registry: 'pypi', tool: 'pdm publish', words: ['pdm', 'publish'] },
  { registry: 'pypi', tool: 'poetry publish', words: ['poetry', 'publish'], rehearsal: dryRun },
  { registry: 'pypi', tool: 'flit publish', words: ['flit', 'publish'], plain: false },
  { registry: 'pypi', tool: 'flit publish', words: [python, '-m', 'flit', 'publish'], plain: false },
  { registry: 'pypi', tool: 'maturin publish', words: ['maturin', /^(publish|upload)$/], plain: false },
  { registry: 'rubygems', tool: 'gem push', words: ['gem', 'push'] },
  { registry: 'rubygems', tool: 'gem push', words: ['bundle', 'exec', 'gem', 'push'] },
  { registry: 'rubygems', tool: 'rake release', words: ['rake', /^release(:rubygem_push)?$/], plain: false },
  {
    registry: 'rubygems',
    tool: 'rake release',
    words: ['bundle', 'exec', 'rake', /^release(:rubygem_push)?$/],
    plain: false,
  },
  { registry: 'npm', tool: 'npm publish', words: ['npm', 'publish'], rehearsal: dryRun },
  { registry: 'npm', tool: 'pnpm publish', words: ['pnpm', 'publish'], rehearsal: dryRun },
  { registry: 'npm', tool: 'bun publish', words: ['bun', 'publish'], rehearsal: dryRun },
  { registry: 'npm', tool: 'yarn npm publish', words: ['yarn', 'npm', 'publish'], rehearsal: ['--dry-run', '-n'] },
  { registry: 'npm', tool: 'yarn publish', words: ['yarn', 'publish'] },
  { registry: 'npm', tool: 'npm publish', words: ['bunx', /^npm(@.*)?$/, 'publish'], rehearsal: dryRun },
  { registry: 'npm', tool: 'npm publish', words: ['npx', /^npm(@.*)?$/, 'publish'], rehearsal: dryRun, plain: false },
  {
    registry: 'npm',
    tool: 'semantic-release',
    words: [/^semantic-release(@.*)?$/],
    rehearsal: ['--dry-run', '-d'],
    plain: false,
  },
  {
    registry: 'npm',
    tool: 'changeset publish',
    words: [/^changeset$|^@changesets\/cli(@.*)?$/, 'publish'],
    plain: false,
  },
  { registry: 'npm', tool: 'lerna publish', words: ['lerna', 'publish'], plain: false },
  { registry: 'npm', tool: 'nx release', words: ['nx', 'release'], rehearsal: ['--dry-run', '-d'], plain: false },
  { registry: 'nuget', tool: 'dotnet nuget push', words: ['dotnet', 'nuget', 'push'] },
  { registry: 'nuget', tool: 'nuget push', words: [/^nuget(\.exe)?$/, 'push'] },
];

/** The first word of every entry, and what starts others: a cheap look before anything is read. */
export const publishWords = /\b(publish|upload|push|release|semantic-release|login-action|always-auth|docker login)\b/;

/** The same for one script. */
export const publishScript =
  /\bpublish\b|\btwine\b|\bgem\b|\bnuget\b|semantic-release|\brake\s+release|\bnx\s+release|\bmaturin\b/i;

export function publishCommandIn(words: readonly string[]): PublishCommand | undefined {
  if (!words.some((word) => /^(publish|upload|push|release)|semantic-release/.test(word))) return undefined;
  const own = programOf(words);
  for (const entry of entries) {
    const found = read(entry, words) ?? (own === words ? undefined : read(entry, own));
    if (found) return found === 'rehearsal' ? undefined : found;
  }
  return undefined;
}

function read(entry: Entry, words: readonly string[]): PublishCommand | 'rehearsal' | undefined {
  const places = placesOf(entry.words, words);
  const last = places?.at(-1);
  if (!places || last === undefined) return undefined;
  if (words.slice(last + 1).some((word) => entry.rehearsal?.includes(word))) return 'rehearsal';
  const before = words.slice(0, last).map((word, index) => (places.includes(index) ? '' : word));
  const isRehearsal = words.some((word) => /^(--dry-run(=true)?|--help|-h)$/.test(word));
  return {
    registry: entry.registry,
    tool: entry.tool,
    exact: !isRehearsal && before.every((word, index) => says(word, before[index - 1])),
    plain: entry.plain ?? true,
  };
}

/** Words that leave the command what it is: options with their values, a toolchain, and in which packages to do it. */
function says(word: string, previous: string | undefined): boolean {
  return /^$|^[-+]|^(recursive|workspaces?|foreach)$/.test(word) || withValue.test(previous ?? '');
}

const withValue =
  /^(workspace|-C|-F|-w|-p|--(filter|workspace|prefix|dir|cwd|directory|project|package|config|env|include|exclude))$/;

/** Where the words of a pattern stand, in order; the first one is the program. Other words are allowed between. */
function placesOf(pattern: Pattern, words: readonly string[]): readonly number[] | undefined {
  const places: number[] = [];
  for (const [index, word] of words.entries()) {
    const wanted = pattern[places.length];
    if (wanted === undefined) break;
    const fits =
      typeof wanted === 'string'
        ? (index === 0 ? nameOf(word) : word) === wanted
        : wanted.test(index === 0 ? nameOf(word) : word);
    if (fits) places.push(index);
    else if (index === 0) return undefined;
  }
  return places.length === pattern.length ? places : undefined;
}

/** `./node_modules/.bin/semantic-release` is semantic-release. */
function nameOf(word: string): string {
  return word.split(/[\\/]/).at(-1) ?? '';
}
