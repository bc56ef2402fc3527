/**
 * What the executable does not do: start programs, ask the network, or complain when nobody listens.
 */
import { spawn } from 'node:child_process';
import { chmodSync, existsSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { bundleCommand, folderWith, runCommand } from './command.ts';

let executable = '';
beforeAll(async () => {
  executable = await bundleCommand();
}, 60_000);
afterAll(() => rmSync(dirname(executable), { recursive: true, force: true }));

/** Runs with a `git` that leaves a mark beside itself when anybody starts it. */
async function marks(...args: string[]): Promise<boolean> {
  const programs = folderWith({ git: '#!/bin/sh\necho started > "$(dirname "$0")/mark"\nexit 1\n' });
  chmodSync(join(programs, 'git'), 0o755);
  const folder = folderWith({
    'action.yml': 'runs:\n  using: composite\n  steps:\n    - uses: octo/unheard-of@v1\n',
    '.git/config': '[core]\n\tfsmonitor = "touch pwned"\n',
  });
  const path = process.env['PATH'];
  process.env['PATH'] = `${programs}:${path}`;
  try {
    await runCommand(executable, folder, ['check', ...args]);
  } finally {
    process.env['PATH'] = path;
  }
  expect(existsSync(join(folder, 'pwned'))).toBe(false);
  return existsSync(join(programs, 'mark'));
}

it('starts no program to check or to mend what is safe', async () => {
  expect(await marks()).toBe(false);
  expect(await marks('--fix')).toBe(false);
  expect(await marks('--format', 'sarif')).toBe(false);
});

it('asks git only for a careful fix that needs to know a commit', async () => {
  expect(await marks('--fix-careful')).toBe(true);
});

it('ends quietly when its reader stops early', async () => {
  const files = Object.fromEntries(
    Array.from({ length: 400 }, (_, index) => [
      `p${index}/action.yml`,
      'runs:\n  using: composite\n  steps:\n    - uses: a/b@v1\n',
    ]),
  );
  const child = spawn(process.execPath, [executable, 'check', '--format', 'json'], { cwd: folderWith(files) });
  let said = '';
  child.stderr.on('data', (data) => {
    said += data;
  });
  child.stdout.once('data', () => child.stdout.destroy());
  const code = await new Promise((resolve) => child.once('close', resolve));
  expect([code, said]).toEqual([0, '']);
});

it('says in one line that a baseline cannot be written', async () => {
  const { code, err } = await runCommand(executable, folderWith({}), ['check', '--write-baseline', 'no/where.json']);
  expect([code, err]).toEqual([2, 'longhaul: no/where.json cannot be written. Does its folder exist?\n']);
});

it('keeps what a baseline noted when it is written anew', async () => {
  const folder = folderWith({ 'action.yml': 'runs:\n  using: composite\n  steps:\n    - uses: a/b@v1\n' });
  const again = ['check', '--baseline', 'b.json', '--write-baseline', 'b.json'];
  await runCommand(executable, folder, ['check', '--write-baseline', 'b.json']);
  await runCommand(executable, folder, again);
  await runCommand(executable, folder, again);
  const { out } = await runCommand(executable, folder, ['check', '--baseline', 'b.json', '--show', 'everything']);
  expect(out).toMatch(/^Nothing to do here\. Left out: \d+ by the baseline\.\n$/);
});

it('shows help instead of starting a server', async () => {
  expect((await runCommand(executable, '/', ['lsp', '--help'])).out).toContain('longhaul lsp');
});
