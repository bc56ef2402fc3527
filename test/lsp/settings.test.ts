/** What a person prefers: it quietens, and never outvotes the team. */

import { describe, expect, it, vi } from 'vitest';
import type { PublishDiagnosticsParams } from 'vscode-languageserver';
import { capable } from './capabilities.ts';
import { type Client, connect } from './client.ts';

vi.mock('../../rules/all.ts', () => import('./sample-rules.ts'));

const workflow = '.github/workflows/ci.yml';
const text = 'name: BAD LIKELY TIDY\n';

async function seen(client: Client, uri: string): Promise<readonly unknown[]> {
  return (await client.pull(uri)).items.map(({ code, severity }) => `${code} ${severity}`);
}

describe('longhaul.show', () => {
  it.each([
    [undefined, ['change-bad 1']],
    ['nonsense', ['change-bad 1']],
    ['likely', ['change-bad 1', 'perhaps-change 2']],
    ['everything', ['change-bad 1', 'perhaps-change 2', 'tidy-up 4']],
  ])('%s shows %j', async (show, expected) => {
    const client = await connect({ capabilities: capable, settings: () => ({ show }) });
    expect(await seen(client, await client.open(workflow, text))).toEqual(expected);
  });
});

describe('longhaul.rules', () => {
  const team = (show: string) => ({
    '.github/longhaul.yml': `rules:\n  change-bad:\n    show: ${show}\n    because: we say so\n`,
  });

  it.each<[object, Record<string, string>, readonly string[]]>([
    [{ 'change-bad': 'off' }, {}, []],
    [{ 'workflow/*': 'off' }, {}, []],
    [{ 'workflow/*': 'off', 'change-bad': 'loud' }, {}, ['change-bad 1']],
    [{ 'change-bad': 'quiet' }, {}, []],
    [{ 'change-bad': 'loud' }, team('off'), []],
    [{ 'change-bad': 'loud' }, team('quiet'), []],
    [{ 'change-bad': 3 }, {}, ['change-bad 1']],
  ])('%j beside the team’s %j leaves %j', async (rules, files, expected) => {
    const client = await connect({ capabilities: capable, settings: () => ({ rules }), files });
    expect(await seen(client, await client.open(workflow, text))).toEqual(expected);
  });

  it('are asked for each file', async () => {
    const settings = (uri: string) => (uri.includes('/a/') ? { rules: { 'change-bad': 'off' } } : null);
    const client = await connect({ capabilities: capable, settings });
    expect(await seen(client, await client.open(`a/${workflow}`, text))).toEqual([]);
    expect(await seen(client, await client.open(`b/${workflow}`, text))).toEqual(['change-bad 1']);
  });

  it('are asked again after they changed', async () => {
    let rules = {};
    const client = await connect({ capabilities: capable, settings: () => ({ rules }) });
    const uri = await client.open(workflow, text);
    expect(await seen(client, uri)).toEqual(['change-bad 1']);
    rules = { 'change-bad': 'off' };
    await client.tell('workspace/didChangeConfiguration', { settings: null });
    expect(await seen(client, uri)).toEqual([]);
  });

  it('may be sent by an editor that cannot be asked', async () => {
    const { workspace, ...others } = capable;
    const client = await connect({ capabilities: { ...others, workspace: { ...workspace, configuration: false } } });
    await client.tell('workspace/didChangeConfiguration', { settings: { longhaul: { show: 'likely' } } });
    expect(await seen(client, await client.open(workflow, text))).toEqual(['change-bad 1', 'perhaps-change 2']);
  });
});

describe('longhaul.checkWhile: saving', () => {
  const settings = () => ({ checkWhile: 'saving' });

  it('keeps what was found until the file is saved, where it still stands', async () => {
    const client = await connect({ capabilities: capable, settings });
    const uri = await client.open(workflow, 'name: BAD\non: x\n');
    expect(await seen(client, uri)).toEqual(['change-bad 1']);
    await client.type(uri, 'on: x', 'on: BAD');
    expect(await seen(client, uri)).toEqual(['change-bad 1']);
    await client.tell('textDocument/didSave', { textDocument: { uri } });
    expect(await seen(client, uri)).toEqual(['change-bad 1', 'change-bad 1']);
  });

  it('sends nothing while a person types', async () => {
    const { textDocument: _none, ...others } = capable;
    const client = await connect({ capabilities: others, settings });
    const uri = await client.open(workflow, 'name: x\n');
    expect((await client.next<PublishDiagnosticsParams>('textDocument/publishDiagnostics')).diagnostics).toEqual([]);
    await client.type(uri, 'x', 'BAD');
    await client.tell('textDocument/didSave', { textDocument: { uri } });
    const next = await client.next<PublishDiagnosticsParams>('textDocument/publishDiagnostics');
    expect([next.version, next.diagnostics.length]).toEqual([2, 1]);
  });
});
