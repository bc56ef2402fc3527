/**
 * The sample project that `npm start` and the editor tests open: always a fresh copy, so that it may be changed. A copy
 * knows where it would live on GitHub, as a clone does; that part is written here, because git keeps no `.git` of another.
 */
import { cp, mkdir, mkdtemp, realpath, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const sample = join(dirname(fileURLToPath(import.meta.url)), 'sample');

/** Resolves with the absolute path of a copy in a temporary folder named `sample-project`. `remote`: where it came from. */
export async function copySample({ remote = 'https://github.com/octo/demo.git' } = {}) {
  const home = await realpath(await mkdtemp(join(tmpdir(), 'longhaul-sample-')));
  const copy = join(home, 'sample-project');
  await cp(sample, copy, { recursive: true });
  await mkdir(join(copy, '.git', 'refs'), { recursive: true });
  await mkdir(join(copy, '.git', 'objects'));
  await writeFile(join(copy, '.git', 'HEAD'), 'ref: refs/heads/main\n');
  await writeFile(
    join(copy, '.git', 'config'),
    ['[core]', '\trepositoryformatversion = 0', '\tbare = false', '[remote "origin"]', `\turl = ${remote}`, ''].join(
      '\n',
    ),
  );
  return copy;
}
