/**
 * `npm run pictures` takes the README's pictures from the sample, in the newest VS Code. Look at them before you keep them.
 */
import { expect, test } from 'vitest';
import { withEditor } from '../with-editor.ts';

const editor = withEditor(() => ({
  size: { width: 1080, height: 640 },
  settings: { 'workbench.hover.delay': 60_000, 'editor.minimap.enabled': false },
}));
const ci = '.github/workflows/ci.yml';
const picture = (name: string) => new URL(`../../../docs/pictures/${name}.png`, import.meta.url).pathname;

test('the finding and its fixes, light', async () => {
  const { window } = editor;
  await window.open(ci, 18, 38);
  await expect.poll(async () => (await window.squiggles()).length).toBeGreaterThan(3);
  await window.press('Control+B');
  await window.quickFixes();
  await window.page.screenshot({ path: picture('finding-light') });
  await window.press('Escape');
});

test('the checklist, dark', async () => {
  const { window } = editor;
  await window.wear('dark');
  await window.press('Control+B');
  await window.run('Longhaul: Open the checklist');
  await expect.poll(async () => (await window.rows('Checklist')).length).toBeGreaterThan(5);
  await window.page.screenshot({ path: picture('checklist-dark') });
});

test('the page of a check, with the person’s own lines, light', async () => {
  const { window } = editor;
  await window.wear('light');
  await window.press('Control+B');
  await window.open(ci, 18, 38);
  await window.run('Longhaul: Explain what is marked here');
  await window.panel().locator('h1').waitFor();
  await window.page.screenshot({ path: picture('page-light') });
});
