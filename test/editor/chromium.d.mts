/** What `chromium.mjs` offers. */

/** The path of a browser, or nothing. */
export function findChromium(): string | undefined;

/** The path of a browser, installed through apt when that is possible. Rejects with what to do when it is not. */
export function bringChromium(): Promise<string>;
