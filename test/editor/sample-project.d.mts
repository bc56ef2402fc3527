/** What `sample-project.mjs` offers. */

export interface SampleOptions {
  /** The address of the remote in the copy's `.git/config`. Default: a repository that stands for any on GitHub. */
  readonly remote?: string;
}

/** Resolves with the absolute path of a copy in a temporary folder named `sample-project`. */
export function copySample(options?: SampleOptions): Promise<string>;
