/** From the first look at a workflow to the fix: what is marked, what is said about it, and what one key changes. */
import { expect, test } from 'vitest';
import { withEditor } from './with-editor.ts';

const editor = withEditor();
const ci = '.github/workflows/ci.yml';
const codecov = '      - uses: codecov/codecov-action@';

test('marks exactly the words that can change, and says nothing on its own', async () => {
  const { window } = editor;
  await window.open(ci, 18, 38);
  await expect
    .poll(() => window.squiggles())
    .toEqual([
      { severity: 'warning', line: 8, text: 'jobs' },
      { severity: 'info', line: 12, text: 'actions/checkout' },
      { severity: 'info', line: 12, text: 'v5' },
      { severity: 'info', line: 13, text: 'v5' },
      { severity: 'warning', line: 18, text: 'v5' },
    ]);
  expect(await window.messagesSoFar()).toEqual([]);
});

test('says it in one line under Problems', async () => {
  const { window } = editor;
  await expect
    .poll(async () => (await window.problems()).join('\n'))
    .toContain(
      'Error: Anyone on GitHub can run commands here with a key that can write. Pass this value through `env`. at line 19 and character 34.',
    );
  await window.press('Control+J');
});

test('says more in the hover', async () => {
  const { window } = editor;
  await window.open(ci, 18, 38);
  await window.hover();
  await expect.poll(() => window.hovered()).toContain('`codecov/codecov-action` can change under you.');
  await expect.poll(() => window.hovered()).toContain('If the name moves, your next build runs the new code');
  expect(await window.hovered()).toContain('Fix: Pin codecov/codecov-action to the commit behind v5.5.2. Read why');
  await window.press('Escape');
});

test('one key opens the fixes, a second one takes the first of them', async () => {
  const { window } = editor;
  await window.open(ci, 18, 38);
  expect(await window.quickFixes()).toEqual([
    expect.stringMatching(/^Pin codecov\/codecov-action to the commit behind v5\.\d/),
    'Ask GitHub where v5 of codecov/codecov-action is today, and pin it',
    'Explain this',
    'Ignore here, with a reason…',
    'Fix every one of these in this file (3, shown to you first)',
  ]);
  await window.press('Enter');
  await expect.poll(() => window.text()).toContain(`${codecov}671740ac38dd9b0130fbe1cec585b89eea48d3de # v5.5.2`);
  await expect.poll(async () => (await window.squiggles()).map(({ line }) => line)).toEqual([8, 12, 12, 13]);
});

test('one undo takes it back', async () => {
  const { window } = editor;
  await window.press('Control+Z');
  await expect.poll(() => window.text()).toContain(`${codecov}v5`);
  await expect.poll(async () => (await window.squiggles()).map(({ line }) => line)).toEqual([8, 12, 12, 13, 18]);
});

test('several at once are listed first, and the comment beside one of them stays', async () => {
  const { window } = editor;
  await window.open(ci, 13, 34);
  await window.quickFixes();
  await window.takeFix('Fix every one of these in this file (3, shown to you first)');
  expect(await window.question()).toContain('Change 3 places in ci.yml?');
  expect(await window.question()).toContain('Pin actions/setup-node to the commit behind v5.0.0');
  await window.press('Enter');
  await expect.poll(() => window.text()).toContain(`${codecov}671740ac38dd9b0130fbe1cec585b89eea48d3de # v5.5.2`);
  expect(await window.text()).toContain(
    'actions/setup-node@a0853c24544627f65ddf259abe73b1d18a591444 # v5.0.0 # the Node that our users have',
  );
  await expect
    .poll(async () => (await window.squiggles()).map(({ text }) => text))
    .toEqual(['jobs', 'actions/checkout']);
});

test('a safe fix comes first where there is one', async () => {
  const { window } = editor;
  await window.open('.github/workflows/welcome.yml', 19, 40);
  await expect
    .poll(() => window.squiggles())
    .toEqual([{ severity: 'error', line: 19, text: 'github.event.issue.title' }]);
  expect((await window.quickFixes())[0]).toBe('Pass the issue’s title through env');
  await window.press('Enter');
  await expect.poll(() => window.text()).toContain('ISSUE_TITLE: ${{ github.event.issue.title }}');
  expect(await window.text()).toContain('echo "A new issue: $ISSUE_TITLE"');
  await expect.poll(() => window.squiggles()).toEqual([]);
});

test('a reason to leave it alone becomes a comment, and the mark goes away', async () => {
  const { window } = editor;
  await window.open(ci, 8, 1);
  await window.quickFixes();
  await window.takeFix('Ignore here, with a reason…');
  await window.page.locator('.quick-input-widget').getByText('Why is it fine?').waitFor();
  await window.type('our settings say so');
  await window.press('Enter');
  await expect.poll(() => window.text()).toContain('\n# longhaul: ignore[limit-token] our settings say so\njobs:\n');
  await expect.poll(async () => (await window.squiggles()).map(({ text }) => text)).toEqual(['actions/checkout']);
});

test('what was fixed is what lands on the disk', async () => {
  const { window } = editor;
  await window.save();
  expect(await window.saved(ci)).toContain(`${codecov}671740ac38dd9b0130fbe1cec585b89eea48d3de # v5.5.2\n`);
  expect(await window.messagesSoFar()).toEqual([]);
});

test('says above each job what it can do, once a person wants to see that', async () => {
  const { window } = editor;
  const lenses = () => window.page.locator('.codelens-decoration').allInnerTexts();
  await window.open(ci, 1, 1);
  expect(await lenses()).toEqual([]);
  await window.change({ 'longhaul.hints.jobRights': true });
  await window.open(ci, 1, 1);
  await expect.poll(lenses).toEqual([expect.stringMatching(/^Can /)]);
});
