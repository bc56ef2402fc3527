/** What can be done about a finding, and in which form each editor gets it. */

import { describe, expect, it, vi } from 'vitest';
import type { ClientCapabilities, CodeAction, Command } from 'vscode-languageserver';
import type { Done } from '../../server/lsp/messages.ts';
import { capable, ours } from './capabilities.ts';
import { type Client, connect } from './client.ts';

vi.mock('../../rules/all.ts', () => import('./sample-rules.ts'));

const workflow = '.github/workflows/ci.yml';
const two = 'name: BAD\non: BAD\n';

const titles = (actions: readonly (CodeAction | Command)[]) => actions.map(({ title }) => title);

function pick(actions: readonly (CodeAction | Command)[], title: string): CodeAction {
  const found = actions.find((action) => action.title.startsWith(title));
  if (!found) throw new Error(`No “${title}” among: ${titles(actions).join(' · ')}`);
  return found as CodeAction;
}

async function resolved(client: Client, action: CodeAction): Promise<CodeAction> {
  return client.ask<CodeAction>('codeAction/resolve', action);
}

async function take(client: Client, action: CodeAction): Promise<void> {
  const { edit, command } = action.data ? await resolved(client, action) : action;
  if (edit) client.apply(edit);
  if (command) await client.execute(command);
}

describe('the list', () => {
  it('has the fix first, then other choices, the page, the way to ignore, and the wider fixes', async () => {
    const client = await connect({ capabilities: ours });
    const uri = await client.open(workflow, two);
    expect(titles(await client.actions(uri, 'BAD'))).toEqual([
      'Change BAD to GOOD',
      'Change BAD to FINE',
      'Explain this',
      'Ignore here, with a reason…',
      'Fix every one of these in this file (2)',
      'Fix everything safe in this file (2)',
    ]);
  });

  it('prefers at most one action, and only a safe one', async () => {
    const client = await connect({ capabilities: capable });
    const uri = await client.open(workflow, 'name: BAD BAD MAYBE\n');
    const preferred = (await client.actions(uri, 'BAD BAD MAYBE')).filter(
      (action) => (action as CodeAction).isPreferred,
    );
    expect(titles(preferred)).toEqual(['Change BAD to GOOD']);
    await client.type(uri, 'BAD BAD', '');
    expect((await client.actions(uri, 'MAYBE')).some((action) => (action as CodeAction).isPreferred)).toBe(false);
  });

  it('is empty where no finding stands, and in files that are not ours', async () => {
    const client = await connect({ capabilities: ours });
    expect(await client.actions(await client.open(workflow, two), 'name')).toEqual([]);
    expect(await client.actions(await client.open('app.yml', two), 'BAD')).toEqual([]);
  });

  it('names the diagnostic each action is for', async () => {
    const client = await connect({ capabilities: capable });
    const uri = await client.open(workflow, two);
    const { items } = await client.pull(uri);
    const fix = pick(await client.actions(uri, 'BAD', { diagnostics: items }), 'Change BAD to GOOD');
    expect(fix.diagnostics).toEqual([items[0]]);
  });

  it.each([
    [['quickfix'], 6],
    [['source'], 1],
    [['source.fixAll'], 1],
    [['source.fixAll.longhaul'], 1],
    [['source.fixAll.eslint'], 0],
    [['refactor'], 0],
  ])('for the kinds %j has %i actions', async (only, count) => {
    const client = await connect({ capabilities: ours });
    const uri = await client.open(workflow, two);
    expect(await client.actions(uri, 'BAD', { only })).toHaveLength(count);
  });
});

describe('a fix', () => {
  it('is computed only when someone looks, for the version they see', async () => {
    const client = await connect({ capabilities: capable });
    const uri = await client.open(workflow, two);
    const action = pick(await client.actions(uri, 'BAD'), 'Change BAD to GOOD');
    expect(action.edit).toBeUndefined();
    const { edit } = await resolved(client, action);
    expect(edit).toEqual({
      documentChanges: [
        {
          textDocument: { uri, version: 1 },
          edits: [{ range: client.rangeOf(uri, 'BAD'), newText: 'GOOD' }],
        },
      ],
    });
  });

  it('is dropped when the text has moved on', async () => {
    const client = await connect({ capabilities: capable });
    const uri = await client.open(workflow, two);
    const action = pick(await client.actions(uri, 'BAD'), 'Change BAD to GOOD');
    await client.type(uri, 'on', 'oh');
    expect((await resolved(client, action)).edit).toBeUndefined();
  });

  it('keeps the line ends of the file', async () => {
    const client = await connect({ capabilities: capable });
    const uri = await client.open(workflow, 'name: LINE\r\n');
    await take(client, pick(await client.actions(uri, 'LINE'), 'Add a line'));
    expect(client.text(uri)).toBe('name: ONE\r\n      TWO\r\n');
  });

  it('that is careful asks for a look first, where the editor can show one', async () => {
    const client = await connect({ capabilities: capable });
    const uri = await client.open(workflow, 'name: MAYBE\n');
    const { edit } = await resolved(client, pick(await client.actions(uri, 'MAYBE'), 'Change MAYBE'));
    expect(edit?.changeAnnotations).toEqual({ longhaul: { label: 'Change MAYBE to SURE', needsConfirmation: true } });
    expect(JSON.stringify(edit?.documentChanges)).toContain('"annotationId":"longhaul"');
  });

  it('that is guided opens the guide in our client, and is shown as a message elsewhere', async () => {
    const panel = await connect({ capabilities: ours });
    const uri = await panel.open(workflow, 'name: LEAD\n');
    const { command, data } = pick(await panel.actions(uri, 'LEAD'), 'Do it by hand');
    expect([command?.command, data]).toEqual(['longhaul.showGuide', undefined]);

    const plain = await connect({ capabilities: capable });
    const there = await plain.open(workflow, 'name: LEAD\n');
    await take(plain, pick(await plain.actions(there, 'LEAD'), 'Do it by hand'));
    expect(await plain.next('window/showMessage')).toEqual({
      type: 3,
      message: 'Do it by hand\n1. Open the page.\n2. Press the button.',
    });
  });

  it('that needs GitHub is a command, so that looking at it asks nobody', async () => {
    const client = await connect({ capabilities: capable });
    const uri = await client.open(workflow, 'name: TAG\n');
    const { command, data } = pick(await client.actions(uri, 'TAG'), 'Ask GitHub');
    expect([command?.command, data]).toEqual(['longhaul.server.applyFix', undefined]);
  });

  it.each<[string, ClientCapabilities]>([
    [
      'that cannot resolve',
      {
        textDocument: { codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: [] } } } },
        workspace: { applyEdit: true },
      },
    ],
    ['that knows only commands', { workspace: { applyEdit: true } }],
    [
      'that takes neither commands’ edits nor resolves',
      { textDocument: { codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: [] } } } } },
    ],
  ])('works in an editor %s', async (_what, capabilities) => {
    const client = await connect({ capabilities });
    const uri = await client.open(workflow, two);
    const action = (await client.actions(uri, 'BAD'))[0];
    if (action && typeof action.command === 'string') await client.execute(action as Command);
    else await take(client, action as CodeAction);
    expect(client.text(uri)).toBe('name: GOOD\non: BAD\n');
    expect(JSON.stringify(client.heard)).not.toContain('documentChanges');
  });
});

