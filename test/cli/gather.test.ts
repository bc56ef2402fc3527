/**
 * What of the named paths is checked and reported: read from disk and checked, without starting a process.
 */
import { mkdirSync, realpathSync, symlinkSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, it } from 'vitest';
import type { Kind } from '../../rules/index.ts';
import { gather } from '../../server/cli/gather.ts';
import { resultOf } from '../../server/cli/result.ts';
import { folderWith } from './command.ts';

const unpinned = 'runs:\n  using: composite\n  steps:\n    - uses: softprops/action-gh-release@v2.6.2\n';

function repository(files: Readonly<Record<string, string>>): string {
  const folder = realpathSync(folderWith(files));
  mkdirSync(join(folder, '.git'));
  return folder;
}

/** Paths of findings, relative to `base`, and what could not be read. */
async function checked(base: string, paths: readonly string[], as?: Kind) {
  const gathered = await gather(
    paths.map((path) => join(base, path)),
    as,
  );
  const { findings, outcomes, unread } = resultOf(gathered, 'certain', new Set());
  const from = relative(process.cwd(), base);
  const named = (path: string | null) => (path === null ? null : relative(from, path));
  return {
    wrongUse: gathered.wrongUse,
    found: findings.map(({ path, finding }) => `${named(path)} ${finding.rule}`),
    unread: unread.map(({ path, reason }) => `${named(path)} ${reason}`),
    outcome: (rule: string) => outcomes.find((one) => one.rule === rule)?.outcome,
  };
}

it('reports both a folder and a file of the same repository', async () => {
  const base = repository({ 'a/action.yml': unpinned, 'b/action.yml': unpinned, 'c/action.yml': unpinned });
  expect((await checked(base, ['a', 'b/action.yml'])).found).toEqual([
    'a/action.yml pin-actions',
    'b/action.yml pin-actions',
  ]);
});

it('checks the other files when one is none of ours, and says so', async () => {
  const base = repository({ 'README.md': '', 'action.yml': unpinned, 'package-lock.json': '{}' });
  const { found, unread } = await checked(base, ['README.md', 'action.yml', 'package-lock.json']);
  expect(found).toEqual(['action.yml pin-actions']);
  expect(unread.map((line) => line.split(' ')[0])).toEqual(['README.md', 'package-lock.json']);
});

it('knows a file by its place in the repository, wherever it is named from', async () => {
  const base = repository({ 'SECURITY.md': '', 'sub/x': '' });
  expect((await checked(join(base, 'sub'), ['../SECURITY.md'])).unread).toEqual([]);
});

it('runs rules over the whole repository for a folder, not for files', async () => {
  const base = repository({ 'action.yml': unpinned });
  expect((await checked(base, [''])).found).toContain('SECURITY.md add-security-policy');
  const { found, outcome } = await checked(base, ['action.yml']);
  expect(found).toEqual(['action.yml pin-actions']);
  expect(outcome('add-security-policy')).toBe('unknown');
});

it('asks no repository rules of a folder that only holds repositories', async () => {
  const base = realpathSync(
    folderWith({ 'one/.git': 'x', 'two/.git': 'x', 'two/SECURITY.md': 'a', 'action.yml': unpinned }),
  );
  const { found, outcome } = await checked(base, ['']);
  expect(found).toEqual(expect.arrayContaining(['action.yml pin-actions', 'one/SECURITY.md add-security-policy']));
  expect(found).not.toContain('SECURITY.md add-security-policy');
  expect(outcome('add-security-policy')).toBe('to-do');
});

it('keeps the given name of a file taken as a kind, in what could not be read too', async () => {
  const base = folderWith({ 'a.txt': unpinned, 'b.txt': 'runs:\n  using: "comp\n' });
  const { found, unread } = await checked(base, ['a.txt', 'b.txt'], 'action');
  expect(found).toEqual(['a.txt pin-actions']);
  expect(unread.map((line) => line.split(' ')[0])).toEqual(['b.txt']);
});

it('tells a link to nothing from a slip of the person', async () => {
  const base = repository({});
  symlinkSync('nowhere', join(base, 'action.yml'));
  expect((await checked(base, ['action.yml'])).unread).toEqual([
    'action.yml This file is not there, or is a link to nothing.',
  ]);
  expect((await checked(base, ['gone.yml'])).wrongUse).toMatch(/^There is no file or folder .*gone\.yml\.$/);
});
