/** What `sample-project.mjs` offers. */

/** Resolves with the absolute path of a fresh copy of `sample/` in a temporary folder; its parent is that folder. */
export function copySample(): Promise<string>;
