/**
 * Versions as tags write them. `v4` moves with each release, so it stands for the newest of its kind.
 */

/** Three numbers; `Infinity` where a moving tag leaves one open. */
export type Version = readonly [number, number, number];

/** Absent for a branch, and for what is no version. Missing numbers are counted as -1. */
export function readVersion(text: string): Version | undefined {
  const match = /^v?(\d+)(?:\.(\d+))?(?:\.(\d+))?(?:[-+].*)?$/i.exec(text.trim());
  if (!match) return undefined;
  const [, major, minor, patch] = match;
  return [Number(major), minor === undefined ? -1 : Number(minor), patch === undefined ? -1 : Number(patch)];
}

/** What a tag leads to: the newest release that it covers. */
export function newestIn([major, minor, patch]: Version): Version {
  const open = Number.POSITIVE_INFINITY;
  return [major, minor < 0 ? open : minor, minor < 0 || patch < 0 ? open : patch];
}

/** A missing version counts as the oldest, a missing number as 0. */
export function compareVersions(a: Version | undefined, b: Version | undefined): number {
  for (let index = 0; index < 3; index++) {
    const left = Math.max(0, a?.[index] ?? 0);
    const right = Math.max(0, b?.[index] ?? 0);
    if (left !== right) return left < right ? -1 : 1;
  }
  return 0;
}
