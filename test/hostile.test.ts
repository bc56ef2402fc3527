/**
 * A repository that wants to do harm is read by the real executable: nothing in it runs, nothing leaves, nothing is written,
 * and the files that are sound are checked all the same.
 */
import { spawn } from 'node:child_process';
import { existsSync, lstatSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { CodeAction, Diagnostic, Hover } from 'vscode-languageserver';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver/node';
import { bundleCommand, type Ran, runCommand } from './cli/command.ts';
import { contentOf, type HostileFolder, makeHostileFolder } from './hostile-folder.ts';

let executable = '';
let hostile: HostileFolder;
let before = '';
let traps = '';

beforeAll(async () => {
  executable = await bundleCommand();
  hostile = makeHostileFolder();
  before = contentOf(hostile.root);
  traps = mkdtempSync(join(tmpdir(), 'longhaul-traps-'));
  writeFileSync(join(traps, 'trap.cjs'), trap);
  vi.stubEnv('NODE_OPTIONS', `--require ${join(traps, 'trap.cjs')}`);
  vi.stubEnv('LONGHAUL_TRAP', join(traps, 'sprung'));
}, 60_000);

afterAll(() => {
  vi.unstubAllEnvs();
  for (const folder of [dirname(executable), hostile.root, hostile.outside, traps])
    rmSync(folder, { recursive: true, force: true });
});

/** Loaded before the executable: notes each program, connection and write, and lets none happen. */
const trap = `
const { appendFileSync } = require('node:fs');
const note = (what) => { appendFileSync(process.env.LONGHAUL_TRAP, what + '\\n'); throw new Error('A trap: ' + what); };
const bar = (name, ...functions) => {
  const module = require('node:' + name);
  for (const one of functions) module[one] = () => note(name + '.' + one);
};
bar('child_process', 'spawn', 'spawnSync', 'exec', 'execSync', 'execFile', 'execFileSync', 'fork');
bar('http', 'request', 'get');
bar('https', 'request', 'get');
bar('dns', 'lookup', 'resolve');
bar('dgram', 'createSocket');
require('node:net').Socket.prototype.connect = () => note('net.connect');
globalThis.fetch = () => note('fetch');
bar('fs/promises', 'writeFile', 'appendFile', 'rm', 'unlink', 'rename', 'mkdir');
require('node:module').syncBuiltinESMExports();
`;

function expectUntouched(): void {
  expect(existsSync(join(traps, 'sprung')) ? readFileSync(join(traps, 'sprung'), 'utf8') : '').toBe('');
  expect(readdirSync(hostile.outside)).toEqual(['.npmrc']);
  expect(contentOf(hostile.root) === before).toBe(true);
}

it('would be noticed if it ran a program or asked the network', async () => {
  const script = join(traps, 'script.mjs');
  writeFileSync(script, "import { execFile } from 'node:child_process';\nexecFile('true', () => {});\n");
  const { code, err } = await runCommand(script, traps, []);
  expect([code, err]).toEqual([1, expect.stringContaining('A trap: child_process.execFile')]);
  rmSync(join(traps, 'sprung'));
});

describe('a hostile repository, checked from the command line', () => {
  const run = (format: string): Promise<Ran> =>
    runCommand(executable, hostile.root, ['check', '--show', 'everything', '--format', format, '.']);

  it('loses no sound file, breaks no check, and touches nothing', async () => {
    const { code, out, err } = await run('json');
    expect([code, err]).toEqual([1, '']);
    const { findings, unread } = JSON.parse(out) as {
      readonly findings: readonly { readonly rule: string; readonly path: string }[];
      readonly unread: readonly { readonly path: string }[];
    };
    const found = findings.map(({ rule, path }) => `${rule} ${path}`);
    expect(found).toEqual(
      expect.arrayContaining([
        'pin-actions zz/action.yml',
        'pin-git-dependencies text/package.json',
        'pin-git-dependencies __proto__/package.json',
        'remove-stored-password .npmrc',
        'pin-actions .github/workflows/__proto__.yml',
      ]),
    );
    expect(found.filter((one) => one.endsWith('links/.npmrc'))).toEqual([]);
    expect(unread.map(({ path }) => path)).toEqual(
      expect.arrayContaining([
        'g/.npmrc',
        'large/package.json',
        'links/.npmrc',
        'links/package.json',
        'pipe/package.json',
      ]),
    );
    expectUntouched();
  }, 30_000);

  it.each(['text', 'json', 'sarif', 'github'])(
    'shows no password and draws nothing on the terminal as %s',
    async (format) => {
      const { out, err } = await run(format);
      expect(out + err).not.toContain(hostile.password);
      expect(/[\p{Cc}\u202e]/u.exec((out + err).replaceAll('\n', ''))?.[0].codePointAt(0)).toBe(undefined);
      expect(out).not.toContain('##[');
      const commands = out.split('\n').filter((line) => line.startsWith('::'));
      expect(commands.filter((line) => !/^::(error|warning|notice) file=[^:]*::[^:]/.test(line))).toEqual([]);
    },
    30_000,
  );
});

describe('a hostile repository, opened in an editor', () => {
  it('loses no sound file, shows no password, offers no command, and touches nothing', async () => {
    const server = spawn(process.execPath, [executable, 'lsp', '--stdio'], { cwd: hostile.root });
    let said = '';
    server.stderr.on('data', (data) => {
      said += data;
    });
    const ended = new Promise<number | null>((resolve) => server.once('exit', resolve));
    const client = createMessageConnection(
      new StreamMessageReader(server.stdout),
      new StreamMessageWriter(server.stdin),
    );
    client.onRequest('workspace/configuration', ({ items }: { items: readonly object[] }) => items.map(() => null));
    client.onRequest(() => null);
    client.listen();
    const uri = (path: string) => pathToFileURL(join(hostile.root, path)).toString();
    await client.sendRequest('initialize', {
      processId: null,
      rootUri: uri(''),
      workspaceFolders: [{ uri: uri(''), name: 'hostile' }],
      capabilities: { textDocument: { diagnostic: {} }, workspace: { configuration: true } },
    });
    await client.sendNotification('initialized', {});

    const heard: string[] = [];
    const found = new Map<string, readonly Diagnostic[]>();
    for (const path of hostile.paths) {
      const textDocument = { uri: uri(path) };
      const document = { ...textDocument, languageId: 'yaml', version: 1, text: textOf(path) };
      await client.sendNotification('textDocument/didOpen', { textDocument: document });
      const { items } = await client.sendRequest<{ items: Diagnostic[] }>('textDocument/diagnostic', { textDocument });
      found.set(path, items);
      const [first] = items;
      if (first) {
        const at = { textDocument, range: first.range, position: first.range.start };
        const hover = await client.sendRequest<Hover | null>('textDocument/hover', at);
        const context = { diagnostics: [first] };
        const actions = await client.sendRequest<CodeAction[]>('textDocument/codeAction', { ...at, context });
        heard.push(JSON.stringify([items, hover, actions.map(({ title }) => title)]));
        expect(JSON.stringify(hover)).not.toMatch(/command:|<img|\[click\]/);
      }
      await client.sendNotification('textDocument/didClose', { textDocument });
    }
    heard.push(JSON.stringify(await client.sendRequest('longhaul/checklist')));
    await client.sendRequest('shutdown');
    await client.sendNotification('exit');
    expect([await ended, said]).toEqual([0, '']);
    expect(found.get('zz/action.yml')?.map(({ code }) => code)).toContain('pin-actions');
    expect(found.get('.github/workflows/__proto__.yml')?.map(({ code }) => code)).toContain('pin-actions');
    expect(heard.join('\n')).not.toContain(hostile.password);
    expectUntouched();
  }, 60_000);
});

/** As an editor has it: it refuses what is no file or too large. */
function textOf(path: string): string {
  const file = join(hostile.root, path);
  const about = lstatSync(file);
  return about.isFile() && about.size < 1_000_000 && about.mode & 0o400 ? readFileSync(file, 'utf8') : '';
}
