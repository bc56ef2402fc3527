/**
 * From the paths a person named to snapshots, and which findings of each were asked for.
 */
import { basename, join, relative, resolve, sep } from 'node:path';
import { text } from 'node:stream/consumers';
import { type Kind, kindOf, noFacts, readDocument, usualPaths } from '../../rules/index.ts';
import { type ReadText, readText } from '../workspace/read-text.ts';
import { type Asked, isFolder, repositoriesOf } from '../workspace/repositories.ts';
import { gapsOf, makeRepository, readSnapshot, type Snapshot } from '../workspace/snapshot.ts';
import type { Unread } from '../workspace/walk.ts';

/** One snapshot, and what of it to say. */
export interface Subject {
  readonly snapshot: Snapshot;
  /** Only these documents, and no rule over the whole repository; absent when a folder was named. */
  readonly only: ReadonlySet<string> | undefined;
  /** Folders inside that were named, relative; '' is all of it. */
  readonly folders: readonly string[];
  /** The name to print for a path of the snapshot, where the two differ. */
  readonly printedAs: ReadonlyMap<string, string>;
  /** True when fixes may be written back. */
  readonly isOnDisk: boolean;
}

export interface Gathered {
  readonly subjects: readonly Subject[];
  /** Paths relative to the working folder. */
  readonly unread: readonly Unread[];
  /** Set when the person asked for something that cannot be. */
  readonly wrongUse?: string;
}

export async function gather(paths: readonly string[], as: Kind | undefined): Promise<Gathered> {
  const cwd = process.cwd();
  const folders: string[] = [];
  const files: string[] = [];
  const subjects: Subject[] = [];
  const unread: Unread[] = [];
  for (const path of paths) {
    const absolute = resolve(path);
    const isDirectory = path === '-' ? false : await isFolder(absolute);
    if (isDirectory === undefined) return { subjects, unread, wrongUse: `There is no file or folder ${path}.` };
    if (isDirectory) folders.push(absolute);
    else if (as) {
      const taken = await takenAs(path, as);
      if ('reason' in taken) unread.push({ path, reason: taken.reason, partly: false });
      else subjects.push(taken);
    } else if (path === '-') return { subjects, unread, wrongUse: 'Say what standard input holds: --as workflow' };
    else if (kindOf(slashed(relative(cwd, absolute))) || kindOf(slashed(absolute))) files.push(absolute);
    else
      return {
        subjects,
        unread,
        wrongUse: `${basename(path)} is no file Longhaul knows by name. Say what it is: --as workflow`,
      };
  }
  for (const asked of await repositoriesOf(folders, files)) subjects.push(await subjectOf(asked));
  for (const { snapshot, only, folders: asked } of subjects) unread.push(...unreadOf(snapshot, only, asked, cwd));
  return { subjects, unread };
}

async function subjectOf({ root, listing, folders, files }: Asked): Promise<Subject> {
  return {
    snapshot: await readSnapshot(root, { ...listing, paths: [...new Set([...listing.paths, ...files])] }),
    only: folders.length > 0 ? undefined : new Set(files),
    folders,
    printedAs: new Map(),
    isOnDisk: true,
  };
}

/** A text taken as a kind stands alone, at the usual path of that kind. */
async function takenAs(path: string, kind: Kind): Promise<Subject | { readonly reason: string }> {
  const read: ReadText =
    path === '-' ? { text: await standardInput() } : await readText(resolve(path, '..'), basename(path));
  if ('reason' in read) return read;
  const place = usualPaths[kind];
  const document = readDocument(place, kind, read.text);
  return {
    snapshot: {
      root: resolve(path, '..'),
      repository: makeRepository(new Map([[place, document]]), [place], false, noFacts),
      unread: gapsOf(document),
    },
    only: new Set([place]),
    folders: [],
    printedAs: new Map([[place, path]]),
    isOnDisk: false,
  };
}

function standardInput(): Promise<string> {
  return text(process.stdin);
}

function unreadOf(
  snapshot: Snapshot,
  only: ReadonlySet<string> | undefined,
  folders: readonly string[],
  cwd: string,
): Unread[] {
  return snapshot.unread
    .filter(({ path }) => (only ? only.has(path) : isWithin(path, folders)))
    .map((entry) => ({ ...entry, path: slashed(relative(cwd, join(snapshot.root, entry.path))) }));
}

export function isWithin(path: string, folders: readonly string[]): boolean {
  return folders.some((folder) => folder === '' || path === folder || path.startsWith(`${folder}/`));
}

export function slashed(path: string): string {
  return sep === '/' ? path : path.split(sep).join('/');
}
