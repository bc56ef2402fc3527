/** Asking GitHub about actions: only on request, with progress, and shown in the editor afterwards. */
import { expect, it } from 'vitest';
import type { ActionsChecked } from '../../server/lsp/messages.ts';
import { withFakeGitHub } from '../github/with-fake.ts';
import { capable } from './capabilities.ts';
import { connect } from './client.ts';

const github = withFakeGitHub();
const path = '.github/workflows/test.yml';
const strangers = '3'.repeat(40);
const text = `on: push
permissions: {}
jobs:
  test:
    runs-on: ubuntu-latest
    steps:
      - uses: octo/demo@${strangers} # v1.2.0
`;

async function opened() {
  const repository = github.fake.repository('octo/demo');
  repository.tags['v1.2.0'] = { commit: '1'.repeat(40) };
  repository.history[strangers] = [];
  const client = await connect({ capabilities: capable, files: { [path]: text } });
  const uri = await client.open(path, text);
  const codes = async () => (await client.pull(uri)).items.map(({ code }) => code);
  return { client, codes };
}

it('shows afterwards what GitHub told, and nothing of it before', async () => {
  const { client, codes } = await opened();
  expect(await codes()).not.toContain('pin-own-commits');
  expect(github.fake.log).toEqual([]);
  const result = await client.ask<ActionsChecked>('longhaul/checkActions', { api: github.fake.url });
  expect(result).toMatchObject({ told: 1, asked: 1, troubles: [] });
  expect(result.found).toBeGreaterThan(0);
  expect(await codes()).toContain('pin-own-commits');
  expect(await client.next('$/progress')).toMatchObject({ value: { kind: 'begin', cancellable: true } });
});

it('tells the editor that there is something new to ask for', async () => {
  const { client, codes } = await opened();
  await codes();
  await client.ask('longhaul/checkActions', { api: github.fake.url });
  await client.next('workspace/diagnostic/refresh');
});

it('claims nothing when GitHub does not answer', async () => {
  github.fake.state.outage = 'down';
  const { client, codes } = await opened();
  const result = await client.ask<ActionsChecked>('longhaul/checkActions', { api: github.fake.url });
  expect(result).toEqual({
    told: 0,
    asked: 1,
    found: 0,
    troubles: ['GitHub cannot answer at the moment. Try again later.'],
  });
  expect(await codes()).not.toContain('pin-own-commits');
});

it('asks nobody at an address that is not safe', async () => {
  const { client } = await opened();
  const result = await client.ask<ActionsChecked>('longhaul/checkActions', { api: 'http://example.com' });
  expect(result.troubles[0]).toContain('must start with https://');
  expect(github.fake.log).toEqual([]);
});
