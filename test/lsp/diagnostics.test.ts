/** Diagnostics: asked for, sent, kept, and left out. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import type { PublishDiagnosticsParams, WorkspaceDiagnosticReport } from 'vscode-languageserver';
import { capable, ours } from './capabilities.ts';
import { connect, writeFiles } from './client.ts';

vi.mock('../../rules/all.ts', () => import('./sample-rules.ts'));

const workflow = '.github/workflows/ci.yml';

describe('a diagnostic', () => {
  it('says where, how grave, what, and where to read more', async () => {
    const client = await connect({ capabilities: capable });
    const uri = await client.open(workflow, 'on: push\nname: "🐎" BAD\n');
    const { kind, items } = await client.pull(uri);
    expect(kind).toBe('full');
    expect(items).toEqual([
      {
        range: { start: { line: 1, character: 11 }, end: { line: 1, character: 14 } },
        severity: 1,
        code: 'change-bad',
        codeDescription: {
          href: 'https://github.com/longhaul-coach/longhaul/blob/main/rules/workflow/change-bad/README.md',
        },
        source: 'Longhaul',
        message: '`BAD` can do harm. Change it.',
        data: {
          rule: 'change-bad',
          uri,
          range: { start: { line: 1, character: 11 }, end: { line: 1, character: 14 } },
          version: 1,
        },
      },
    ]);
  });

  it.each([
    ['BAD', 1],
    ['MAYBE', 2],
    ['LINE', 3],
  ])('for %s has severity %i', async (word, severity) => {
    const client = await connect({ capabilities: capable });
    const { items } = await client.pull(await client.open(workflow, `name: ${word}\n`));
    expect(items.map((item) => item.severity)).toEqual([severity]);
  });

  it('carries nothing that the editor did not ask for', async () => {
    const client = await connect({ capabilities: { textDocument: { diagnostic: {} } } });
    const { items } = await client.pull(await client.open(workflow, 'name: BAD\n'));
    expect(Object.keys(items[0] ?? {}).sort()).toEqual(['code', 'message', 'range', 'severity', 'source']);
  });

  it('of a rule over the repository follows later, with the other place', async () => {
    const files = { 'package.json': '{}', '.github/dependabot.yml': 'version: 2\nupdates: []\n' };
    const client = await connect({ capabilities: capable, files });
    const uri = await client.open('.github/dependabot.yml', files['.github/dependabot.yml']);
    expect((await client.pull(uri)).items).toEqual([]);
    await client.next('workspace/diagnostic/refresh');
    const [item] = (await client.pull(uri)).items;
    expect(item?.code).toBe('cover-npm');
    expect(item?.relatedInformation).toEqual([
      {
        location: {
          uri: client.uri('package.json'),
          range: { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } },
        },
        message: 'It is used here.',
      },
    ]);
    await client.type(uri, 'version', '# more\nversion');
    expect((await client.pull(uri)).items[0]?.range.start.line).toBe(2);
  });
});

describe('pulling', () => {
  it('costs an id when nothing changed', async () => {
    const client = await connect({ capabilities: capable });
    const uri = await client.open(workflow, 'name: BAD\n');
    const { resultId } = await client.pull(uri);
    expect(await client.pull(uri, resultId)).toEqual({ kind: 'unchanged', resultId });
    await client.type(uri, 'BAD', 'GOOD');
    expect(await client.pull(uri, resultId)).toMatchObject({ kind: 'full', items: [] });
  });

  it.each([
    ['a file that is not ours', 'deploy/app.yml'],
    ['a workflow outside its folder', 'workflows/ci.yml'],
  ])('is silent on %s', async (_what, path) => {
    const client = await connect({ capabilities: capable });
    expect(await client.pull(await client.open(path, 'name: BAD\n'))).toEqual({ kind: 'full', items: [] });
  });

  it('does not look at the language of a file', async () => {
    const client = await connect({ capabilities: capable });
    const uri = await client.open(workflow, 'name: BAD\n', 'github-actions-workflow');
    expect((await client.pull(uri)).items).toHaveLength(1);
  });

  it('is silent on views of other schemes', async () => {
    const client = await connect({ capabilities: capable });
    const uri = `git:${new URL(client.uri(workflow)).pathname}`;
    await client.tell('textDocument/didOpen', {
      textDocument: { uri, languageId: 'yaml', version: 1, text: 'name: BAD\n' },
    });
    expect(await client.pull(uri)).toEqual({ kind: 'full', items: [] });
  });

  it('checks a single file without a folder', async () => {
    const client = await connect({ capabilities: capable, folders: [] });
    rmSync(join(client.root, '.git'), { recursive: true });
    expect((await client.pull(await client.open(workflow, 'name: BAD\n'))).items).toHaveLength(1);
  });

  it('of the workspace covers our files only, and costs ids when nothing changed', async () => {
    const files = { [workflow]: 'name: BAD\n', '.github/workflows/ok.yml': 'name: ok\n', 'other.yml': 'name: BAD\n' };
    const client = await connect({ capabilities: capable, files });
    const first = await client.ask<WorkspaceDiagnosticReport>('workspace/diagnostic', { previousResultIds: [] });
    const found = first.items.map((item) => [item.uri, item.kind === 'full' ? item.items.length : -1]);
    expect(found).toEqual([
      [client.uri(workflow), 1],
      [client.uri('.github/workflows/ok.yml'), 0],
    ]);
    const previousResultIds = first.items.map(({ uri, resultId }) => ({ uri, value: resultId ?? '' }));
    const second = await client.ask<WorkspaceDiagnosticReport>('workspace/diagnostic', { previousResultIds });
    expect(second.items.map(({ kind }) => kind)).toEqual(['unchanged', 'unchanged']);
  });

  it('of the workspace ends when the editor no longer wants it', async () => {
    const client = await connect({ capabilities: capable, files: { [workflow]: 'name: BAD\n' } });
    const answer = client.askAndCancel('workspace/diagnostic', { previousResultIds: [] });
    await expect(answer).rejects.toMatchObject({ code: -32800 });
  });

  it('of the workspace clears a file that is gone', async () => {
    const client = await connect({ capabilities: capable, files: { [workflow]: 'name: BAD\n' } });
    const first = await client.ask<WorkspaceDiagnosticReport>('workspace/diagnostic', { previousResultIds: [] });
    rmSync(join(client.root, workflow));
    const uri = client.uri(workflow);
    await client.tell('workspace/didChangeWatchedFiles', { changes: [{ uri, type: 3 }] });
    const previousResultIds = first.items.map(({ uri, resultId }) => ({ uri, value: resultId ?? '' }));
    await vi.waitFor(async () => {
      const second = await client.ask<WorkspaceDiagnosticReport>('workspace/diagnostic', { previousResultIds });
      expect(second.items).toEqual([{ kind: 'full', uri, version: null, items: [] }]);
    });
  });
});

describe('without pulling', () => {
  it('diagnostics are sent on opening, after typing, and taken back on closing', async () => {
    const client = await connect();
    const uri = await client.open(workflow, 'name: BAD\n');
    const opened = await client.next<PublishDiagnosticsParams>('textDocument/publishDiagnostics');
    expect([opened.uri, opened.version, opened.diagnostics.length]).toEqual([uri, 1, 1]);
    await client.type(uri, 'BAD', 'GOOD');
    expect((await client.next<PublishDiagnosticsParams>('textDocument/publishDiagnostics')).diagnostics).toEqual([]);
    await client.tell('textDocument/didClose', { textDocument: { uri } });
    const closed = await client.next<PublishDiagnosticsParams>('textDocument/publishDiagnostics');
    expect(closed).toEqual({ uri, diagnostics: [] });
    expect(client.initialized?.capabilities.diagnosticProvider).toBeUndefined();
  });
});

describe('an open text', () => {
  it('wins over the disk, until it is closed', async () => {
    const client = await connect({ capabilities: capable, files: { [workflow]: 'name: BAD\n' } });
    const uri = await client.open(workflow, 'name: fine\n');
    expect((await client.pull(uri)).items).toEqual([]);
    await client.tell('textDocument/didClose', { textDocument: { uri } });
    const { items } = await client.ask<WorkspaceDiagnosticReport>('workspace/diagnostic', { previousResultIds: [] });
    expect(items.map((item) => item.kind === 'full' && item.items.length)).toEqual([1]);
  });

  it('that is too large is left alone, and our client is told', async () => {
    const client = await connect({ capabilities: ours });
    const uri = await client.open(workflow, `name: BAD\n${'#'.repeat(1_000_001)}\n`);
    expect((await client.pull(uri)).items).toEqual([]);
    expect(await client.next('longhaul/status')).toEqual({ uri, state: 'too-large', message: 'Too large to check' });
  });

  it('survives a rule that crashes, and the log says so once', async () => {
    const client = await connect({ capabilities: capable });
    const uri = await client.open(workflow, 'name: BAD CRASH\n');
    expect((await client.pull(uri)).items.map(({ code }) => code)).toEqual(['change-bad']);
    await client.type(uri, 'BAD', 'BAD ');
    await client.pull(uri);
    const logged = client.heard.filter(({ method }) => method === 'window/logMessage');
    expect(logged).toHaveLength(1);
    expect(JSON.stringify(logged)).toContain('The rule fall-over crashed');
  });
});

describe('an editor that answers with errors', () => {
  it('is served all the same', async () => {
    const refuse = () => {
      throw new Error('no');
    };
    const answers = Object.fromEntries(
      [
        'client/registerCapability',
        'workspace/configuration',
        'workspace/diagnostic/refresh',
        'workspace/applyEdit',
      ].map((method) => [method, refuse]),
    );
    const client = await connect({ capabilities: capable, answers });
    const uri = await client.open(workflow, 'name: BAD\n');
    expect((await client.pull(uri)).items).toHaveLength(1);
    const fix = { title: '', command: 'longhaul.server.fixAll', arguments: [{ uri }] };
    expect(await client.execute(fix)).toMatchObject({ done: false });
  });
});

describe('files on disk', () => {
  it('are watched where the editor can, and read again when they change', async () => {
    const client = await connect({ capabilities: capable, files: { [workflow]: 'name: fine\n' } });
    const { registrations } = await client.next<{ registrations: { method: string }[] }>('client/registerCapability');
    expect(registrations.map(({ method }) => method)).toContain('workspace/didChangeWatchedFiles');
    const report = () => client.ask<WorkspaceDiagnosticReport>('workspace/diagnostic', { previousResultIds: [] });
    expect((await report()).items).toMatchObject([{ items: [] }]);
    writeFiles(client.root, { [workflow]: 'name: BAD\n' });
    await client.tell('workspace/didChangeWatchedFiles', { changes: [{ uri: client.uri(workflow), type: 2 }] });
    await vi.waitFor(async () => expect((await report()).items).toMatchObject([{ items: [{ code: 'change-bad' }] }]));
  });
});
