/** The page of a check for everyone: an automated look for barriers, in three themes. */
import { expect, test } from 'vitest';
import { barriersIn } from './accessibility.ts';
import { withEditor } from './with-editor.ts';

const editor = withEditor();

test('the page opens', async () => {
  const { window } = editor;
  await window.open('.github/workflows/welcome.yml', 19, 40);
  await window.quickFixes();
  await window.takeFix('Explain this');
  await expect.poll(() => window.panel().locator('h1').textContent()).toBe('Keep strangers’ text out of your commands');
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
