/**
 * Where the texts that no editor holds open come from: the disk, or the editor itself when the server has no disk.
 * Everything is a URI, nothing throws: what cannot be read is absent.
 */
export interface Files {
  /** Roots of the repositories in or around a folder of the workspace; the folder itself when there is none. */
  rootsOf(folder: string): Promise<readonly string[]>;
  /** The root of the repository a file belongs to, looked for from the file outwards. */
  rootAround(file: string): Promise<string | undefined>;
  /** Every path of a repository, relative to its root, without those of repositories inside it. */
  list(root: string): Promise<Listing>;
  /** `path`: relative to `root`. A link that leads out of it is not followed. */
  read(root: string, path: string): Promise<string | undefined>;
}

export interface Listing {
  readonly paths: readonly string[];
  /** False when there were too many to list: then an absent path says nothing. */
  readonly isComplete: boolean;
}
