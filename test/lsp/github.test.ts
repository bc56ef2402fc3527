/** Asking GitHub: only when a person pressed something, with that request's token, at an address only the person can name. */
import { Socket } from 'node:net';
import { describe, expect, it, vi } from 'vitest';
import type { Checklist, Done, SettingResult } from '../../server/lsp/messages.ts';
import { adminToken } from '../github/fake-state.ts';
import { withFakeGitHub } from '../github/with-fake.ts';
import { capable, ours } from './capabilities.ts';
import { type Client, connect } from './client.ts';

vi.mock('../../rules/all.ts', () => import('./sample-rules.ts'));

const workflow = '.github/workflows/ci.yml';
const sha = 'b'.repeat(40);
const github = withFakeGitHub();

async function applyFix(client: Client, uri: string, more: object = {}): Promise<Done> {
  const target = { rule: 'ask-github', uri, range: client.rangeOf(uri, 'TAG'), fix: 0, version: 1 };
  return client.execute({
    title: '',
    command: 'longhaul.server.applyFix',
    arguments: [{ ...target, api: github.fake.url, ...more }],
  });
}

describe('a fix that needs a fact', () => {
  it('asks for it, shows progress, and then changes the text', async () => {
    github.fake.repository('octo/tool').tags['v1.0.0'] = { commit: sha };
    const client = await connect({ capabilities: ours });
    const uri = await client.open(workflow, 'name: TAG\n');
    expect((await applyFix(client, uri)).done).toBe(true);
    expect(client.text(uri)).toBe(`name: ${sha}\n`);
    expect(await client.next('$/progress')).toMatchObject({ value: { kind: 'begin', cancellable: true } });
  });

  it('leaves the file alone when GitHub does not know it, with one sentence', async () => {
    const client = await connect({ capabilities: ours });
    const uri = await client.open(workflow, 'name: TAG\n');
    const { done, message } = await applyFix(client, uri);
    expect([done, client.text(uri)]).toEqual([false, 'name: TAG\n']);
    expect(message).toMatch(/Your file is unchanged\.$/);
  });

  it('can be stopped', async () => {
    github.fake.state.outage = 'silent';
    const client = await connect({ capabilities: ours });
    const uri = await client.open(workflow, 'name: TAG\n');
    const answer = applyFix(client, uri);
    const { token } = await client.next<{ token: string }>('$/progress');
    await client.tell('window/workDoneProgress/cancel', { token });
    expect(await answer).toEqual({ done: false, message: 'Stopped before GitHub answered. Your file is unchanged.' });
  });

  it.each(['http://example.com', 'https://user:pass@example.com', 'nonsense'])('asks nobody at %s', async (api) => {
    const client = await connect({ capabilities: ours });
    const uri = await client.open(workflow, 'name: TAG\n');
    expect((await applyFix(client, uri, { api, token: adminToken })).message).toContain('must start with https://');
  });
});

describe('settings', () => {
  const paramsOf = (client: Client) => {
    const { hostname } = new URL(github.fake.url);
    return {
      uri: client.uri(''),
      remote: { host: hostname, owner: 'octo', repo: 'demo' },
      api: github.fake.url,
      token: adminToken,
    };
  };
  const outcomeOf = async (client: Client) => {
    const { repositories } = await client.ask<Checklist>('longhaul/checklist');
    const rules = repositories[0]?.rows.flatMap((row) => row.rules) ?? [];
    return rules.find(({ rule }) => rule === 'let-people-report');
  };

  it('are read, changed and changed back, and the checklist follows', async () => {
    const client = await connect({ capabilities: ours });
    expect((await outcomeOf(client))?.outcome).toBe('unknown');
    const params = paramsOf(client);
    expect((await client.ask<SettingResult>('longhaul/readSettings', params)).done).toBe(true);
    const finding = (await outcomeOf(client))?.findings[0];
    expect(finding).toMatchObject({ target: { uri: client.uri(''), range: null }, where: 'private-reporting' });
    const change = finding?.fixes[0]?.change;
    const changed = await client.ask<SettingResult>('longhaul/changeSetting', { ...params, change });
    expect(changed).toMatchObject({ done: true, undo: { from: 'on', to: 'off' } });
    expect([(await outcomeOf(client))?.outcome, github.fake.repository('octo/demo').privateReporting]).toEqual([
      'done',
      true,
    ]);
    await client.ask<SettingResult>('longhaul/changeSetting', { ...params, change: changed.undo });
    expect((await outcomeOf(client))?.outcome).toBe('to-do');
  });

  it('of a repository that lives elsewhere are not asked for', async () => {
    const client = await connect({ capabilities: ours });
    const params = { ...paramsOf(client), remote: { host: 'evil.example', owner: 'octo', repo: 'demo' } };
    expect(await client.ask<SettingResult>('longhaul/readSettings', params)).toEqual({
      done: false,
      message: 'evil.example is not the GitHub server of your settings, so nothing was asked.',
    });
    expect(github.fake.log).toEqual([]);
  });

  it('never bring the token into anything that is said', async () => {
    const client = await connect({ capabilities: ours });
    await client.ask('longhaul/readSettings', paramsOf(client));
    await client.ask('longhaul/readSettings', { ...paramsOf(client), token: `${adminToken}x` });
    await client.ask('longhaul/checklist');
    expect(JSON.stringify(client.heard)).not.toContain(adminToken);
  });
});

describe('a whole session in which nobody asks GitHub', () => {
  it('opens no socket', async () => {
    const dialled = vi.spyOn(Socket.prototype, 'connect');
    const fetched = vi.spyOn(globalThis, 'fetch');
    const files = {
      [workflow]: 'name: BAD TAG LEAD\n',
      '.git/config': '[remote "o"]\nurl = https://github.com/octo/demo\n',
      '.github/longhaul.yml': 'api: https://evil.example\n',
      '.vscode/settings.json': '{"github-enterprise.uri": "https://evil.example"}',
    };
    const client = await connect({ capabilities: capable, files });
    const uri = await client.open(workflow, files[workflow]);
    await client.pull(uri);
    await client.ask('workspace/diagnostic', { previousResultIds: [] });
    for (const word of ['BAD', 'TAG', 'LEAD']) {
      await client.ask('textDocument/hover', { textDocument: { uri }, position: client.rangeOf(uri, word).start });
      for (const action of await client.actions(uri, word))
        if ('data' in action && action.data) await client.ask('codeAction/resolve', action);
    }
    await client.ask('longhaul/checklist');
    await client.ask('longhaul/explain', { rule: 'ask-github', uri, range: client.rangeOf(uri, 'TAG') });
    await client.ask('longhaul/checkProject');
    await client.type(uri, 'BAD', 'GOOD');
    await client.tell('textDocument/didSave', { textDocument: { uri } });
    await client.pull(uri);
    expect([dialled.mock.calls, fetched.mock.calls]).toEqual([[], []]);
    vi.restoreAllMocks();
  });
});
