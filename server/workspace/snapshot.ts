/**
 * Reads a repository from disk into the snapshot that rules see.
 */
import { realpath } from 'node:fs/promises';
import {
  allRules,
  compare,
  configPaths,
  type Document,
  type Facts,
  kindOf,
  noConfig,
  noFacts,
  type Repository,
  readConfig,
  readDocument,
} from '../../rules/index.ts';
import { readText } from './read-text.ts';
import type { Unread, Walk } from './walk.ts';

export interface Snapshot {
  /** Absolute path of the folder. */
  readonly root: string;
  readonly repository: Repository;
  /** What could not be read at all, or only in part; paths relative to the root. */
  readonly unread: readonly Unread[];
}

/** Reads every file we have a kind for, and knows the names of the others. Stops early, with what it has, when cancelled. */
export async function readSnapshot(root: string, listing: Walk, signal?: AbortSignal): Promise<Snapshot> {
  const ours = listing.paths.filter((path) => kindOf(path));
  const documents = new Map<string, Document>();
  const unread: Unread[] = [...listing.unread];
  const rootPath = realpath(root);
  // Each file says so itself when the root is gone.
  rootPath.catch(() => undefined);
  // A few at a time: a thousand files must be neither open nor in memory twice at once.
  for (let start = 0; start < ours.length && !signal?.aborted; start += batch) {
    const paths = ours.slice(start, start + batch);
    const texts = await Promise.all(paths.map((path) => readText(root, path, rootPath)));
    for (const [index, path] of paths.entries()) {
      const read = texts[index];
      const kind = kindOf(path);
      if (!kind || !read) continue;
      if ('reason' in read) unread.push({ path, reason: read.reason, partly: false });
      else documents.set(path, readDocument(path, kind, read.text));
    }
  }
  unread.push(...[...documents.values()].flatMap(gapsOf));
  const complete = listing.complete && !signal?.aborted;
  return { root, repository: makeRepository(documents, listing.paths, complete, noFacts), unread };
}

const batch = 64;

/** A snapshot of the documents given and nothing else: an absent file says nothing then, unless `complete`. */
export function makeRepository(
  documents: ReadonlyMap<string, Document>,
  paths: readonly string[],
  complete: boolean,
  facts: Facts,
): Repository {
  const config = configPaths.map((path) => documents.get(path)).find((document) => document !== undefined);
  return {
    documents: new Map([...documents].sort(([a], [b]) => compare(a, b))),
    paths: [...paths].sort(compare),
    complete,
    facts,
    config: config ? readConfig(config, ruleNames) : noConfig,
  };
}

/** Ids and families a team may name in its file. */
export const ruleNames: ReadonlySet<string> = new Set(allRules.flatMap(({ id, family }) => [id, `${family}/*`]));

/** The first thing in a document that could not be understood, if any. */
export function gapsOf({ path, tree }: Document): readonly Unread[] {
  const gap = tree.gaps[0];
  return gap ? [{ path, reason: gap.reason, partly: tree.roots.length > 0 }] : [];
}
