/** Leaving a finding alone, in writing. */

import { describe, expect, it, vi } from 'vitest';
import type { CodeAction } from 'vscode-languageserver';
import type { Done } from '../../server/lsp/messages.ts';
import { capable, ours } from './capabilities.ts';
import { type Client, connect } from './client.ts';

vi.mock('../../rules/all.ts', () => import('./sample-rules.ts'));

const workflow = '.github/workflows/ci.yml';

describe('ignoring', () => {
  const ignore = (client: Client, uri: string, rule: string, text: string, reason: string) =>
    client.execute<Done>({
      title: '',
      command: 'longhaul.server.ignore',
      arguments: [{ rule, uri, range: text ? client.rangeOf(uri, text) : null, reason }],
    });

  it('writes a comment above the line', async () => {
    const client = await connect({ capabilities: ours });
    const uri = await client.open(workflow, 'on:\r\n  push: BAD\r\n');
    expect((await ignore(client, uri, 'change-bad', 'BAD', 'we like it')).done).toBe(true);
    expect(client.text(uri)).toBe('on:\r\n  # longhaul: ignore[change-bad] we like it\r\n  push: BAD\r\n');
    expect((await client.pull(uri)).items).toEqual([]);
  });

  it('amends a comment that stands there', async () => {
    const client = await connect({ capabilities: ours });
    const uri = await client.open(workflow, '# longhaul: ignore[look-first] old\nname: BAD MAYBE\n');
    await ignore(client, uri, 'change-bad', 'BAD', 'new');
    expect(client.text(uri)).toBe('# longhaul: ignore[change-bad, look-first] old; new\nname: BAD MAYBE\n');
    expect((await client.pull(uri)).items).toEqual([]);
  });

  it('never writes into a script that is not a comment there', async () => {
    const client = await connect({ capabilities: ours });
    const uri = await client.open(workflow, 'run: |\n  one\n  BAD\n');
    await ignore(client, uri, 'change-bad', 'BAD', 'why');
    expect(client.text(uri)).toBe('run: |\n  one\n  BAD\n');
    expect(client.text(client.uri('.github/longhaul.yml'))).toContain(
      '  change-bad:\n    show: off\n    because: "why"\n    paths:\n      - ".github/workflows/ci.yml"\n',
    );
  });

  it('of a file that can hold no comment goes into the team’s file', async () => {
    const client = await connect({ capabilities: ours, files: { 'package.json': '{"a": "BAD"}' } });
    const uri = await client.open('package.json', '{"a": "BAD"}', 'json');
    const config = await client.open('.github/longhaul.yml', 'exclude: []\n');
    await ignore(client, uri, 'change-bad', 'BAD', 'why');
    expect(client.text(config)).toContain('rules:\n  change-bad:\n    show: off\n');
    expect((await client.pull(uri)).items).toEqual([]);
  });

  it('of a missing file does too', async () => {
    const client = await connect({ capabilities: ours });
    await ignore(client, client.uri('SECURITY.md'), 'add-policy', '', 'a private project');
    expect(client.text(client.uri('.github/longhaul.yml'))).toBe(
      '# What Longhaul leaves alone in this repository, and why.\nrules:\n  add-policy:\n    show: off\n    because: "a private project"\n',
    );
  });

  it('asks for the reason in the comment where nobody can be asked', async () => {
    const client = await connect({ capabilities: capable });
    const uri = await client.open(workflow, 'name: BAD\n');
    const action = (await client.actions(uri, 'BAD')).find(({ title }) => title === 'Ignore here, with a reason…');
    const { edit } = await client.ask<CodeAction>('codeAction/resolve', action as CodeAction);
    client.apply(edit ?? {});
    expect(client.text(uri)).toBe('# longhaul: ignore[change-bad] say why here\nname: BAD\n');
  });
});
