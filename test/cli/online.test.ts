/** `check --online`, from the executable to a fake GitHub and back. */
import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { withFakeGitHub } from '../github/with-fake.ts';
import { bundleCommand, folderWith, type Ran, runCommand } from './command.ts';

const github = withFakeGitHub();
let executable = '';
beforeAll(async () => {
  executable = await bundleCommand();
}, 60_000);

const strangers = '3'.repeat(40);
const workflow = `on: push
permissions: {}
jobs:
  test:
    runs-on: ubuntu-latest
    steps:
      - uses: octo/demo@${strangers} # v1.2.0
      - uses: octo/gone@v1
`;

function checkOnline(...more: readonly string[]): Promise<Ran> {
  const folder = folderWith({ '.github/workflows/test.yml': workflow, 'SECURITY.md': 'Write to us.' });
  const env = {
    GITHUB_API_URL: github.fake.url,
    GITHUB_TOKEN: '',
    GH_TOKEN: '',
    XDG_CACHE_HOME: mkdtempSync(join(tmpdir(), 'longhaul-xdg-')),
  };
  return runCommand(executable, folder, ['check', '.github/workflows/test.yml', '--show', 'likely', ...more], '', env);
}

it('says what only GitHub can tell, and sums up what it asked', async () => {
  const repository = github.fake.repository('octo/demo');
  repository.tags['v1.2.0'] = { commit: '1'.repeat(40) };
  repository.history[strangers] = [];
  const { code, out, err } = await checkOnline('--online');
  expect(out).toContain('This commit is not part of `octo/demo`');
  expect(out).toContain('GitHub shows no `octo/gone`');
  expect(err).toContain('GitHub told about 2 of 2 repositories of actions.');
  expect(code).toBe(1);
});

it('asks nobody without being told to', async () => {
  const { out } = await checkOnline();
  expect(out).not.toContain('is not part of');
  expect(github.fake.log).toEqual([]);
});

it('says that GitHub did not answer, and checks all the same', async () => {
  github.fake.state.outage = 'cut';
  const { out, err } = await checkOnline('--online');
  expect(err).toContain('GitHub cannot be reached. Check the connection and try again.');
  expect(out).toContain('`octo/gone` can change under you');
  expect(out).not.toContain('GitHub shows no');
});

it('keeps the answers where it was told to', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'longhaul-cache-'));
  await checkOnline('--online', '--cache-dir', folder);
  expect(readdirSync(folder).every((name) => name.endsWith('.json'))).toBe(true);
  expect(readdirSync(folder).length).toBeGreaterThan(0);
});
