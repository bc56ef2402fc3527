/**
 * A baseline: what stood when a project started with Longhaul. Only fingerprints, so it can be committed.
 */
import { readFile, writeFile } from 'node:fs/promises';

/** The fingerprints, or what is wrong with the file. */
export async function readBaseline(path: string): Promise<ReadonlySet<string> | string> {
  const text = await readFile(path, 'utf8').catch(() => undefined);
  if (text === undefined) return `There is no baseline ${path}. Make one: longhaul check --write-baseline ${path}`;
  try {
    const { fingerprints } = JSON.parse(text) as { fingerprints?: unknown };
    if (Array.isArray(fingerprints))
      return new Set(fingerprints.filter((one): one is string => typeof one === 'string'));
  } catch {
    return `${path} is no baseline: it is not JSON.`;
  }
  return `${path} is no baseline: it has no list of fingerprints.`;
}

/** Notes every finding, shown or not, so that a later `--show` brings up nothing old. Answers whether it could. */
export async function writeBaseline(path: string, fingerprints: readonly string[]): Promise<boolean> {
  const unique = [...new Set(fingerprints)].sort();
  const text = `${JSON.stringify({ version: 1, fingerprints: unique }, undefined, 2)}\n`;
  return writeFile(path, text).then(
    () => true,
    () => false,
  );
}
