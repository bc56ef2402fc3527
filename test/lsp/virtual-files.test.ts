/** Folders that are on no disk: the editor serves the files. */
import { describe, expect, it, vi } from 'vitest';
import type { Checklist } from '../../server/lsp/messages.ts';
import { capable } from './capabilities.ts';
import { connect } from './client.ts';

vi.mock('../../rules/all.ts', () => import('./sample-rules.ts'));

const root = 'vscode-vfs://github/octo/demo';
const files: Readonly<Record<string, string>> = {
  '.github/workflows/ci.yml': 'name: BAD\n',
  '.github/longhaul.yml': 'rules:\n  look-first:\n    show: off\n    because: x\n',
};

describe('a virtual folder', () => {
  it('is read through the editor, and never from a disk', async () => {
    const asked: string[] = [];
    const client = await connect({
      capabilities: { ...capable, experimental: { longhaul: { panel: true, files: true } } },
      folders: [],
      serverFiles: null,
      answers: {
        'longhaul/listFiles': ({ uri }: { uri: string }) => (uri === root ? Object.keys(files) : []),
        'longhaul/readFile': ({ uri }: { uri: string }) => {
          asked.push(uri);
          return files[uri.slice(root.length + 1)] ?? null;
        },
      },
    });
    await client.tell('workspace/didChangeWorkspaceFolders', {
      event: { added: [{ uri: root, name: 'demo' }], removed: [] },
    });
    const { repositories } = await client.ask<Checklist>('longhaul/checklist');
    expect(repositories.map(({ uri, name }) => [uri, name])).toEqual([[root, 'demo']]);
    expect(asked).toContain(`${root}/.github/workflows/ci.yml`);
    const uri = `${root}/.github/workflows/ci.yml`;
    await client.tell('textDocument/didOpen', {
      textDocument: { uri, languageId: 'yaml', version: 1, text: 'name: BAD MAYBE\n' },
    });
    expect((await client.pull(uri)).items.map(({ code }) => code)).toEqual(['change-bad']);
  });

  it('that cannot be read has nothing in it', async () => {
    const client = await connect({ capabilities: capable, folders: [], serverFiles: null });
    await client.tell('workspace/didChangeWorkspaceFolders', {
      event: { added: [{ uri: root, name: 'demo' }], removed: [] },
    });
    const { repositories } = await client.ask<Checklist>('longhaul/checklist');
    expect(repositories[0]?.rows).toHaveLength(10);
  });
});
