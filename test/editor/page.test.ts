/** The page beside the code: what it shows, who can read it, and what its one button does. */
import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { barriersIn } from './accessibility.ts';
import { withEditor } from './with-editor.ts';

const welcome = '.github/workflows/welcome.yml';
const editor = withEditor(() => ({
  arrange: async (folder) => {
    await appendFile(join(folder, '.npmrc'), '//packages.example.org/:_authToken=7d1c4ef0a9b24c6f8e35b7f1\n');
    return undefined;
  },
}));

test('opens beside the file, and the cursor stays where it was', async () => {
  const { window } = editor;
  await window.open(welcome, 19, 40);
  await window.quickFixes();
  await window.takeFix('Explain this');
  await expect.poll(() => window.panel().locator('h1').textContent()).toBe('Keep strangers’ text out of your commands');
  await window.type('X');
  await expect.poll(() => window.text()).toContain('X');
  await window.press('Control+Z');
  await expect.poll(() => window.text()).not.toContain('X');
});

test('shows a person’s own lines, before and after', async () => {
  const { window } = editor;
  const [before, after] = await window.panel().locator('.here pre').allInnerTexts();
  expect(before).toContain('−     echo "A new issue: ${{ github.event.issue.title }}"');
  expect(after).toContain('+     ISSUE_TITLE: ${{ github.event.issue.title }}');
  expect(after).toContain('+     echo "A new issue: $ISSUE_TITLE"');
});

test('puts no barrier in anyone’s way, in light, dark and high contrast', async () => {
  const { window } = editor;
  expect(await barriersIn(window)).toEqual([]);
  await window.wear('dark');
  await expect.poll(() => window.panel().locator('body').getAttribute('class')).toContain('vscode-dark');
  expect(await barriersIn(window)).toEqual([]);
  await window.page.emulateMedia({ forcedColors: 'active' });
  await expect.poll(() => window.panel().locator('body').getAttribute('class')).toContain('vscode-high-contrast');
  expect(await barriersIn(window)).toEqual([]);
  await window.page.emulateMedia({ forcedColors: 'none' });
  await window.wear('light');
});

test('its button applies the fix, and the page says that it is done', async () => {
  const { window } = editor;
  await window.panel().getByText('Apply this fix').click();
  await expect.poll(() => window.panel().locator('[role=status]').textContent()).toContain('Pass the issue’s title');
  await window.tab('welcome.yml').click();
  await expect.poll(() => window.text()).toContain('echo "A new issue: $ISSUE_TITLE"');
});

test('leads through a fix that takes a person’s decisions, without showing the password', async () => {
  const { window } = editor;
  await window.open('.npmrc', 3, 40);
  const [first = ''] = await window.quickFixes();
  await window.takeFix(first);
  await expect.poll(() => window.panel().locator('h2').allInnerTexts()).toEqual(['What to do, step by step']);
  const steps = await window.panel().locator('.here ol li').allInnerTexts();
  expect(steps.length).toBeGreaterThan(1);
  expect(await window.panel().locator('main').textContent()).not.toContain('7d1c4ef0');
  expect(await barriersIn(window)).toEqual([]);
});

test('can be read as plain text', async () => {
  const { window } = editor;
  await window.panel().getByText('Open as text').click();
  await expect.poll(() => window.text()).toMatch(/^# /);
  expect(await window.messagesSoFar()).toEqual([]);
});
