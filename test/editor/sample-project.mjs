/** The sample project that `npm start` and the editor tests open: always a fresh copy, so that it may be changed. */
import { cp, mkdtemp, realpath } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const sample = join(dirname(fileURLToPath(import.meta.url)), 'sample');

/** Resolves with the absolute path of a copy in a temporary folder named `sample-project`. */
export async function copySample() {
  const home = await realpath(await mkdtemp(join(tmpdir(), 'longhaul-sample-')));
  const copy = join(home, 'sample-project');
  await cp(sample, copy, { recursive: true });
  return copy;
}
