/** What people download: the files, and how large it is. Packs first, unless `LONGHAUL_VSIX` names a packed extension. */
import { readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, test } from 'vitest';
import { packageExtension } from '../editor/package-extension.mjs';
import { readZip, type ZipEntry } from './read-zip.ts';

const megabyte = 1024 * 1024;
const root = fileURLToPath(new URL('../../', import.meta.url));
const recorded = fileURLToPath(new URL('files.txt', import.meta.url));
let vsix = '';
let entries: readonly ZipEntry[] = [];

beforeAll(() => {
  vsix = process.env['LONGHAUL_VSIX'] ?? packageExtension();
  entries = readZip(readFileSync(vsix));
}, 120_000);

test('holds exactly the recorded files', async () => {
  await expect(`${[...new Set(paths().map(withoutHash))].join('\n')}\n`).toMatchFileSnapshot(recorded);
});

test('is smaller than a megabyte', () => {
  expect(statSync(vsix).size).toBeLessThan(megabyte);
});

test('holds both entry points, the server and the licences of what it bundles', () => {
  const { main, browser }: Record<string, string> = JSON.parse(textOf('extension/package.json'));
  const wanted = [main, browser, 'dist/longhaul.mjs', 'dist/server-browser.js', 'dist/THIRD-PARTY-NOTICES.txt'];
  expect(paths()).toEqual(expect.arrayContaining(wanted.map((path) => `extension/${path?.replace(/^\.\//, '')}`)));
});

test('holds no source, no test and no source map', () => {
  expect(paths().filter((path) => /\.(ts|mts|map|vsix)$|\/(test|examples|node_modules)\//.test(path))).toEqual([]);
});

test('names nothing of the machine it was made on', () => {
  const telling = entries.filter(({ path, text }) => /\.([cm]?js|json|txt|md)$/i.test(path) && text().includes(root));
  expect(telling.map(({ path }) => path)).toEqual([]);
});

function paths(): readonly string[] {
  return entries.map(({ path }) => path);
}

function textOf(path: string): string {
  return entries.find((entry) => entry.path === path)?.text() ?? '';
}

/** The bundler names shared parts after their content. */
function withoutHash(path: string): string {
  return path.replace(/-[A-Z0-9]{8}(?=\.mjs$)/, '-*');
}
