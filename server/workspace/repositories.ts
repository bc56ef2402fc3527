/**
 * Which repositories the paths that a person names belong to. Tells them by `.git`, and never runs git.
 */
import { realpath, stat } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { type Walk, walk } from './walk.ts';

/** One repository, and what of it was asked for. */
export interface Asked {
  /** Absolute. */
  readonly root: string;
  readonly listing: Walk;
  /** False for a folder that is only looked at file by file, such as one that holds repositories. */
  readonly isRepository: boolean;
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
  const grouping = new Grouping(signal);
  const real = await Promise.all(folders.map((folder) => realpath(folder).catch(() => resolve(folder))));
  // Outer folders first, so that a folder inside one is not looked at twice.
  for (const folder of real.sort((a, b) => a.length - b.length)) await grouping.addFolder(folder);
  for (const file of files) {
    const folder = await realpath(dirname(file)).catch(() => resolve(dirname(file)));
    await grouping.addFile(join(folder, basename(file)));
  }
  return grouping.asked;
}

interface Entry {
  readonly listing: Walk;
  readonly isRepository: boolean;
  readonly folders: string[];
  readonly files: string[];
}

/** Collects what was asked for, by root. */
class Grouping {
  private readonly byRoot = new Map<string, Entry>();

  constructor(private readonly signal: AbortSignal | undefined) {}

  get asked(): readonly Asked[] {
    const entries = [...this.byRoot].map(([root, entry]) => ({ root, ...entry }));
    return entries.filter(({ folders, files }) => folders.length + files.length > 0);
  }

  async addFolder(folder: string): Promise<void> {
    const root = (await rootAround(folder)) ?? this.looseAround(folder)?.[0];
    if (root === undefined) return this.addLoose(folder);
    const inside = slashed(relative(root, folder));
    // Who names a folder that git ignores wants to see it, but it is no part of the project.
    if (inside && !holds((await this.at(root)).listing, inside)) await this.at(folder, false, ['']);
    else await this.enter(root, inside);
  }

  private async enter(root: string, folder: string): Promise<void> {
    const entry = await this.at(root);
    if (!entry.folders.includes(folder)) entry.folders.push(folder);
    for (const inner of entry.listing.repositories.filter((path) => isWithin(path, folder)))
      await this.enter(join(root, inner), '');
  }

  /** A folder in no repository is one itself, unless repositories lie in it: then what lies beside them is only files. */
  private async addLoose(folder: string): Promise<void> {
    const listing = await walk(folder, this.signal);
    const isRepository = listing.repositories.length === 0;
    const isOfUse = isRepository || listing.paths.length > 0 || listing.unread.length > 0;
    if (isOfUse) this.keep(folder, listing, isRepository, ['']);
    for (const inner of listing.repositories) await this.enter(join(folder, inner), '');
  }

  async addFile(file: string): Promise<void> {
    const root = await rootAround(dirname(file));
    const loose = this.looseAround(file);
    if (root) (await this.at(root)).files.push(slashed(relative(root, file)));
    else if (loose) loose[1].files.push(slashed(relative(loose[0], file)));
    else this.addLone(file);
  }

  /** A file outside any repository stands for itself: nothing around it is read. */
  private addLone(file: string): void {
    const special = file.lastIndexOf(`${sep}.github${sep}`);
    const root = special > 0 ? file.slice(0, special) : dirname(file);
    const listing = { paths: [], repositories: [], unread: [], complete: false };
    const entry = this.byRoot.get(root) ?? this.keep(root, listing, false, []);
    entry.files.push(slashed(relative(root, file)));
  }

  /** The folder in no repository that was named already and holds this path. */
  private looseAround(path: string): readonly [string, Entry] | undefined {
    return [...this.byRoot].find(([root, { folders }]) => path.startsWith(root + sep) && folders.includes(''));
  }

  private async at(root: string, isRepository = true, folders: readonly string[] = []): Promise<Entry> {
    return this.byRoot.get(root) ?? this.keep(root, await walk(root, this.signal), isRepository, folders);
  }

  private keep(root: string, listing: Walk, isRepository: boolean, folders: readonly string[]): Entry {
    const complete = listing.complete && isRepository;
    const entry = { listing: { ...listing, complete }, isRepository, folders: [...folders], files: [] };
    this.byRoot.set(root, entry);
    return entry;
  }
}

function holds({ paths, repositories, unread }: Walk, folder: string): boolean {
  return [paths, repositories, unread.map(({ path }) => path)].some((list) =>
    list.some((path) => isWithin(path, folder)),
  );
}

/** True for the folder itself, too. Both relative, with `/`; '' is everything. */
export function isWithin(path: string, folder: string): boolean {
  return folder === '' || path === folder || path.startsWith(`${folder}/`);
}

/** The nearest folder upwards that holds `.git`, which is a file in a submodule or worktree. */
export async function rootAround(folder: string): Promise<string | undefined> {
  for (let here = resolve(folder); ; here = dirname(here)) {
    if (await stat(join(here, '.git')).catch(() => undefined)) return here;
    if (dirname(here) === here) return undefined;
  }
}

export function slashed(path: string): string {
  return sep === '/' ? path : path.split(sep).join('/');
}
