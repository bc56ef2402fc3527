/**
 * From files on disk to what rules see.
 */
import { expect, it } from 'vitest';
import { kindOf } from '../../rules/index.ts';
import { readSnapshot } from '../../server/workspace/snapshot.ts';
import { walk } from '../../server/workspace/walk.ts';
import { folderWith } from '../cli/command.ts';

async function snapshotOf(files: Readonly<Record<string, string>>, signal?: AbortSignal) {
  const folder = folderWith(files);
  return readSnapshot(folder, await walk(folder), signal);
}

it('reads the files we know, in order, and only names the others', async () => {
  const { repository, unread } = await snapshotOf({ 'b/package.json': '{}', 'action.yml': 'name: x', 'a.txt': 'x' });
  expect([...repository.documents.keys()]).toEqual(['action.yml', 'b/package.json']);
  expect(repository.paths).toEqual(['a.txt', 'action.yml', 'b/package.json']);
  expect([repository.complete, unread]).toEqual([true, []]);
});

it('knows what the team decided', async () => {
  const { repository } = await snapshotOf({ '.github/longhaul.yml': 'exclude: [vendor/**]\n' });
  expect(repository.config.exclude).toEqual(['vendor/**']);
});

it('says what it could not read, whole or in part', async () => {
  const { repository, unread } = await snapshotOf({
    'action.yml': 'runs:\n  steps:\n    - uses: "a\n',
    'package.json': 'x'.repeat(2_000_000),
  });
  expect([...repository.documents.keys()]).toEqual(['action.yml']);
  expect(unread.map(({ path, partly }) => [path, partly])).toEqual([
    ['package.json', false],
    ['action.yml', true],
  ]);
});

it('never reads a lockfile', () => {
  for (const path of ['package-lock.json', 'pnpm-lock.yaml', 'yarn.lock', 'uv.lock', 'poetry.lock', 'Cargo.lock'])
    expect(kindOf(path)).toBeUndefined();
});

it('reads many files, a few at a time', async () => {
  const many = Array.from({ length: 300 }, (_, index) => [`p${index}/package.json`, '{}']);
  expect((await snapshotOf(Object.fromEntries(many))).repository.documents.size).toBe(300);
});

it('claims nothing of files it has not looked at when cancelled', async () => {
  const folder = folderWith({ 'package.json': '{}' });
  const { repository } = await readSnapshot(folder, await walk(folder), AbortSignal.abort());
  expect([repository.documents.size, repository.complete]).toEqual([0, false]);
});
