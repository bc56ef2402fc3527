/**
 * Reading one file: its text as it is, or a plain sentence. Never a throw, never a wait.
 */
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readText } from '../../server/workspace/read-text.ts';
import { folderWith, makePipe } from '../cli/command.ts';

it.each([
  ['Windows line ends', 'a: 1\r\nb: 2\r\n'],
  ['a byte order mark', '\ufeffa: 1\n'],
  ['an emoji', '# 🚂\n'],
  ['nothing', ''],
])('keeps %s as it is', async (_, text) => {
  expect(await readText(folderWith({ x: text }), 'x')).toEqual({ text });
});

it('says why a text cannot be read', async () => {
  const folder = folderWith({ large: 'x'.repeat(5_000_000), nul: 'a\0b' });
  writeFileSync(join(folder, 'latin'), Buffer.from([0x61, 0xe9, 0x62]));
  mkdirSync(join(folder, 'folder'));
  makePipe(join(folder, 'pipe'));
  symlinkSync('nowhere', join(folder, 'broken'));
  symlinkSync('loop', join(folder, 'loop'));
  symlinkSync('/etc/passwd', join(folder, 'outside'));
  symlinkSync('/etc', join(folder, 'etc'));
  const said = (path: string) => readText(folder, path).then((read) => ('reason' in read ? read.reason : read.text));
  expect(await said('large')).toBe('This file is too large to check.');
  expect(await said('nul')).toBe('This is not a text file.');
  expect(await said('latin')).toBe('This is not a text file in UTF-8.');
  expect(await said('folder')).toMatch(/^This is (not a file|a folder)/);
  expect(await said('pipe')).toBe('This is not a file.');
  expect(await said('broken')).toBe('This file is not there, or is a link to nothing.');
  expect(await said('gone')).toBe('This file is not there, or is a link to nothing.');
  expect(await said('loop')).toBe('This is a link that leads to itself.');
  expect(await said('outside')).toBe('This is a link that leads out of the project.');
  expect(await said('etc/passwd')).toBe('This is a link that leads out of the project.');
  expect(await said('../x')).toMatch(/^This /);
  expect(await said('x'.repeat(300))).toBe('This file cannot be read.');
});

it('reads through a link that stays in the project', async () => {
  const folder = folderWith({ 'real/x': 'text' });
  symlinkSync('real', join(folder, 'other'));
  expect(await readText(folder, 'other/x')).toEqual({ text: 'text' });
});

it('does not wait on a socket', async () => {
  const folder = folderWith({});
  const server = createServer().listen(join(folder, 'socket'));
  await new Promise((resolve) => server.once('listening', resolve));
  expect(await readText(folder, 'socket')).toEqual({ reason: 'This file cannot be read.' });
  server.close();
});
