/** What `package-extension.mjs` offers. */

/** Where the packaged extension lies. */
export const vsix: string;

/** Builds and packs. Throws, with what the tools said, when that does not work. Returns the path of the `.vsix`. */
export function packageExtension(): string;
