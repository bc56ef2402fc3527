/**
 * What is loose about an install command, if anything.
 */
import type { Repository } from '../../engine/repository.ts';
import { dependenciesOf } from '../../model/manifest/dependency-entries.ts';
import { folderOf, pathIn } from '../../model/manifest/package-manager.ts';
import type { Package } from '../../model/script/package-word.ts';
import type { Found } from './installs.ts';

export type Looseness =
  /** The newest version of a named package, whatever it is. */
  | { readonly kind: 'newest'; readonly name: string }
  /** A version is named, or the run names it, but what the package needs is not tied. */
  | { readonly kind: 'floating needs'; readonly name: string }
  /** `npm install`, where `npm ci` would keep to the lockfile. */
  | { readonly kind: 'past the lockfile' }
  /** `npx tool@latest`, where the project's lockfile has that tool. */
  | { readonly kind: 'beside the lockfile'; readonly name: string; readonly word: Package['word'] }
  /** What the project lists, without a lockfile or checksums. */
  | { readonly kind: 'no lockfile' }
  /** `cargo install` without the versions the author tested. */
  | { readonly kind: 'not locked'; readonly name: string };

export function loosenessOf(found: Found, repository: Repository): Looseness | undefined {
  const { installer, packages, options } = found.install;
  switch (installer.style) {
    case 'go':
      return ofGo(packages);
    case 'cargo':
      return ofCargo(found);
    case 'pip':
      return options.has('--require-hashes') ? undefined : ofPip(found, repository);
    case 'npm':
      if (options.has('--no-install') || options.has('--no')) return undefined;
      return packages.length === 0 ? ofProject(found, repository) : ofNpm(found, repository);
    default:
      return ofNames(packages);
  }
}

/** Nothing where no package is named. */
function ofNames(packages: readonly Package[]): Looseness | undefined {
  const newest = packages.filter(({ version }) => version === 'floating');
  const floating = newest.find(({ name }) => !isInstaller(name)) ?? newest[0];
  if (floating) return { kind: 'newest', name: floating.name };
  const first = packages.find(({ version }) => version !== 'local') ?? packages[0];
  return first && { kind: 'floating needs', name: first.name };
}

/** Its own maintainers ship it with every runner, so a newer one is nothing strange. */
export function isInstaller(name: string): boolean {
  return /^(pip|npm|setuptools|wheel)$/.test(name);
}

/** Go checks every module against a public record, so an exact version is enough. */
function ofGo(packages: readonly Package[]): Looseness | undefined {
  const loose = packages.find(({ version }) => version === 'floating' || version === 'unknown');
  return loose && { kind: loose.version === 'floating' ? 'newest' : 'floating needs', name: loose.name };
}

function ofCargo({ install }: Found): Looseness | undefined {
  const { packages, options, verb } = install;
  const isOwn = options.has('--path');
  const first = packages.find(({ version }) => version === 'floating') ?? packages[0];
  const name = first?.name ?? (isOwn ? '.' : install.valuesOf('--git')[0]);
  if (name === undefined || (isOwn && options.has('--locked'))) return undefined;
  const isNewest = !isOwn && first?.version === 'floating';
  if (verb?.text !== 'binstall' && !options.has('--locked') && !options.has('--frozen'))
    return isNewest ? { kind: 'newest', name } : { kind: 'not locked', name };
  return isNewest ? { kind: 'newest', name } : undefined;
}

function ofPip({ install, folder }: Found, repository: Repository): Looseness | undefined {
  const { packages, options, valuesOf } = install;
  const named = packages.filter(({ version }) => version !== 'local');
  const isTied = options.has('--no-deps');
  if (named.length > 0) return isTied && named.every(({ version }) => version === 'exact') ? undefined : ofNames(named);
  if (isTied) return undefined;
  const files = valuesOf('-r', '--requirement');
  const listed = [...packages, ...valuesOf('-e', '--editable'), ...valuesOf('--group')];
  if (
    files.length > 0 &&
    files.every((file) => hasChecksums(pathIn(folder ?? '', file.replace(/^\.\//, '')), repository))
  )
    return listed.length > 0 ? { kind: 'no lockfile' } : undefined;
  const isOnlyBuilt = packages.length > 0 && packages.every(({ name }) => /\.whl$/.test(name));
  return files.length + listed.length > 0 && !isOnlyBuilt ? { kind: 'no lockfile' } : undefined;
}

/** pip then refuses every package that the file has no checksum for. */
function hasChecksums(path: string, repository: Repository): boolean {
  return repository.documents.get(path)?.text.includes('--hash=') ?? false;
}

function ofNpm(found: Found, repository: Repository): Looseness | undefined {
  const { installer, packages } = found.install;
  if (installer.verbs) return ofNames(packages);
  const [tool] = packages;
  if (!tool || tool.version === 'local') return undefined;
  const isListed = listsPackage(tool.name, repository);
  if (!isListed) return installsUnseen(found, repository) ? undefined : ofNames(packages);
  if (tool.version !== 'floating' || tool.name === tool.word.text) return undefined;
  return { kind: 'beside the lockfile', name: tool.name, word: tool.word };
}

/** Where a project is installed whose package.json is out of sight, the tool may be part of it. */
function installsUnseen({ document }: Found, { documents }: Repository): boolean {
  if ([...documents.values()].some(({ kind }) => kind === 'package-json')) return false;
  return /\b(npm|pnpm|yarn|bun)[ \t]+(ci|i|install)[ \t]*$/m.test(document.text);
}

function listsPackage(name: string, repository: Repository): boolean {
  return [...repository.documents.values()].some(
    (document) =>
      document.kind === 'package-json' &&
      dependenciesOf(document).some((entry) => entry.name === name && /ependencies$/.test(entry.section)),
  );
}

/** Only npm: pnpm and Yarn keep to their lockfiles on a server by themselves. */
function ofProject({ install, folder }: Found, repository: Repository): Looseness | undefined {
  const { installer, options } = install;
  if (!installer.installsProject || options.has('-g') || options.has('--global')) return undefined;
  const isKept =
    options.has('--package-lock-only') || options.has('--no-package-lock') || options.has('--package-lock');
  if (folder === undefined || isKept) return { kind: 'no lockfile' };
  const hasLock = ['package-lock.json', 'npm-shrinkwrap.json'].some((name) =>
    repository.paths.some((path) => path.endsWith(name) && path === pathIn(folder, name) && folderOf(path) === folder),
  );
  return hasLock ? { kind: 'past the lockfile' } : { kind: 'no lockfile' };
}
