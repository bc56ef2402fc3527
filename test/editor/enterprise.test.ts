/** A GitHub of a company: its address comes from the person's own settings, and never from what a repository says. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { type FakeGitHub, startFakeGitHub } from '../github/fake-github.ts';
import { withEditor } from './with-editor.ts';

const company: { fake?: FakeGitHub } = {};
const editor = withEditor(async () => {
  company.fake = await startFakeGitHub();
  const { url } = company.fake;
  return {
    remote: 'git@127.0.0.1:octo/demo.git',
    arrange: async (folder) => {
      await mkdir(join(folder, '.vscode'));
      await writeFile(join(folder, '.vscode', 'settings.json'), JSON.stringify({ 'github-enterprise.uri': url }));
      return undefined;
    },
  };
});
afterAll(() => company.fake?.stop());

test('an address that the repository brings along is not asked', async () => {
  const { window } = editor;
  await window.run('Longhaul: Check my settings on GitHub');
  await expect
    .poll(() => window.messagesSoFar())
    .toEqual([
      '127.0.0.1 is not github.com. Is it your enterprise server? Then set github-enterprise.uri in your own settings.',
    ]);
  expect(company.fake?.log).toEqual([]);
});

test('the person’s own address is asked, and the row says what came back', async () => {
  const { window } = editor;
  await window.change({ 'github-enterprise.uri': company.fake?.url });
  await window.run('Longhaul: Open the checklist');
  await expect.poll(() => window.rows('Checklist')).toContain('Take reports in private. To do, one place. 5 minutes.');
  expect(company.fake?.log).toEqual([]);
  await window.run('Longhaul: Check my settings on GitHub');
  expect(await window.question()).toContain('octo/demo');
  await window.answer('Read what is public');
  await expect.poll(() => window.rows('Checklist')).toContain('Take reports in private. To do, two places. 5 minutes.');
  expect(company.fake?.log).toContain('GET /repos/octo/demo/private-vulnerability-reporting 200 nobody');
});
