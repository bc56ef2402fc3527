/**
 * Editors that are not ours, run for real where they are installed, against the server over standard input and output:
 * the finding arrives, the fix is taken, the text changes.
 */
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver/node';
import { writeFiles } from './client.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const patience = 60_000;
const server = mkdtempSync(join(here('../..'), 'node_modules', '.longhaul-server-'));
const executable = join(server, 'main.mjs');

beforeAll(async () => {
  await build({
    entryPoints: [here('../../server/main.ts')],
    outfile: executable,
    bundle: true,
    platform: 'node',
    format: 'esm',
    mainFields: ['module', 'main'],
    logLevel: 'error',
    banner: { js: 'import{createRequire as makeRequire}from"node:module";const require=makeRequire(import.meta.url);' },
  });
}, patience);
afterAll(() => rmSync(server, { recursive: true, force: true }));

const text = `on: push
permissions: {}
jobs:
  test:
    runs-on: ubuntu-latest
    steps:
      - uses: codecov/codecov-action@v5.4.3
`;

const editors = [
  {
    name: 'Neovim',
    command: 'nvim',
    args: ['--headless', '-u', 'NONE', '-n', '-c', `luafile ${here('second-clients/neovim.lua')}`],
  },
  { name: 'Emacs with Eglot', command: 'emacs', args: ['--batch', '-l', here('second-clients/emacs.el')] },
];

/** Emacs of some years has Eglot as a package of its own. */
function isInstalled({ command }: (typeof editors)[number]): boolean {
  // Where every editor should be there, one that is not fails its test instead of being left out.
  if (process.env['LONGHAUL_REQUIRE_EDITORS'] === '1') return true;
  if (command === 'emacs') return spawnSync(command, ['--batch', '--eval', "(require 'eglot)"]).status === 0;
  return spawnSync(command, ['--version']).status === 0;
}

interface Seen {
  readonly seen: readonly string[];
  readonly offered: readonly string[];
  readonly silent: boolean;
  readonly text: string;
}

function drive({ command, args }: (typeof editors)[number]): Seen {
  const project = mkdtempSync(join(tmpdir(), 'longhaul-editor-'));
  const result = join(project, 'result.json');
  try {
    writeFiles(project, { '.git/HEAD': 'ref: refs/heads/main\n', '.github/workflows/ci.yml': text });
    const env = {
      ...process.env,
      LONGHAUL_NODE: process.execPath,
      LONGHAUL_SERVER: executable,
      LONGHAUL_RESULT: result,
    };
    execFileSync(command, args, { cwd: project, env, timeout: patience, stdio: 'pipe' });
    return JSON.parse(readFileSync(result, 'utf8'));
  } finally {
    rmSync(project, { recursive: true, force: true });
  }
}

describe('a second editor', () => {
  it(
    'may be anything that speaks over standard input and output, and ends the server when it leaves',
    async () => {
      const child = spawn(process.execPath, [executable, 'lsp'], { stdio: ['pipe', 'pipe', 'inherit'] });
      const connection = createMessageConnection(
        new StreamMessageReader(child.stdout),
        new StreamMessageWriter(child.stdin),
      );
      connection.listen();
      const ended = new Promise((resolve) => child.on('exit', resolve));
      const { serverInfo } = await connection.sendRequest<{ serverInfo: { name: string } }>('initialize', {
        processId: null,
        rootUri: null,
        capabilities: {},
      });
      expect(serverInfo.name).toBe('longhaul');
      await connection.sendRequest('shutdown');
      await connection.sendNotification('exit');
      expect(await ended).toBe(0);
    },
    patience,
  );

  it.each(editors.filter(isInstalled))(
    'such as $name shows the finding, takes the fix, and is silent after',
    (editor) => {
      const { seen, offered, silent, text: after } = drive(editor);
      expect(seen.join('\n')).toContain('`codecov/codecov-action` can change under you. Pin it to one commit.');
      expect(offered[0]).toBe('Pin codecov/codecov-action to the commit behind v5.4.3');
      expect(after).toMatch(/- uses: codecov\/codecov-action@[0-9a-f]{40} # v5\.4\.3/);
      expect(after.replace(/@[0-9a-f]{40} # v5\.4\.3/, '@v5.4.3').trimEnd()).toBe(text.trimEnd());
      expect(silent).toBe(true);
    },
    patience,
  );
});
