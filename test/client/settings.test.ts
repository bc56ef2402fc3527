import { beforeEach, expect, test } from 'vitest';
import { ByHand } from '../../client/by-hand.ts';
import { ChecklistStore } from '../../client/checklist-store.ts';
import { hostOf } from '../../client/github-host.ts';
import { RepositoryChoice } from '../../client/repository-choice.ts';
import type { Requests } from '../../client/requests.ts';
import { Settings } from '../../client/settings.ts';
import type { ReadSettingsParams, Remote, SettingResult } from '../../server/lsp/messages.ts';
import { folder, repository, row } from './checklists.ts';
import { seen } from './fake-vscode.ts';
import { memento } from './memento.ts';

beforeEach(() => seen.reset());

const remote: Remote = { host: 'github.com', owner: 'someone', repo: 'project' };
const change = { setting: 'private-reporting', from: 'off', to: 'on', effect: 'People can write to you.' } as const;
const done: SettingResult = { done: true, message: 'Read.' };

/** A server that answers what it is told to, and remembers what it was asked. */
async function start(
  answers: Partial<Record<'anonymous' | 'signedIn' | 'changed', SettingResult>> = {},
  remotes = [remote],
) {
  const asked: ReadSettingsParams[] = [];
  const changed: ReadSettingsParams[] = [];
  const requests = {
    readSettings: async (params: ReadSettingsParams) => {
      asked.push(params);
      return (params.token === undefined ? answers.anonymous : answers.signedIn) ?? done;
    },
    changeSetting: async (params: ReadSettingsParams) => {
      changed.push(params);
      return answers.changed ?? { ...done, undo: { ...change, from: 'on', to: 'off' }, link: 'https://github.com/x' };
    },
  } as unknown as Requests;
  const checklist = { repositories: [repository([row()], { remotes })], state: 'ready' } as const;
  const store = new ChecklistStore(async () => checklist, new ByHand(memento(), memento()));
  await store.refresh();
  let read = 0;
  const settings = new Settings(requests, store, new RepositoryChoice(memento()), () => read++);
  return { settings, asked, changed, read: () => read };
}

test('asks nothing of GitHub when the person turns away', async () => {
  const { settings, asked } = await start();
  await settings.read();
  expect(asked).toEqual([]);
  expect(seen.sessions).toEqual([]);
  expect(seen.messages[0]?.detail).toContain('Only an owner can see');
});

test('what is public needs no account', async () => {
  const { settings, asked, read } = await start();
  seen.press = 'Read what is public';
  await settings.read();
  expect(asked).toEqual([{ uri: folder, remote, api: undefined, token: undefined }]);
  expect([seen.sessions.length, read()]).toEqual([0, 1]);
});

test('asks for the smallest access that does it', async () => {
  const scopesAfter = async (anonymous: SettingResult) => {
    seen.reset();
    const { settings } = await start({ anonymous });
    seen.press = 'Sign in and read';
    await settings.read();
    return seen.sessions.filter(({ options }) => options['createIfNone']).map(({ scopes }) => scopes);
  };
  expect(await scopesAfter(done)).toEqual([['public_repo']]);
  expect(await scopesAfter({ done: false, message: 'x', failed: 'not-found' })).toEqual([['repo']]);
  expect(await scopesAfter({ done: false, message: 'x', failed: 'offline' })).toEqual([]);
});

test('uses a session it may use already, silently', async () => {
  const { settings, asked } = await start();
  seen.granted.push('repo');
  seen.press = 'Sign in and read';
  await settings.read();
  expect(seen.sessions.every(({ options }) => options['silent'])).toBe(true);
  expect(asked.at(-1)?.token).toBe('token for repo');
});

test('says why it failed, and offers to try again', async () => {
  const { settings, read } = await start({
    anonymous: { done: false, message: 'Could not reach GitHub.', failed: 'offline' },
  });
  seen.press = 'Sign in and read';
  await settings.read();
  expect(seen.messages.at(-1)).toEqual({ text: 'Could not reach GitHub.', detail: undefined, buttons: ['Try again'] });
  expect(read()).toBe(0);
});

test('names repository, setting, old and new value and the way back before any change', async () => {
  const { settings, changed } = await start();
  await settings.change(folder, change);
  expect(changed).toEqual([]);
  const [question] = seen.messages;
  expect(question?.text).toBe('Change a setting of someone/project on github.com?');
  expect(question?.detail).toContain('Private reporting of weaknesses: now off, then on.');
  expect(question?.detail).toContain('People can write to you.');
  expect(question?.detail).toContain('To take it back');
});

test('changes after a yes, and offers the way back and the page', async () => {
  const { settings, changed } = await start();
  seen.press = 'Change it';
  await settings.change(folder, change);
  expect(changed).toHaveLength(1);
  expect(seen.messages.at(-1)).toMatchObject({
    text: 'Changed. Private reporting of weaknesses: on.',
    buttons: ['Undo', 'Open on GitHub'],
  });
});

test('neither reads nor changes in Restricted Mode, or when the person said never', async () => {
  for (const forbid of [() => (seen.isTrusted = false), () => seen.settings.set('longhaul.github.connect', 'never')]) {
    seen.reset();
    forbid();
    const { settings, asked, changed } = await start();
    await settings.read();
    await settings.change(folder, change);
    expect([asked.length, changed.length, seen.sessions.length]).toEqual([0, 0, 0]);
  }
});

test('an enterprise server counts only when the person set it, not the folder', () => {
  const own = { ...remote, host: 'ghe.example.org' };
  seen.settings.set('github-enterprise.uri', 'https://ghe.example.org');
  expect(hostOf(own)).toBeUndefined();
  seen.ownSettings.set('github-enterprise.uri', 'https://ghe.example.org');
  expect(hostOf(own)).toEqual({ provider: 'github-enterprise', api: 'https://ghe.example.org' });
  expect(hostOf({ ...remote, host: 'evil.example' })).toBeUndefined();
  expect(hostOf(remote)).toEqual({ provider: 'github' });
});

test('with several remotes it asks once and remembers', async () => {
  const other = { ...remote, owner: 'fork' };
  const choice = new RepositoryChoice(memento());
  const here = repository([], { remotes: [other, remote] });
  expect(await choice.remoteOf(here)).toEqual(other);
  expect(await choice.remoteOf({ ...here, remotes: [remote, other] })).toEqual(other);
});

test('each cause of no repository on GitHub has its own sentence', async () => {
  for (const remotes of [[], [{ ...remote, host: 'git.example.org' }]]) {
    const { settings } = await start({}, remotes);
    await settings.read();
  }
  expect(seen.messages.map(({ text }) => text)).toEqual([
    'project has no remote on GitHub yet, so there are no settings to look at.',
    'git.example.org is not github.com. Is it your enterprise server? Then set github-enterprise.uri in your own settings.',
  ]);
});
