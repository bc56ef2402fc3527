/** What our client asks for beyond the protocol: the checklist, the explanation, the whole project. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import type { Checklist, Explanation } from '../../server/lsp/messages.ts';
import { ours } from './capabilities.ts';
import { connect, writeFiles } from './client.ts';

vi.mock('../../rules/all.ts', () => import('./sample-rules.ts'));

const workflow = '.github/workflows/ci.yml';

describe('the checklist', () => {
  it('has ten rows, each the fold of its rules', async () => {
    const client = await connect({
      capabilities: ours,
      files: { [workflow]: 'name: BAD BAD\n', 'SECURITY.md': 'Write to us.\n' },
    });
    const { repositories, state } = await client.ask<Checklist>('longhaul/checklist');
    expect([state, repositories.length]).toEqual(['ready', 1]);
    const rows = repositories[0]?.rows ?? [];
    expect(rows).toHaveLength(10);
    const parts = rows.find(({ item }) => item === 'fixed-parts');
    expect(parts).toMatchObject({ outcome: 'to-do', count: 2, effort: '1 click', byHand: false });
    expect(parts?.rules.find(({ rule }) => rule === 'change-bad')?.findings[0]).toEqual({
      target: {
        rule: 'change-bad',
        uri: client.uri(workflow),
        range: { start: { line: 0, character: 6 }, end: { line: 0, character: 9 } },
      },
      message: '`BAD` can do harm. Change it.',
      severity: 'fix-now',
      where: 'ci.yml:1',
      fixes: [
        { title: 'Change BAD to GOOD', safety: 'safe', asksGitHub: false },
        { title: 'Change BAD to FINE', safety: 'careful', asksGitHub: false },
      ],
    });
    expect(rows.find(({ item }) => item === 'private-reports')?.outcome).toBe('unknown');
  });

  it('reads the same outcomes whatever a person wants to see', async () => {
    const client = await connect({
      capabilities: ours,
      files: { [workflow]: 'name: BAD\n' },
      settings: () => ({ rules: { 'change-bad': 'off' } }),
    });
    const { repositories } = await client.ask<Checklist>('longhaul/checklist');
    const row = repositories[0]?.rows.find(({ item }) => item === 'fixed-parts');
    expect([row?.outcome, row?.rules.flatMap(({ findings }) => findings)]).toEqual(['to-do', []]);
  });

  it('counts what the repository itself hides', async () => {
    const client = await connect({
      capabilities: ours,
      files: {
        [workflow]: 'name: BAD # longhaul: ignore[change-bad] ok\non: MAYBE\n',
        '.github/longhaul.yml': 'rules:\n  look-first:\n    show: off\n    because: x\n',
      },
    });
    const { repositories } = await client.ask<Checklist>('longhaul/checklist');
    expect(repositories[0]?.suppressed).toEqual({ comment: 1, config: 1 });
  });

  it('says that it changed, once the editor is idle', async () => {
    const client = await connect({ capabilities: ours });
    const uri = await client.open(workflow, 'name: BAD\n');
    await client.next('longhaul/checklistChanged');
    await client.type(uri, 'BAD', 'GOOD');
    await client.next('longhaul/checklistChanged');
    const { repositories } = await client.ask<Checklist>('longhaul/checklist');
    expect(repositories[0]?.rows.find(({ item }) => item === 'fixed-parts')?.outcome).toBe('done');
  });

  it('without a folder says so', async () => {
    const client = await connect({ capabilities: ours, folders: [] });
    expect(await client.ask('longhaul/checklist')).toEqual({ repositories: [], state: 'no-folder' });
  });
});

describe('repositories', () => {
  const names = ({ repositories }: Checklist) => repositories.map(({ name }) => name);

  it.each<[string, readonly string[], Record<string, string>, readonly string[]]>([
    ['in several folders', ['a', 'b'], { 'a/.git/HEAD': '', 'b/.git/HEAD': '' }, ['a', 'b']],
    [
      'inside a repository',
      ['a'],
      { 'a/.git/HEAD': '', 'a/inner/.git/HEAD': '', 'a/inner/package.json': '{}' },
      ['a', 'inner'],
    ],
    ['inside a folder that is none', ['all'], { 'all/a/.git/HEAD': '', 'all/b/.git/HEAD': '' }, ['a', 'b']],
    ['that are only a folder', ['a'], { 'a/package.json': '{}' }, ['a']],
  ])('%s are all found', async (_what, folders, files, expected) => {
    const client = await connect({ capabilities: ours, folders: [], files });
    rmSync(join(client.root, '.git'), { recursive: true });
    const added = folders.map((path) => ({ uri: client.uri(path), name: path }));
    await client.tell('workspace/didChangeWorkspaceFolders', { event: { added, removed: [] } });
    expect(names(await client.ask<Checklist>('longhaul/checklist'))).toEqual(expected);
    await client.tell('workspace/didChangeWorkspaceFolders', { event: { added: [], removed: added } });
    expect((await client.ask<Checklist>('longhaul/checklist')).state).toBe('no-folder');
  });

  it('around the open folder decide what their files mean', async () => {
    const team = { '.github/longhaul.yml': 'rules:\n  change-bad:\n    show: off\n    because: x\n' };
    const client = await connect({
      capabilities: ours,
      folders: ['packages/a'],
      files: { ...team, 'packages/a/package.json': '{}' },
    });
    const uri = await client.open('packages/a/package.json', '{"a": "BAD"}', 'json');
    expect((await client.pull(uri)).items).toEqual([]);
  });

  it('inside another have their own configuration', async () => {
    const files = {
      '.github/longhaul.yml': 'rules:\n  change-bad:\n    show: off\n    because: x\n',
      'inner/.git/HEAD': '',
      'inner/package.json': '{"a": "BAD"}',
    };
    const client = await connect({ capabilities: ours, files });
    const uri = await client.open('inner/package.json', files['inner/package.json'], 'json');
    expect((await client.pull(uri)).items).toHaveLength(1);
  });

  it('take over a text that was open before their folder, and keep it when the folder goes', async () => {
    const client = await connect({
      capabilities: ours,
      folders: [],
      files: { 'deep/.git/HEAD': '', [`deep/${workflow}`]: '' },
    });
    const uri = await client.open(`deep/${workflow}`, 'name: BAD\n');
    expect((await client.pull(uri)).items).toHaveLength(1);
    const folder = { uri: client.uri('deep'), name: 'deep' };
    await client.tell('workspace/didChangeWorkspaceFolders', { event: { added: [folder], removed: [] } });
    expect((await client.pull(uri)).items).toHaveLength(1);
    await client.tell('workspace/didChangeWorkspaceFolders', { event: { added: [], removed: [folder] } });
    await client.type(uri, 'BAD', 'BAD BAD');
    expect((await client.pull(uri)).items).toHaveLength(2);
  });

  it.each([
    ['of a clone', { '.git/config': '[remote "origin"]\n  url = git@github.com:octo/tool.git\n' }],
    [
      'of a work tree',
      {
        '.git': 'gitdir: ../main/.git/worktrees/one\n',
        '../main/.git/config': '[remote "o"]\nurl = https://github.com/octo/tool\n',
      },
    ],
  ])('tell the remotes %s, without running git', async (_what, files) => {
    const client = await connect({ capabilities: ours, folders: [] });
    writeFiles(
      client.root,
      Object.fromEntries(Object.entries(files).map(([path, text]) => [join('here', path), text])),
    );
    await client.tell('workspace/didChangeWorkspaceFolders', {
      event: { added: [{ uri: client.uri('here'), name: 'here' }], removed: [] },
    });
    const { repositories } = await client.ask<Checklist>('longhaul/checklist');
    expect(repositories[0]?.remotes).toEqual([{ host: 'github.com', owner: 'octo', repo: 'tool' }]);
  });
});

describe('the explanation', () => {
  it('shows the person’s own lines as they are, and as the fix would leave them', async () => {
    const client = await connect({ capabilities: ours });
    const uri = await client.open(workflow, 'one: 1\ntwo: 2\r\nthree: 3\nname: BAD\nfour: 4\nfive: 5\nsix: 6\n');
    const target = { rule: 'change-bad', uri, range: client.rangeOf(uri, 'BAD') };
    const { title, page, finding } = await client.ask<Explanation>('longhaul/explain', target);
    expect(title).toBe('Change the word BAD');
    expect(page).toContain('## In one sentence');
    expect(finding).toMatchObject({
      target,
      where: 'ci.yml:4',
      language: 'yaml',
      before: 'two: 2\nthree: 3\nname: BAD\nfour: 4\nfive: 5',
      after: 'two: 2\nthree: 3\nname: GOOD\nfour: 4\nfive: 5',
    });
  });

  it('of a missing file shows what would be in it', async () => {
    const client = await connect({ capabilities: ours });
    const target = { rule: 'add-policy', uri: client.uri('SECURITY.md'), range: null };
    const { finding } = await client.ask<Explanation>('longhaul/explain', target);
    expect(finding).toMatchObject({ where: 'SECURITY.md', after: '# Security\n\nWrite to WHOM.' });
    expect(finding?.before).toBeUndefined();
  });

  it('of a rule alone is its page', async () => {
    const client = await connect({ capabilities: ours });
    const explanation = await client.ask<Explanation>('longhaul/explain', { rule: 'change-bad', uri: '', range: null });
    expect([explanation.page.length > 0, explanation.finding]).toEqual([true, undefined]);
  });
});

describe('checking the whole project', () => {
  it('reads the disk again, shows progress, and counts', async () => {
    const client = await connect({ capabilities: ours, files: { [workflow]: 'name: BAD\n' } });
    await client.ask<Checklist>('longhaul/checklist');
    writeFiles(client.root, { '.github/workflows/two.yml': 'name: BAD BAD\n', 'SECURITY.md': 'Write to us.\n' });
    expect(await client.ask('longhaul/checkProject')).toEqual({ files: 3, findings: 3 });
    expect(client.heard.map(({ method }) => method)).toContain('window/workDoneProgress/create');
    expect(await client.next('$/progress')).toMatchObject({
      value: { kind: 'begin', title: 'Check the whole project', cancellable: true },
    });
  });
});
