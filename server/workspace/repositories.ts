/**
 * Which repositories the paths that a person names belong to. Tells them by `.git`, and never runs git.
 */
import { realpath, stat } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { type Walk, walk } from './walk.ts';

/** One repository, and what of it was asked for. */
export interface Asked {
  /** Absolute. */
  readonly root: string;
  readonly listing: Walk;
  /** Folders inside it that were named, relative; '' is all of it. */
  readonly folders: readonly string[];
  /** Single files that were named, relative. */
  readonly files: readonly string[];
}

/** Groups absolute paths of files and folders by repository. A folder without `.git` around it may hold several. */
export async function repositoriesOf(
  folders: readonly string[],
  files: readonly string[],
  signal?: AbortSignal,
): Promise<readonly Asked[]> {
  const asked = new Map<string, { listing: Walk; folders: string[]; files: string[] }>();
  const at = async (root: string) => {
    const entry = asked.get(root) ?? { listing: await walk(root, signal), folders: [], files: [] };
    asked.set(root, entry);
    return entry;
  };
  const enter = async (root: string, folder: string): Promise<void> => {
    const entry = await at(root);
    entry.folders.push(folder);
    const isInside = (path: string) => folder === '' || path === folder || path.startsWith(`${folder}/`);
    for (const inner of entry.listing.repositories.filter(isInside)) await enter(join(root, inner), '');
  };
  for (const folder of folders) {
    const root = (await rootAround(folder)) ?? folder;
    await enter(root, slashed(relative(root, folder)));
  }
  for (const file of files) {
    const root = await rootAround(dirname(file));
    if (root) (await at(root)).files.push(slashed(relative(root, file)));
    else alone(asked, file);
  }
  return [...asked].map(([root, entry]) => ({ root, ...entry }));
}

/** A file outside any repository stands for itself: nothing around it is read. */
function alone(asked: Map<string, { listing: Walk; folders: string[]; files: string[] }>, file: string): void {
  const special = file.lastIndexOf(`${sep}.github${sep}`);
  const root = special > 0 ? file.slice(0, special) : dirname(file);
  const path = slashed(relative(root, file));
  const known = asked.get(root);
  if (known) known.files.push(path);
  else
    asked.set(root, {
      listing: { paths: [path], repositories: [], unread: [], complete: false },
      folders: [],
      files: [path],
    });
}

/** The nearest folder upwards that holds `.git`, which is a file in a submodule or worktree. */
export async function rootAround(folder: string): Promise<string | undefined> {
  for (let here = resolve(folder); ; here = dirname(here)) {
    if (await stat(join(here, '.git')).catch(() => undefined)) return here;
    if (dirname(here) === here) return undefined;
  }
}

export async function isFolder(path: string): Promise<boolean | undefined> {
  const about = await stat(await realpath(path).catch(() => path)).catch(() => undefined);
  return about?.isDirectory();
}

function slashed(path: string): string {
  return sep === '/' ? path : path.split(sep).join('/');
}
