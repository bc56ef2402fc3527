/** What `sample-project.mjs` offers. */

export interface SampleOptions {
  /** The address of the remote in the copy's `.git/config`. Default: a repository that stands for any on GitHub. */
  readonly remote?: string;
}

/** Resolves with the absolute path of a fresh copy of `sample/` in a temporary folder; its parent is that folder. */
export function copySample(options?: SampleOptions): Promise<string>;
