/** The checklist in the side bar, the number in the status bar, and the ticks of the first steps: they tell one story. */
import { expect, test } from 'vitest';
import { withEditor } from './with-editor.ts';

const editor = withEditor();

test('fills in without being asked to start, and says each row for the ear', async () => {
  const { window } = editor;
  await window.run('Longhaul: Open the checklist');
  await expect
    .poll(() => window.rows('Checklist'))
    .toEqual([
      'Keep strangers out of your builds',
      'Keep strangers’ code out. To do, one place. One click.',
      'Limit what jobs may do. To do, two places. One click.',
      'Pin what you build with. To do, five places. One click.',
      'Hear about updates. To do, one place. One click.',
      'Keep your secrets yours',
      'Guard your account. Could not tell. Only you can: tick it when it is done.',
      'Help people report problems',
      'Take reports in private. To do, one place. 5 minutes.',
      'Protect your main branch',
      'Forbid rewriting history. Could not tell.',
      'Find a second pair of eyes. Could not tell. Only you can: tick it when it is done.',
      'Done or not needed, 2',
    ]);
  await expect.poll(() => window.statusBar()).toContain('2 of 10');
});

test('a row ticks over when its last place is fixed', async () => {
  const { window } = editor;
  await window.open('.github/workflows/welcome.yml', 19, 40);
  await window.quickFixes();
  await window.press('Enter');
  await expect.poll(() => window.statusBar()).toContain('3 of 10');
  await expect.poll(() => window.rows('Checklist')).toContain('Done or not needed, 3');
  await row('Done or not needed').click();
  await expect.poll(() => window.rows('Checklist')).toContain('Keep strangers’ code out. Done.');
});

test('what only a person can tell is ticked by hand, and unticked with the keyboard', async () => {
  const { window } = editor;
  await row('Guard your account').getByRole('checkbox').click();
  await expect.poll(() => window.statusBar()).toContain('4 of 10');
  await expect.poll(() => window.rows('Checklist')).toContain('Guard your account. Done.');
  await row('Guard your account').getByRole('checkbox').focus();
  await window.press('Space');
  await expect.poll(() => window.statusBar()).toContain('3 of 10');
});

test('the fix of a row shows a new file first, then opens it where something is to be filled in', async () => {
  const { window } = editor;
  await row('Take reports in private').hover();
  await row('Take reports in private').getByRole('button', { name: 'Fix' }).click();
  const panel = window.panel();
  await expect.poll(() => panel.locator('.here').textContent()).toContain('What the fix would write');
  await panel.getByText('Apply this fix').click();
  await window.tab('SECURITY.md').waitFor();
  await expect.poll(() => window.text()).toContain('# Security policy');
  await expect.poll(() => window.rows('Checklist')).toContain('Take reports in private. Could not tell.');
});

test('everything safe is fixed at once, and the answer says how much', async () => {
  const { window } = editor;
  await window.run('Longhaul: Fix everything safe');
  await expect.poll(() => window.messages()).toHaveLength(1);
  expect((await window.messages())[0]).toMatch(/^Fixed one place\. Undo takes it back\. \d more need your decision\.$/);
  expect(await window.messagesSoFar()).toHaveLength(1);
  await window.open('.github/dependabot.yml');
  expect(await window.text()).toContain('    cooldown:\n      default-days: 7');
});

test('the first steps are ticked by what was done, wherever it was done', async () => {
  const { window } = editor;
  await window.run('Longhaul: Show the first steps');
  await expect
    .poll(steps)
    .toEqual([
      'See how your project stands: done',
      'Fix one thing with one click: done',
      'Read why it matters: done',
      'Turn on two protections on GitHub: open',
      'Keep it that way: open',
    ]);
});

test('a button of the first steps does what it says, and the step is ticked', async () => {
  const { window } = editor;
  const page = window.page.locator('.gettingStartedContainer');
  await page.getByText('Turn on two protections on GitHub').first().click();
  await page.getByText('Skip this step').click();
  await expect.poll(steps).toContain('Turn on two protections on GitHub: done');
});

async function steps(): Promise<readonly string[]> {
  const all = editor.window.page.locator('.gettingStartedContainer .getting-started-step');
  return all.evaluateAll((elements) =>
    elements.map((element) => {
      const isDone = element.querySelector('.codicon.complete') !== null;
      return `${element.querySelector('.step-title')?.textContent}: ${isDone ? 'done' : 'open'}`;
    }),
  );
}

function row(name: string) {
  return editor.window.view('Checklist').locator('.monaco-list-row', { hasText: name }).first();
}
