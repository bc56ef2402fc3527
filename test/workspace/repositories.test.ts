/**
 * Which repositories a person means by the paths they name.
 */
import { mkdirSync, realpathSync, symlinkSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, it } from 'vitest';
import { repositoriesOf } from '../../server/workspace/repositories.ts';
import { folderWith } from '../cli/command.ts';

/** Two repositories `a` and `b` beside each other, the second with a submodule. */
function projects(): string {
  const folder = realpathSync(
    folderWith({
      'a/package.json': '{}',
      'a/src/deep/package.json': '{}',
      'a/.gitignore': 'out\n',
      'a/out/package.json': '{}',
      'b/package.json': '{}',
      'b/module/.git': 'gitdir: elsewhere',
      'b/module/package.json': '{}',
      'package.json': '{}',
    }),
  );
  for (const name of ['a', 'b']) mkdirSync(join(folder, name, '.git'));
  return folder;
}

async function asked(base: string, folders: readonly string[], files: readonly string[] = []) {
  const at = (path: string) => join(base, path);
  const found = await repositoriesOf(folders.map(at), files.map(at));
  return found.map(({ root, folders, files, isRepository }) => [relative(base, root), folders, files, isRepository]);
}

it('finds the root from a folder and a file within', async () => {
  expect(await asked(projects(), ['a/src'], ['a/package.json'])).toEqual([['a', ['src'], ['package.json'], true]]);
});

it('finds submodules below a folder', async () => {
  expect(await asked(projects(), ['b'])).toEqual([
    ['b', [''], [], true],
    ['b/module', [''], [], true],
  ]);
});

it('takes a folder that holds repositories for no repository', async () => {
  expect(await asked(projects(), [''])).toEqual([
    ['', [''], [], false],
    ['a', [''], [], true],
    ['b', [''], [], true],
    ['b/module', [''], [], true],
  ]);
});

it('looks at nothing twice', async () => {
  const base = projects();
  expect(await asked(base, ['b/module', 'b', '', 'a'], ['package.json', 'a/package.json'])).toEqual([
    ['', [''], ['package.json'], false],
    ['a', [''], ['package.json'], true],
    ['b', [''], [], true],
    ['b/module', [''], [], true],
  ]);
  expect(await asked(folderWith({ 'x/y/package.json': '{}' }), ['x/y', 'x'])).toEqual([['x', ['', 'y'], [], true]]);
});

it('looks into a folder that git ignores when it is named', async () => {
  expect(await asked(projects(), ['a/out'])).toEqual([['a/out', [''], [], false]]);
});

it('takes a file outside any repository alone, with the place its name asks for', async () => {
  const base = folderWith({ 'x/.github/workflows/ci.yml': '', 'x/package.json': '{}' });
  expect(await asked(base, [], ['x/.github/workflows/ci.yml'])).toEqual([
    ['x', [], ['.github/workflows/ci.yml'], false],
  ]);
});

it('follows a link that the person names', async () => {
  const base = projects();
  symlinkSync(join(base, 'a/src'), join(base, 'b/link'));
  expect(await asked(base, ['b/link'])).toEqual([['a', ['src'], [], true]]);
});
