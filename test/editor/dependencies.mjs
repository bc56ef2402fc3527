/** Sees to it that `node_modules` holds what `package-lock.json` says, before anything that needs it is loaded. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from './install.mjs';
import { npm } from './npm.mjs';

const oldestNode = 20;

/** Runs `npm ci` when something is missing or of another version. Rejects with a plain sentence on an old Node. */
export async function bringDependencies() {
  if (Number(process.versions.node.split('.')[0]) < oldestNode) {
    throw new Error(`Longhaul needs Node ${oldestNode} or newer. This is Node ${process.versions.node}.`);
  }
  if (await isCurrent()) return;
  console.log('Installing the packages of package-lock.json');
  await npm(['ci', '--ignore-scripts', '--no-audit', '--no-fund'], root);
}

/** npm leaves a lockfile of what it installed in `node_modules`. Packages for other platforms are rightly absent. */
async function isCurrent() {
  const wanted = await packagesOf(join(root, 'package-lock.json'));
  const present = await packagesOf(join(root, 'node_modules', '.package-lock.json'));
  if (wanted === undefined || present === undefined) return false;
  return Object.entries(wanted).every(
    ([path, { version, optional }]) =>
      path === '' || present[path]?.version === version || (optional && !present[path]),
  );
}

async function packagesOf(path) {
  try {
    return JSON.parse(await readFile(path, 'utf8')).packages;
  } catch {
    return undefined;
  }
}
