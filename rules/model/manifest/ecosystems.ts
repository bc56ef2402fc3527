/**
 * Which package ecosystems a repository uses, told by the names of its files. Names are Dependabot's.
 * Source: GitHub's "Dependabot supported ecosystems and repositories".
 */
import type { Document } from '../../engine/document.ts';
import type { Repository } from '../../engine/repository.ts';
import { itemsAt, mapAt, pairOf, scalarAt } from '../../engine/tree.ts';

export interface Ecosystem {
  readonly name: string;
  /** In words for people. */
  readonly title: string;
  /** Folders that hold its files, `/` for the root, sorted. */
  readonly folders: readonly string[];
}

const signs: readonly {
  readonly name: string;
  readonly title: string;
  readonly file: RegExp;
  readonly coveredBy?: readonly string[];
}[] = [
  {
    name: 'github-actions',
    title: 'GitHub Actions',
    file: /^(\.github\/workflows\/[^/]+|action)\.ya?ml$/,
  },
  { name: 'npm', title: 'npm', file: /(^|\/)package\.json$/, coveredBy: ['bun'] },
  { name: 'uv', title: 'uv', file: /(^|\/)uv\.lock$/, coveredBy: ['pip'] },
  { name: 'pip', title: 'pip', file: /(^|\/)([^/]*requirements[^/]*\.txt|Pipfile|poetry\.lock)$/, coveredBy: ['uv'] },
  { name: 'cargo', title: 'Cargo', file: /(^|\/)Cargo\.toml$/ },
  { name: 'gomod', title: 'Go', file: /(^|\/)go\.mod$/ },
  { name: 'bundler', title: 'Bundler', file: /(^|\/)Gemfile$/ },
  { name: 'composer', title: 'Composer', file: /(^|\/)composer\.json$/ },
  { name: 'maven', title: 'Maven', file: /(^|\/)pom\.xml$/ },
  { name: 'gradle', title: 'Gradle', file: /(^|\/)(build\.gradle(\.kts)?|libs\.versions\.toml)$/ },
  { name: 'nuget', title: 'NuGet', file: /(^|\/)([^/]+\.(cs|fs|vb)proj|Directory\.Packages\.props)$/ },
  { name: 'docker', title: 'Docker', file: /(^|\/)Dockerfile$/ },
  { name: 'mix', title: 'Mix', file: /(^|\/)mix\.exs$/ },
  { name: 'pub', title: 'pub', file: /(^|\/)pubspec\.yaml$/ },
  { name: 'swift', title: 'Swift', file: /(^|\/)Package\.swift$/ },
  { name: 'terraform', title: 'Terraform', file: /(^|\/)\.terraform\.lock\.hcl$/, coveredBy: ['opentofu'] },
  { name: 'pre-commit', title: 'pre-commit', file: /(^|\/)\.pre-commit-config\.yaml$/ },
];

/** Samples, tests and copies of other people's code: nobody expects updates there. */
const aside =
  /(^|\/)(\.?examples?|samples?|demos?|tests?|__tests__|specs?|fixtures?|testdata|test-data|vendor|vendored|third[_-]party|node_modules|templates?|benchmarks?|playgrounds?|docs?|website)\//i;

/** True for a path below a folder of samples, tests, documents or other people's code. */
export function isAside(path: string): boolean {
  return aside.test(path);
}

/** In the order of the table. Files in folders of samples, tests and vendored code do not count. */
export function ecosystemsOf(repository: Repository): readonly Ecosystem[] {
  const paths = repository.paths.filter((path) => !isAside(path) && !hasNoDependencies(repository, path));
  const found = signs.flatMap(({ name, title, file }) => {
    const folders = [...new Set(paths.filter((path) => file.test(path)).map((path) => folderFor(name, path)))].sort();
    return folders.length > 0 ? [{ name, title, folders }] : [];
  });
  // A project with uv.lock and requirements files is one ecosystem for a person: the lockfile decides.
  return found.filter(({ name }) => name !== 'pip' || !found.some((other) => other.name === 'uv'));
}

/** True when an entry of this name keeps the ecosystem current too: `pip` reads what uv locked. */
export function isCoveredBy(ecosystem: Ecosystem, names: readonly string[]): boolean {
  const others = signs.find(({ name }) => name === ecosystem.name)?.coveredBy ?? [];
  return [ecosystem.name, ...others].some((name) => names.includes(name));
}

function folderFor(ecosystem: string, path: string): string {
  if (ecosystem === 'github-actions') return '/';
  const folder = path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '';
  return ecosystem === 'gradle' && folder === 'gradle' ? '/' : `/${folder}`;
}

/** A package.json without dependencies has nothing to keep current, nor has a workflow that uses no action of others. */
function hasNoDependencies(repository: Repository, path: string): boolean {
  const document = repository.documents.get(path);
  if (document?.kind === 'workflow' || document?.kind === 'action') return !usesOthers.test(document.text);
  if (document?.kind === 'pre-commit') return isKeptByService(document) || usesOwnHooksOnly(document);
  if (document?.kind !== 'package-json' || document.root?.kind !== 'map') return false;
  return !['dependencies', 'devDependencies', 'optionalDependencies', 'peerDependencies'].some(
    (key) => (mapAt(document.root, key)?.pairs.length ?? 0) > 0,
  );
}

/** The service of pre-commit, which a `ci` block is for, opens pull requests of its own. */
function isKeptByService({ root }: Document): boolean {
  return pairOf(root, 'ci') !== undefined;
}

function usesOwnHooksOnly({ root }: Document): boolean {
  const repositories = itemsAt(root, 'repos').map((item) => scalarAt(item, 'repo')?.value);
  return repositories.length > 0 && repositories.every((name) => name === 'local' || name === 'meta');
}

/** `uses: owner/name`, and no path in this repository. */
const usesOthers = /\buses['"]?:[ \t]*['"]?[\w-][\w.-]*\//;
