/**
 * Settings on GitHub, from the question to the undo, with VS Code's own sign-in. GitHub is the fake one: each question it
 * gets is held against GitHub's own description, and `stop` fails the test when one does not fit.
 */
import { afterAll, expect, test } from 'vitest';
import { type FakeGitHub, startFakeGitHub } from '../github/fake-github.ts';
import { adminToken } from '../github/fake-state.ts';
import { type CompanyProxy, startProxy } from './proxy.ts';
import { signedIn } from './signed-in.ts';
import { withEditor } from './with-editor.ts';

const company: { fake?: FakeGitHub; proxy?: CompanyProxy } = {};
const editor = withEditor(async () => {
  company.fake = await startFakeGitHub();
  company.proxy = await startProxy(company.fake.url);
  return {
    environment: company.proxy.environment,
    prepare: signedIn(adminToken, [['repo']]),
    settings: { 'http.proxySupport': 'off' },
  };
});
afterAll(async () => {
  await company.proxy?.stop();
  await company.fake?.stop();
});

test('nothing is asked before a person presses something', async () => {
  const { window } = editor;
  await window.run('Longhaul: Open the checklist');
  await expect.poll(() => window.statusBar()).toContain('2 of 10');
  await window.open('.github/workflows/ci.yml', 18, 38);
  await window.quickFixes();
  await window.press('ArrowDown', 'Escape');
  await window.run('Longhaul: Check the whole project');
  await expect.poll(async () => (await window.messages()).join()).toContain('places need you.');
  expect(fake().log).toEqual([]);
  expect(proxy().wanted).toEqual([]);
});

test('what is public can be read without signing in', async () => {
  const { window } = editor;
  await window.run('Longhaul: Check my settings on GitHub');
  expect(await window.question()).toContain('Read the security settings of octo/demo from GitHub?');
  await window.answer('Read what is public');
  await expect.poll(() => window.rows('Checklist')).toContain('Take reports in private. To do, two places. 5 minutes.');
  expect(fake().log.every((line) => line.startsWith('GET ') && line.endsWith(' nobody'))).toBe(true);
  expect(fake().log.length).toBeGreaterThan(0);
});

test('what only an owner may see is read after signing in, and before that a person is asked', async () => {
  const { window } = editor;
  repository().isPrivate = true;
  await window.run('Longhaul: Check my settings on GitHub');
  await window.question();
  await window.answer('Sign in and read');
  await expect.poll(() => window.question()).toContain('wants to sign in using GitHub');
  await window.answer('Allow');
  await window.page.locator('.quick-input-list').getByText('<unknown>').waitFor();
  await window.press('Enter');
  await expect
    .poll(() => window.rows('Checklist'))
    .toContain('Limit what jobs may do. To do, three places. One click.');
  expect(fake().log.at(-1)).toMatch(/^GET .* 200 ada$/);
  repository().isPrivate = false;
});

test('a setting is changed after a question that says what will be', async () => {
  const { window } = editor;
  await window.run('Longhaul: Check my settings on GitHub');
  await window.question();
  await window.answer('Sign in and read');
  await expect.poll(() => window.rows('Checklist')).toContain('Take reports in private. To do, two places. 5 minutes.');
  const before = fake().log.length;
  await fixSetting();
  const question = await window.question();
  expect(question).toContain('Change a setting of octo/demo on github.com?');
  expect(question).toContain('Private reporting of weaknesses: now off, then on.');
  expect(fake().log.slice(before)).toEqual([]);
  expect(repository().privateReporting).toBe(false);
  await window.answer('Change it');
  await expect.poll(async () => (await window.messages()).join()).toContain('Private reporting of weaknesses: on.');
  expect(repository().privateReporting).toBe(true);
  await expect.poll(() => window.rows('Checklist')).toContain('Take reports in private. To do, one place. 5 minutes.');
});

