/**
 * Projects in which nothing makes a release wait: neither a setting nor the package manager on its own.
 */
import type { Fix } from '../../engine/finding.ts';
import { documentsOf, type Repository } from '../../engine/repository.ts';
import type { Found } from '../../engine/rule.ts';
import { mapAt, pairOf, type Span, scalarAt } from '../../engine/tree.ts';
import { isAside } from '../../model/manifest/ecosystems.ts';
import {
  folderOf,
  isAtLeast,
  type Manager,
  type NpmProject,
  npmProjectsOf,
  pathIn,
} from '../../model/manifest/package-manager.ts';
import { shortText } from '../../model/short-text.ts';
import { addWait } from './add-wait.ts';
import { fileOf, keyOf, type WaitSetting } from './settings.ts';

export function withoutWait(repository: Repository, settings: readonly WaitSetting[]): readonly Found[] {
  const isSet = (manager: Manager, folder: string) =>
    settings.some((setting) => setting.manager === manager && folderOf(setting.document.path) === folder);
  const projects = npmProjectsOf(repository);
  const found = projects
    .filter((project) => !isSet(project.manager, project.folder))
    .flatMap((project) => inProject(repository, project));
  return [...found, ...besideNothing(repository, projects, (folder) => isSet('npm', folder))];
}

/** In which version each manager learned to wait, and since when it does so on its own. */
const learned: Readonly<Record<Manager, string>> = { npm: '11.10.0', pnpm: '10.16.0', yarn: '4.10.0', bun: '1.3.0' };
const waitsOnItsOwn: Readonly<Partial<Record<Manager, string>>> = { pnpm: '11.0.0', yarn: '4.15.0' };

function inProject(repository: Repository, project: NpmProject): readonly Found[] {
  const { manager, folder } = project;
  if (isAside(project.manifest.path) || installsNothing(project) || hasOtherWait(repository, project)) return [];
  const own = waitsOnItsOwn[manager];
  if (own && isAtLeast(project, own) !== 'no') return [];
  const canWait = isAtLeast(project, learned[manager]);
  if (canWait === 'no' && manager === 'yarn' && isAtLeast(project, '2.0.0') === 'no') return [];
  const path = pathIn(folder, fileOf[manager]);
  const document = repository.documents.get(path);
  if (!document && (!repository.complete || repository.paths.includes(path))) return [];
  if (document && document.tree.gaps.length > 0) return [];
  const message = messageFor(project, canWait);
  const isTooOld = canWait === 'no' && manager !== 'npm';
  const at = document ? firstKey(document.root) : null;
  if (isTooOld) {
    const place = project.versionAt ? { at: project.versionAt, path: project.manifest.path } : { at, path };
    return [{ ...place, message, fixes: [updateFirst(project)] }];
  }
  const safety = canWait === 'no' ? 'careful' : 'safe';
  return [{ at, path, message, fixes: [addWait({ manager, path, document }, safety, fixGuide(project, canWait))] }];
}

function messageFor({ manager, version = '' }: NpmProject, canWait: 'yes' | 'no' | 'unknown'): string {
  if (canWait === 'no') {
    return `${manager} ${shortText(version, 12)} can take a release in its first minute. Update it, then set a wait.`;
  }
  return `${manager} can take a release in its first minute, tried by nobody. Let it wait a week.`;
}

function fixGuide({ manager }: NpmProject, canWait: 'yes' | 'no' | 'unknown'): readonly string[] | undefined {
  if (canWait === 'yes') return undefined;
  return [`Use ${manager} ${short(learned[manager])} or newer. Older versions do not know this line and ignore it.`];
}

const needsNpm = 'Use npm 11.10 or newer. Older versions do not know this line and ignore it.';

/** Older versions of Yarn stop at a setting they do not know, so the update comes first. */
function updateFirst({ manager }: NpmProject): Fix {
  const number = { npm: '7', pnpm: '10080', yarn: '10080', bun: '604800' }[manager];
  return {
    title: `Update ${manager}, then let new releases wait`,
    safety: 'guided',
    edits: [],
    guide: [
      `Update ${manager} to ${short(learned[manager])} or newer, here and in \`packageManager\`.`,
      `Then set \`${keyOf[manager]}\` to \`${number}\`, which is a week, in \`${fileOf[manager]}\`.`,
    ],
  };
}

function short(version: string): string {
  return version.replace(/\.0$/, '');
}

/** A manifest without dependencies that is no root of a workspace. Half-typed ones count as full. */
function installsNothing({ manifest: { root } }: NpmProject): boolean {
  if (root?.kind !== 'map' || pairOf(root, 'workspaces')) return false;
  const lists = ['dependencies', 'devDependencies', 'optionalDependencies', 'peerDependencies'];
  return (
    lists.every((key) => (mapAt(root, key)?.pairs.length ?? 0) === 0) && scalarAt(root, 'packageManager') === undefined
  );
}

/** Settings that do the same elsewhere: a fixed date for npm, pnpm 10 settings in `.npmrc` and package.json. */
function hasOtherWait(repository: Repository, { manager, folder, manifest }: NpmProject): boolean {
  const npmrc = repository.documents.get(pathIn(folder, '.npmrc'))?.root;
  if (manager === 'npm') return pairOf(npmrc, 'before') !== undefined;
  return (
    manager === 'pnpm' &&
    (pairOf(npmrc, 'minimum-release-age') ?? pairOf(mapAt(manifest.root, 'pnpm'), 'minimumReleaseAge')) !== undefined
  );
}

/** An `.npmrc` whose project has no lockfile, or that stands alone: npm reads it, but whether it installs much we cannot tell. */
function besideNothing(
  repository: Repository,
  projects: readonly NpmProject[],
  isSet: (folder: string) => boolean,
): readonly Found[] {
  return documentsOf(repository, 'npmrc').flatMap((document) => {
    const folder = folderOf(document.path);
    const isKnown = projects.some(
      (project) => project.folder === folder || folder.startsWith(pathIn(project.folder, '')),
    );
    if (isKnown || isSet(folder) || isAside(document.path) || document.tree.gaps.length > 0) return [];
    if (!repository.complete || pairOf(document.root, 'before') || hasOtherManager(repository)) return [];
    const message = 'npm can take a release in its first minute, tried by nobody. Let it wait a week.';
    return [
      {
        at: firstKey(document.root),
        path: document.path,
        certainty: 'likely' as const,
        message,
        fixes: [addWait({ manager: 'npm', path: document.path, document }, 'safe', [needsNpm])],
      },
    ];
  });
}

function hasOtherManager({ paths }: Repository): boolean {
  return paths.some((path) =>
    /(^|\/)(yarn\.lock|\.yarnrc(\.yml)?|pnpm-lock\.yaml|pnpm-workspace\.yaml|bun\.lockb?|bunfig\.toml)$/.test(path),
  );
}

/** Where a missing line is shown in a file that exists: its first entry. */
function firstKey(root: { readonly kind: string } | undefined): Span {
  const first =
    root && 'pairs' in root ? (root.pairs as readonly { readonly key: { readonly span: Span } }[])[0] : undefined;
  return first?.key.span ?? { start: 0, end: 0 };
}
