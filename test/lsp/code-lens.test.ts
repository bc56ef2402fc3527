/** The line above each job: off by default, and true to what the file says. */
import { expect, it } from 'vitest';
import type { ClientCapabilities, CodeLens } from 'vscode-languageserver';
import { capable } from './capabilities.ts';
import { connect } from './client.ts';

const lenses: ClientCapabilities = { ...capable, textDocument: { ...capable.textDocument, codeLens: {} } };
const path = '.github/workflows/release.yml';
const text = `on: push
permissions:
  contents: read
jobs:
  test:
    runs-on: ubuntu-latest
    steps: []
  release:
    permissions:
      packages: write
      id-token: write
    environment: release
    runs-on: [self-hosted]
    steps:
      - run: ./release.sh
        env: { KEY: "\${{ secrets.KEY }}" }
  bare: { permissions: {}, runs-on: ubuntu-latest, steps: [] }
`;

async function lensesOf(hints: unknown, capabilities = lenses) {
  const client = await connect({ capabilities, settings: () => ({ hints }) });
  const uri = await client.open(path, text);
  return { client, found: await client.ask<CodeLens[] | null>('textDocument/codeLens', { textDocument: { uri } }) };
}

it('says above each job what it can do, once a person asked for it', async () => {
  const { found } = await lensesOf({ jobRights: true });
  expect(found?.map(({ range, command }) => [range.start.line, command?.title])).toEqual([
    [4, 'Can read your code'],
    [
      7,
      'Can publish packages and ask your cloud or registry for a key; reads your secrets, runs on your own machine and follows the rules of its environment',
    ],
    [16, 'Can do nothing with the built-in key'],
  ]);
});

it('opens the page about rights', async () => {
  const { found } = await lensesOf({ jobRights: true });
  expect(found?.[0]?.command).toMatchObject({
    command: 'longhaul.server.explain',
    arguments: [{ rule: 'limit-token' }],
  });
});

it('is quiet until then', async () => {
  expect((await lensesOf(undefined)).found).toBeNull();
});

it('is offered to editors that show such lines, and to no other', async () => {
  expect((await connect({ capabilities: lenses })).initialized?.capabilities.codeLensProvider).toEqual({});
  expect((await connect({ capabilities: capable })).initialized?.capabilities.codeLensProvider).toBeUndefined();
});

it('opens our own panel where there is one', async () => {
  const { found } = await lensesOf(
    { jobRights: true },
    { ...lenses, experimental: { longhaul: { panel: true, files: false } } },
  );
  expect(found?.[0]?.command).toMatchObject({ command: 'longhaul.explain', arguments: [{ rule: 'limit-token' }] });
});

it('comes and goes when a person changes the setting', async () => {
  let jobRights = false;
  const client = await connect({
    capabilities: { ...lenses, workspace: { ...lenses.workspace, codeLens: { refreshSupport: true } } },
    settings: () => ({ hints: { jobRights } }),
  });
  const uri = await client.open(path, text);
  const count = async () =>
    (await client.ask<CodeLens[] | null>('textDocument/codeLens', { textDocument: { uri } }))?.length ?? 0;
  expect(await count()).toBe(0);
  jobRights = true;
  const asked = client.next('workspace/codeLens/refresh');
  await client.tell('workspace/didChangeConfiguration', { settings: null });
  await asked;
  expect(await count()).toBe(3);
});
