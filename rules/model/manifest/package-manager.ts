/**
 * Which package manager installs each npm project of a repository, and in which version.
 * Told by `packageManager` and `devEngines` in package.json, by Yarn's own release file, then by the names of lockfiles.
 * Sources: Node's and npm's package.json reference, Yarn's `yarnPath`.
 */
import { gte, intersects, minVersion, valid, validRange } from 'semver';
import type { Document } from '../../engine/document.ts';
import { documentsOf, type Repository } from '../../engine/repository.ts';
import { mapAt, pairOf, type Span, scalarAt, sourceOf } from '../../engine/tree.ts';

export type Manager = 'npm' | 'pnpm' | 'yarn' | 'bun';

export interface NpmProject {
  /** Of the package.json, '' for the root, no slash at its end. */
  readonly folder: string;
  readonly manager: Manager;
  /** A version, or a range of versions; absent when nothing says it. */
  readonly version: string | undefined;
  /** Where the manifest says the version. */
  readonly versionAt: Span | undefined;
  readonly manifest: Document;
}

/** Projects whose packages are installed in their own folder: members of a workspace are not listed. */
export function npmProjectsOf(repository: Repository): readonly NpmProject[] {
  const paths = new Set(repository.paths);
  return documentsOf(repository, 'package-json').flatMap((manifest) => {
    const folder = folderOf(manifest.path);
    const said = saidBy(manifest);
    const locks = lockfilesIn(paths, folder);
    const manager = said?.manager ?? managerByFiles(paths, folder, locks);
    if (!manager) return [];
    const version = said?.version ?? (manager === 'yarn' ? yarnRelease(repository, folder) : undefined);
    return [{ folder, manager, version, versionAt: said?.versionAt, manifest }];
  });
}

/** `unknown` when the version in use may be older as well as newer. */
export function isAtLeast({ version }: NpmProject, least: string): 'yes' | 'no' | 'unknown' {
  if (version === undefined) return 'unknown';
  if (valid(version)) return gte(version, least) ? 'yes' : 'no';
  if (!validRange(version)) return 'unknown';
  const lowest = minVersion(version);
  if (lowest && gte(lowest, least)) return 'yes';
  return intersects(version, `>=${least}`) ? 'unknown' : 'no';
}

const lockfiles: Readonly<Record<string, Manager>> = {
  'package-lock.json': 'npm',
  'npm-shrinkwrap.json': 'npm',
  'pnpm-lock.yaml': 'pnpm',
  'yarn.lock': 'yarn',
  'bun.lock': 'bun',
  'bun.lockb': 'bun',
};

export function isLockfile(path: string): boolean {
  return Object.hasOwn(lockfiles, path.slice(path.lastIndexOf('/') + 1));
}

/** The folder of a path, '' for the root. */
export function folderOf(path: string): string {
  return path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '';
}

/** A file beside another, by the folder they share. */
export function pathIn(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`;
}

function saidBy({ root }: Document): Pick<NpmProject, 'manager' | 'version' | 'versionAt'> | undefined {
  const said = scalarAt(root, 'packageManager');
  const [, name = '', exact = ''] = /^(npm|pnpm|yarn|bun)@([^+\s]+)/.exec(said?.value ?? '') ?? [];
  const start = name.length + 1;
  if (said && isManager(name))
    return { manager: name, version: exact, versionAt: sourceOf(said, start, start + exact.length) };
  const wanted = pairOf(mapAt(root, 'devEngines'), 'packageManager')?.value;
  const entry = wanted?.kind === 'list' ? wanted.items[0] : wanted;
  const named = scalarAt(entry, 'name')?.value ?? '';
  const version = scalarAt(entry, 'version');
  return isManager(named) ? { manager: named, version: version?.value, versionAt: version?.span } : undefined;
}

function isManager(name: string): name is Manager {
  return ['npm', 'pnpm', 'yarn', 'bun'].includes(name);
}

function lockfilesIn(paths: ReadonlySet<string>, folder: string): readonly Manager[] {
  return Object.entries(lockfiles).flatMap(([name, manager]) => (paths.has(pathIn(folder, name)) ? [manager] : []));
}

/** Several lockfiles of different managers tell nothing. */
function managerByFiles(paths: ReadonlySet<string>, folder: string, locks: readonly Manager[]): Manager | undefined {
  const named = new Set(locks);
  if (named.size > 1) return undefined;
  if (locks[0]) return locks[0];
  if (paths.has(pathIn(folder, 'pnpm-workspace.yaml'))) return 'pnpm';
  return paths.has(pathIn(folder, '.yarnrc.yml')) ? 'yarn' : undefined;
}

/** Yarn keeps its own program in the repository, named after its version. A `.yarnrc.yml` alone says 2 or newer. */
function yarnRelease(repository: Repository, folder: string): string | undefined {
  const settings = repository.documents.get(pathIn(folder, '.yarnrc.yml'));
  const said = /yarn-(\d+\.\d+\.\d+[\w.-]*?)\.c?js$/.exec(scalarAt(settings?.root, 'yarnPath')?.value ?? '')?.[1];
  const found = repository.paths
    .map((path) => /^(.*?)\/?\.yarn\/releases\/yarn-(\d+\.\d+\.\d+[\w.-]*?)\.c?js$/.exec(path))
    .find((match) => match?.[1] === folder)?.[2];
  if (said ?? found) return said ?? found;
  return repository.paths.includes(pathIn(folder, '.yarnrc.yml')) ? '>=2' : '<2';
}
