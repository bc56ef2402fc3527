/**
 * From the paths a person named to snapshots, and which findings of each were asked for.
 */
import { lstat, stat } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { type Kind, kindOf, noFacts, readDocument, usualPaths } from '../../rules/index.ts';
import { type ReadText, readText } from '../workspace/read-text.ts';
import { type Asked, isWithin, repositoriesOf, slashed } from '../workspace/repositories.ts';
import { gapsOf, makeRepository, readSnapshot, type Snapshot } from '../workspace/snapshot.ts';
import type { Unread } from '../workspace/walk.ts';

/** One snapshot, and what of it to say. */
export interface Subject {
  readonly snapshot: Snapshot;
  /** Folders inside that were named, relative; '' is all of it. */
  readonly folders: readonly string[];
  /** Single files that were named, relative. */
  readonly files: ReadonlySet<string>;
  /** True when rules over the whole repository run: a folder of it was named. */
  readonly isRepository: boolean;
  /** The one document of a text taken as a kind: the path it was given, which is `-` for standard input. */
  readonly taken: string | undefined;
}

export interface Gathered {
  readonly subjects: readonly Subject[];
  /** What never became part of a subject. Paths relative to the working folder. */
  readonly unread: readonly Unread[];
  /** Set when the person asked for something that cannot be. */
  readonly wrongUse?: string;
}

export async function gather(paths: readonly string[], as: Kind | undefined): Promise<Gathered> {
  const folders: string[] = [];
  const files: string[] = [];
  const subjects: Subject[] = [];
  const unread: Unread[] = [];
  for (const path of paths) {
    const sort = await sortOf(path);
    if (sort === undefined) return { subjects, unread, wrongUse: `There is no file or folder ${path}.` };
    if (path === '-' && !as) return { subjects, unread, wrongUse: 'Say what standard input holds: --as workflow' };
    if (sort === 'folder') folders.push(resolve(path));
    else if (as === undefined || as === kindOf(slashed(resolve(path)))) files.push(resolve(path));
    else {
      const taken = await takenAs(path, as);
      if ('reason' in taken) unread.push({ path: nameOf(path), reason: taken.reason, partly: false });
      else subjects.push(taken);
    }
  }
  for (const asked of await repositoriesOf(folders, files)) {
    subjects.push(await subjectOf(asked));
    for (const path of new Set(asked.files))
      if (!kindOf(path)) unread.push({ path: nameOf(join(asked.root, path)), reason: unknown, partly: false });
  }
  return { subjects, unread };
}

const unknown = 'Longhaul does not know this file by its name. Say what it is, such as --as workflow.';

/** A link that leads nowhere is a file that cannot be read. Nothing there at all: a slip of the person who typed. */
async function sortOf(path: string): Promise<'file' | 'folder' | undefined> {
  if (path === '-') return 'file';
  const about = (await stat(path).catch(() => undefined)) ?? (await lstat(path).catch(() => undefined));
  if (about === undefined) return undefined;
  return about.isDirectory() ? 'folder' : 'file';
}

async function subjectOf({ root, listing, isRepository, folders, files }: Asked): Promise<Subject> {
  return {
    snapshot: await readSnapshot(root, { ...listing, paths: [...new Set([...listing.paths, ...files])] }),
    folders,
    files: new Set(files),
    isRepository: isRepository && folders.length > 0,
    taken: undefined,
  };
}

/** A text taken as a kind stands alone, at the usual path of that kind. */
async function takenAs(path: string, kind: Kind): Promise<Subject | { readonly reason: string }> {
  const read: ReadText =
    path === '-' ? { text: await text(process.stdin) } : await readText(dirname(resolve(path)), basename(path));
  if ('reason' in read) return read;
  const place = usualPaths[kind];
  const document = readDocument(place, kind, read.text);
  return {
    snapshot: {
      root: dirname(resolve(path)),
      repository: makeRepository(new Map([[place, document]]), [place], false, noFacts),
      unread: gapsOf(document),
    },
    folders: [],
    files: new Set([place]),
    isRepository: false,
    taken: path,
  };
}

/** True for what the person asked about, by its path in the snapshot. */
export function isAsked({ folders, files }: Subject, path: string): boolean {
  return files.has(path) || folders.some((folder) => isWithin(path, folder));
}

/** The name to print for a path of the snapshot: relative to the working folder, with `/`. */
export function printedName({ taken, snapshot }: Subject, path: string): string {
  return nameOf(taken ?? join(snapshot.root, path));
}

function nameOf(path: string): string {
  return path === '-' ? path : slashed(relative(process.cwd(), resolve(path)));
}
