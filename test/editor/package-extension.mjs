/** Builds Longhaul and packs it, as people will install it. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from './install.mjs';

export const vsix = join(root, 'longhaul.vsix');

/** Throws, with what the tools said, when that does not work. Returns the path of the `.vsix`. */
export function packageExtension() {
  const windows = process.platform === 'win32';
  const run = spawnSync('npm', ['run', '--silent', 'package'], { cwd: root, encoding: 'utf8', shell: windows });
  if (run.status !== 0) throw new Error(`Longhaul could not be packaged:\n${run.stdout}${run.stderr}`);
  return vsix;
}