test('and taken back the same way', async () => {
  const { window } = editor;
  await window.answer('Undo');
  expect(await window.question()).toContain('Private reporting of weaknesses: now on, then off.');
  await window.answer('Change it');
  await expect.poll(() => repository().privateReporting).toBe(false);
  await expect.poll(() => window.rows('Checklist')).toContain('Take reports in private. To do, two places. 5 minutes.');
  expect(fake().log.filter((line) => !line.startsWith('GET '))).toEqual([
    'PUT /repos/octo/demo/private-vulnerability-reporting 204 ada',
    'DELETE /repos/octo/demo/private-vulnerability-reporting 204 ada',
  ]);
});

test('a question that is turned away changes nothing', async () => {
  const { window } = editor;
  const before = fake().log.length;
  await fixSetting();
  await window.question();
  await window.press('Escape');
  await window.page.locator('.monaco-dialog-box').waitFor({ state: 'hidden' });
  expect(fake().log.slice(before)).toEqual([]);
  expect(repository().privateReporting).toBe(false);
});

test('a commit is looked up when that very fix is taken', async () => {
  const { window } = editor;
  fake().repository('codecov/codecov-action').tags['v5'] = { commit: 'c'.repeat(40) };
  fake().repository('codecov/codecov-action').tags['v5.9.0'] = { commit: 'c'.repeat(40) };
  await window.open('.github/workflows/ci.yml', 18, 38);
  await window.quickFixes();
  await window.takeFix('Ask GitHub where v5 of codecov/codecov-action is today, and pin it');
  await expect.poll(() => window.text()).toContain(`codecov/codecov-action@${'c'.repeat(40)} # v5.9.0`);
});

test('without GitHub, a sentence says so and the file stays as it is', async () => {
  const { window } = editor;
  fake().state.outage = 'cut';
  await window.open('.github/workflows/ci.yml', 13, 34);
  const before = await window.text();
  await window.quickFixes();
  await window.takeFix('Ask GitHub where v5 of actions/setup-node is today, and pin it');
  await expect.poll(async () => (await window.messages()).join()).toContain('Your file is unchanged.');
  expect(await window.text()).toBe(before);
});

test('actions are checked when a person says so, and what GitHub knows of them becomes a finding', async () => {
  const { window } = editor;
  const marked = async () => (await window.squiggles()).map(({ text }) => text);
  fake().state.outage = 'none';
  for (const name of ['actions/checkout', 'actions/setup-node', 'codecov/codecov-action']) {
    fake().repository(name).tags['v5'] = { commit: 'd'.repeat(40) };
  }
  fake().repository('codecov/codecov-action').isArchived = true;
  await window.open('.github/workflows/ci.yml', 1, 1);
  expect(await marked()).not.toContain('codecov/codecov-action');
  await window.run('Longhaul: Check actions with GitHub');
  await expect
    .poll(async () => (await window.messages()).join())
    .toContain('GitHub told about 3 of 3 actions. Look at the new places');
  await expect.poll(marked).toContain('codecov/codecov-action');
});

/** Its row is inside the row that the missing policy belongs to as well. */
async function fixSetting(): Promise<void> {
  const rows = editor.window.view('Checklist').locator('.monaco-list-row');
  const setting = rows.filter({ hasText: 'Private reporting of weaknesses' }).first();
  if (!(await setting.isVisible())) {
    await rows.filter({ hasText: 'Take reports in private' }).first().locator('.monaco-tl-twistie').click();
  }
  // The rows are drawn anew when answers arrive, and a click in that moment is lost.
  await expect
    .poll(async () => {
      await setting.hover();
      await setting.getByRole('button', { name: 'Fix' }).click({ timeout: 2000 });
      return editor.window.page
        .locator('.monaco-dialog-box')
        .waitFor({ timeout: 3000 })
        .then(() => true);
    })
    .toBe(true);
}

function repository() {
  return fake().repository('octo/demo');
}

function fake(): FakeGitHub {
  if (!company.fake) throw new Error('The fake GitHub runs inside tests only.');
  return company.fake;
}

function proxy(): CompanyProxy {
  if (!company.proxy) throw new Error('The proxy runs inside tests only.');
  return company.proxy;
}
