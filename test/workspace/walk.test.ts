/**
 * Which files of a folder are seen at all: real folders on disk, some of them made by somebody unkind.
 */
import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { walk } from '../../server/workspace/walk.ts';
import { folderWith, makePipe } from '../cli/command.ts';

it('lists files in order, and skips what nobody writes by hand', async () => {
  const folder = folderWith({ 'b/c': '', 'a.txt': '', 'node_modules/x/package.json': '', '.git/config': '' });
  expect(await walk(folder)).toEqual({ paths: ['a.txt', 'b/c'], repositories: [], unread: [], complete: true });
});

it('lets the nearest .gitignore decide, as git does', async () => {
  const folder = folderWith({
    '.gitignore': '*.log\nbuild/\n/only-here\n# a comment\n\\#odd\n',
    'a.log': '',
    'build/x': '',
    'only-here': '',
    '#odd': '',
    'sub/.gitignore': '!kept.log\nown\n',
    'sub/kept.log': '',
    'sub/other.log': '',
    'sub/own': '',
    'sub/only-here': '',
    'sub/build': '',
  });
  const { paths } = await walk(folder);
  expect(paths).toEqual(['.gitignore', 'sub/.gitignore', 'sub/build', 'sub/kept.log', 'sub/only-here']);
});

it('does not enter repositories inside, and names them', async () => {
  const folder = folderWith({ 'inner/.git': 'gitdir: ../.git/modules/inner', 'inner/package.json': '{}', x: '' });
  expect(await walk(folder)).toMatchObject({ paths: ['x'], repositories: ['inner'] });
});

it('follows no link to a folder, so that a loop ends', async () => {
  const folder = folderWith({ 'a/package.json': '{}' });
  symlinkSync('..', join(folder, 'a/up'));
  symlinkSync(folder, join(folder, 'self'));
  expect((await walk(folder)).paths).toEqual(['a/package.json', 'a/up', 'self']);
});

it.each([
  ['a pipe', (path: string) => makePipe(path)],
  ['an endless device', (path: string) => symlinkSync('/dev/zero', path)],
  ['a folder', (path: string) => mkdirSync(path)],
  ['a link to itself', (path: string) => symlinkSync('.gitignore', path)],
])('goes on when .gitignore is %s', async (_, make) => {
  const folder = folderWith({ 'package.json': '{}' });
  make(join(folder, '.gitignore'));
  expect((await walk(folder)).paths).toContain('package.json');
});

it('leaves out patterns that would take for ever to compare', async () => {
  const name = `${'a'.repeat(200)}bc`;
  const folder = folderWith({
    '.gitignore': `${'*a'.repeat(40)}b\n${'**/a/'.repeat(40)}b\n*.log\n`,
    [name]: '',
    'x.log': '',
  });
  expect((await walk(folder)).paths).toEqual(['.gitignore', name]);
});

it.each(['...', '..foo', '[', 'a\\b', '{a,b}', ' '])('copes with a folder and a pattern named “%s”', async (name) => {
  const folder = folderWith({ '.gitignore': `${name}x\n[z-a]\n!\n/\n`, [`${name}/package.json`]: '{}' });
  expect((await walk(folder)).paths).toContain(`${name}/package.json`);
});

it('says in words which folder cannot be opened, even the first', async () => {
  const gone = join(folderWith({}), 'gone');
  expect((await walk(gone)).unread).toEqual([{ path: '.', reason: 'This folder cannot be opened.', partly: false }]);
});

it('stops when it is cancelled', async () => {
  const folder = folderWith({ 'a/b': '', 'c/d': '' });
  expect((await walk(folder, AbortSignal.abort())).paths).toEqual([]);
});
