/** The build for browsers: the server is a web worker without a disk, and reads files through the editor. */
import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { withEditor } from './with-editor.ts';

const editor = withEditor(() => ({ settings: { 'remote.extensionKind': { 'longhaul.longhaul': ['web'] } } }));

test('marks the same words and ticks the same rows', async () => {
  const { window } = editor;
  await window.run('Longhaul: Open the checklist');
  await expect
    .poll(() => window.rows('Checklist'))
    .toContain('Pin what you build with. To do, five places. One click.');
  await expect.poll(() => window.statusBar()).toContain('2 of 10');
  await window.open('.github/workflows/ci.yml', 18, 38);
  await expect.poll(async () => (await window.squiggles()).map(({ line }) => line)).toEqual([8, 12, 12, 13, 18]);
});

test('starts no program on the machine', async () => {
  const { server } = editor;
  const programs = spawnSync('ps', ['-A', '-o', 'args'], { encoding: 'utf8' }).stdout.split('\n');
  expect(programs.length).toBeGreaterThan(3);
  expect(programs.filter((program) => program.includes(server.home) && program.includes('longhaul.mjs'))).toEqual([]);
});

test('fixes and explains as well', async () => {
  const { window } = editor;
  await window.open('.github/workflows/welcome.yml', 19, 40);
  await window.quickFixes();
  await window.takeFix('Explain this');
  await expect.poll(() => window.panel().locator('h1').textContent()).toBe('Keep strangers’ text out of your commands');
  expect(await window.panel().locator('main').textContent()).toContain('What could happen');
  await window.open('.github/workflows/welcome.yml', 19, 40);
  await window.quickFixes();
  await window.takeFix('Pass the issue’s title through env');
  await expect.poll(() => window.text()).toContain('echo "A new issue: $ISSUE_TITLE"');
  await expect.poll(() => window.statusBar()).toContain('3 of 10');
  expect(await window.messagesSoFar()).toEqual([]);
});
