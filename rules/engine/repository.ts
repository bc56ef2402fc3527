/**
 * A repository as far as rules see it: the files we can read, the names of the others, and facts from outside.
 * It is a snapshot: nothing in it ever changes, and open editors have already won over the disk.
 */
import type { Config } from './config.ts';
import type { Document } from './document.ts';
import type { Facts } from './facts.ts';
import type { Kind } from './kinds.ts';

export interface Repository {
  /** By path, sorted. */
  readonly documents: ReadonlyMap<string, Document>;
  /** Every path, sorted, read or not. */
  readonly paths: readonly string[];
  /** False when only single files were given: then an absent path says nothing. */
  readonly complete: boolean;
  readonly facts: Facts;
  readonly config: Config;
}

export function documentsOf(repository: Repository, ...kinds: readonly Kind[]): Document[] {
  return [...repository.documents.values()].filter((document) => kinds.includes(document.kind));
}
