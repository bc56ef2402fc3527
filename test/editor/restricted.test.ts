/** Restricted Mode: a stranger's folder can be looked at, and nothing on GitHub is asked or changed for it. */
import { afterAll, expect, test } from 'vitest';
import { type CompanyProxy, startProxy } from './proxy.ts';
import { withEditor } from './with-editor.ts';

const company: { proxy?: CompanyProxy } = {};
const editor = withEditor(async () => {
  company.proxy = await startProxy('http://127.0.0.1:9');
  return { workspaceTrust: true, environment: company.proxy.environment, settings: { 'http.proxySupport': 'off' } };
});
afterAll(() => company.proxy?.stop());

test('findings and their explanations work', async () => {
  const { window } = editor;
  await window.open('.github/workflows/ci.yml', 18, 38);
  await expect.poll(() => window.statusBar()).toContain('Restricted Mode');
  await expect.poll(async () => (await window.squiggles()).map(({ line }) => line)).toEqual([8, 12, 12, 13, 18]);
  await window.quickFixes();
  await window.takeFix('Explain this');
  await expect.poll(() => window.panel().locator('h1').textContent()).toBe('Pin actions to an exact commit');
  expect(await window.messagesSoFar()).toEqual([]);
});

test('a fix that is known offline works too', async () => {
  const { window } = editor;
  await window.open('.github/workflows/welcome.yml', 19, 40);
  await window.quickFixes();
  await window.takeFix('Pass the issue’s title through env');
  await expect.poll(() => window.text()).toContain('echo "A new issue: $ISSUE_TITLE"');
});

test('a fix that would ask GitHub says in one sentence why it does not', async () => {
  const { window } = editor;
  await window.open('.github/workflows/ci.yml', 13, 34);
  await window.quickFixes();
  await window.takeFix('Ask GitHub where v5 of actions/setup-node is today, and pin it');
  await expect
    .poll(() => window.messages())
    .toEqual(['In Restricted Mode, Longhaul reads files and asks GitHub nothing. Trust this folder first.']);
  expect(await window.text()).toContain('actions/setup-node@v5 # the Node');
});

test('reading settings is not offered', async () => {
  const { window } = editor;
  await window.press('F1');
  await window.type('Longhaul: Check');
  const rows = window.page.locator('.quick-input-list .monaco-list-row');
  await expect
    .poll(() => rows.allInnerTexts())
    .toEqual(expect.arrayContaining([expect.stringContaining('whole project')]));
  expect((await rows.allInnerTexts()).join()).not.toContain('Check my settings');
  await window.press('Escape');
  expect(company.proxy?.wanted).toEqual([]);
});