describe('fixing a whole file', () => {
  it('runs safe fixes only', async () => {
    const client = await connect({ capabilities: capable });
    const uri = await client.open(workflow, 'name: BAD MAYBE BAD\n');
    const [action] = await client.actions(uri, 'name', { only: ['source.fixAll.longhaul'] });
    expect([action?.title, (action as CodeAction).kind]).toEqual([
      'Fix everything safe in this file (2)',
      'source.fixAll.longhaul',
    ]);
    await take(client, action as CodeAction);
    expect(client.text(uri)).toBe('name: GOOD MAYBE GOOD\n');
  });

  it('of one rule may include careful fixes, after a look', async () => {
    const client = await connect({ capabilities: capable });
    const uri = await client.open(workflow, 'name: MAYBE MAYBE\n');
    const action = pick(await client.actions(uri, 'MAYBE'), 'Fix every one');
    expect(action.title).toBe('Fix every one of these in this file (2, shown to you first)');
    expect((await resolved(client, action)).edit?.changeAnnotations?.['longhaul']?.needsConfirmation).toBe(true);
  });

  it('of one rule is a question of our own client, with each change in words', async () => {
    const client = await connect({ capabilities: ours });
    const uri = await client.open(workflow, 'name: MAYBE MAYBE\n');
    const actions = await client.actions(uri, 'MAYBE');
    expect(pick(actions, 'Fix every one').command).toMatchObject({
      command: 'longhaul.fixEvery',
      arguments: [{ uri, careful: true }, ['Change MAYBE to SURE', 'Change MAYBE to SURE']],
    });
    expect((await resolved(client, pick(actions, 'Change MAYBE'))).edit?.changeAnnotations).toBeUndefined();
  });

  it('of one rule leaves careful fixes out when no look can be had', async () => {
    const { textDocument, window } = capable;
    const client = await connect({ capabilities: { textDocument, window, workspace: { applyEdit: true } } });
    const uri = await client.open(workflow, 'name: MAYBE MAYBE\n');
    expect(titles(await client.actions(uri, 'MAYBE')).filter((title) => title.startsWith('Fix every'))).toEqual([]);
  });

  it('by command says how many', async () => {
    const client = await connect({ capabilities: ours });
    const uri = await client.open(workflow, two);
    const done = await client.execute<Done>({
      title: '',
      command: 'longhaul.server.fixAll',
      arguments: [{ uri, rule: 'change-bad' }],
    });
    expect(done).toEqual({ done: true, message: 'Fixed 2 places.' });
    expect(client.text(uri)).toBe('name: GOOD\non: GOOD\n');
  });
});

describe('a new file', () => {
  const target = (client: Client) => ({ rule: 'add-policy', uri: client.uri('SECURITY.md'), range: null, fix: 0 });

  it('is created, and the place to fill in comes back', async () => {
    const client = await connect({ capabilities: ours });
    const done = await client.execute<Done>({
      title: '',
      command: 'longhaul.server.applyFix',
      arguments: [target(client)],
    });
    expect(done).toMatchObject({ done: true, guide: ['Write an address into the new file.'] });
    expect(done.fillIn).toEqual({ uri: client.uri('SECURITY.md'), position: { line: 2, character: 9 } });
    expect(client.text(client.uri('SECURITY.md'))).toBe('# Security\n\nWrite to WHOM.\n');
  });

  it('is left to the person when the editor cannot create files', async () => {
    const client = await connect({ capabilities: { workspace: { applyEdit: true } } });
    const done = await client.execute<Done>({
      title: '',
      command: 'longhaul.server.applyFix',
      arguments: [target(client)],
    });
    expect(done).toEqual({
      done: false,
      message: 'This editor cannot create files for us. Create SECURITY.md by hand.',
    });
    expect(await client.next('window/showMessage')).toMatchObject({ type: 2 });
  });
});
