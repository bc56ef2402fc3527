/** Several folders in one window: each has its own checklist, and the status bar speaks of the one in front. */
import { cp, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { withEditor } from './with-editor.ts';

const editor = withEditor(() => ({
  arrange: async (folder) => {
    const home = dirname(folder);
    const quiet = join(home, 'quiet-project');
    await cp(join(folder, '.git'), join(quiet, '.git'), { recursive: true });
    await mkdir(join(quiet, 'notes'));
    await writeFile(join(quiet, 'notes', 'a.md'), '# Notes\n');
    const workspace = join(home, 'both.code-workspace');
    await writeFile(workspace, JSON.stringify({ folders: [{ path: 'sample-project' }, { path: 'quiet-project' }] }));
    return workspace;
  },
}));

test('each has its own rows', async () => {
  const { window } = editor;
  await window.run('Longhaul: Open the checklist');
  await expect
    .poll(() => window.rows('Checklist'))
    .toEqual(
      expect.arrayContaining([
        'sample-project',
        'Pin what you build with. To do, five places. One click.',
        'quiet-project',
        'Done or not needed, 5',
      ]),
    );
});

test('the status bar follows the file in front', async () => {
  const { window } = editor;
  await window.open('.github/workflows/ci.yml', 18, 38);
  await expect.poll(() => window.statusBar()).toContain('2 of 10');
  await expect.poll(async () => (await window.squiggles()).length).toBe(5);
  await window.open('../quiet-project/notes/a.md');
  await expect.poll(() => window.statusBar()).not.toContain('2 of 10');
  expect(await window.messagesSoFar()).toEqual([]);
});
