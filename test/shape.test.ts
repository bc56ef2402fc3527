/**
 * Keeps the house in shape: imports run one way, files are small and named plainly, nothing is skipped or left over.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = new URL('..', import.meta.url).pathname;
const tracked = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\n')
  .filter((path) => path && existsSync(join(root, path)));
const sources = tracked.filter(
  (path) => /\.(ts|mjs)$/.test(path) && !/\/examples\//.test(path) && !path.endsWith('.d.mts'),
);
const texts = new Map(sources.map((path) => [path, readFileSync(join(root, path), 'utf8')]));
const product = sources.filter((path) => /^(rules|server|client)\/.*\.ts$/.test(path));

/** What each room may import: other rooms, and libraries. The longest name that fits a path is its room. */
const rooms: Readonly<Record<string, { readonly rooms: readonly string[]; readonly libraries: readonly string[] }>> = {
  'rules/engine': { rooms: ['rules/engine'], libraries: ['yaml', 'jsonc-parser', 'toml-eslint-parser'] },
  'rules/model': {
    rooms: ['rules/engine', 'rules/model', 'rules/data'],
    libraries: ['@actions/expressions', 'semver', 'packageurl-js'],
  },
  'rules/data': { rooms: ['rules/engine', 'rules/data'], libraries: [] },
  'rules/rule': { rooms: ['rules/engine', 'rules/model', 'rules/data', 'own folder'], libraries: ['semver'] },
  rules: { rooms: ['rules', 'rules/engine', 'rules/model', 'rules/rule'], libraries: [] },
  server: {
    rooms: ['server', 'rules'],
    libraries: [
      'vscode-languageserver',
      'vscode-languageserver-textdocument',
      'vscode-uri',
      '@octokit',
      'ignore',
      'node',
    ],
  },
  client: {
    rooms: ['client', 'server messages'],
    libraries: ['vscode', 'vscode-languageclient', 'vscode-jsonrpc', 'markdown-it', 'vscode-uri', 'node'],
  },
};

function roomOf(path: string): string {
  if (path === 'server/lsp/messages.ts') return 'server messages';
  if (/^rules\/(workflow|manifest|repository|settings)\//.test(path)) return 'rules/rule';
  const room = Object.keys(rooms)
    .filter((name) => path.startsWith(`${name}/`))
    .sort((a, b) => b.length - a.length)[0];
  return room ?? 'outside';
}

function importsOf(path: string, text = texts.get(path) ?? ''): readonly string[] {
  return [
    ...text.matchAll(
      /^\s*(?:import|export)\b[^'";]*?\bfrom\s+['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)|^import\s+['"]([^'"]+)['"]/gm,
    ),
  ].map((match) => match[1] ?? match[2] ?? match[3] ?? '');
}

describe('imports', () => {
  it.each(product)('of %s run one way', (path) => {
    const room = roomOf(path);
    const allowed = rooms[room === 'server messages' ? 'server' : room];
    for (const name of importsOf(path)) {
      if (!name.startsWith('.')) {
        const library = name.startsWith('node:')
          ? 'node'
          : name.startsWith('@actions/')
            ? name.split('/').slice(0, 2).join('/')
            : name.split('/')[0];
        expect(allowed?.libraries, `${path} → ${name}`).toContain(library);
        continue;
      }
      const target = normalize(join(dirname(path), name));
      // The project's name, version and address stand in one place.
      if (target === 'package.json') continue;
      const targetRoom = roomOf(target);
      const isOwnFolder =
        targetRoom === 'rules/rule' &&
        room === 'rules/rule' &&
        target.split('/').slice(0, 3).join('/') === path.split('/').slice(0, 3).join('/');
      if (isOwnFolder) continue;
      if (room === 'rules/rule') expect(targetRoom, `${path} → ${name}`).not.toBe('rules/rule');
      if (room === 'server' && targetRoom === 'rules') expect(target, `${path} → ${name}`).toBe('rules/index.ts');
      expect(
        [...(allowed?.rooms ?? []), room, ...(room === 'server' ? ['server messages'] : [])],
        `${path} → ${name}`,
      ).toContain(targetRoom);
    }
  });

  it('have no cycle between files, not even of types', () => {
    const graph = new Map(
      product.map((path) => [
        path,
        importsOf(path)
          .filter((name) => name.startsWith('.'))
          .map((name) => normalize(join(dirname(path), name))),
      ]),
    );
    const done = new Set<string>();
    const visit = (path: string, trail: readonly string[]): void => {
      if (trail.includes(path)) throw new Error([...trail, path].join(' → '));
      if (done.has(path)) return;
      for (const next of graph.get(path) ?? []) visit(next, [...trail, path]);
      done.add(path);
    };
    for (const path of product) visit(path, []);
  });
});

describe('files', () => {
  it.each(sources)('%s is named plainly and stays small', (path) => {
    expect(path).toMatch(/^[a-z0-9./-]+\.(ts|mjs|d\.ts)$/);
    expect(path).not.toMatch(/(utils?|helpers|common|misc)\.ts$/);
    expect((texts.get(path) ?? '').split('\n').length).toBeLessThanOrEqual(300);
  });

  // The name of a test file, and of its tests, says it.
  it.each(sources.filter((path) => !path.endsWith('.test.ts')))('%s says at its head what it is for', (path) => {
    expect(texts.get(path)).toMatch(/^(#!.*\n)?(\/\*\*|\/\/ Generated)/);
  });

  it.each(sources.filter((path) => path !== 'test/shape.test.ts'))('%s leaves nothing over', (path) => {
    const text = texts.get(path) ?? '';
    expect(text).not.toMatch(
      /\b(it|test|describe)\.(skip|only|todo|skipIf|runIf)\b|\bTODO\b|\bFIXME\b|\bas any\b|@ts-(ignore|expect-error|nocheck)|biome-ignore/,
    );
  });
});

describe('every tracked file', () => {
  const readable = tracked.filter((path) => path !== 'package-lock.json' && !/\.(png|gif|ico|woff2?)$/.test(path));
  it.each(readable)('%s names no package registry and no path of one machine', (path) => {
    const text = readFileSync(join(root, path), 'utf8');
    expect(text).not.toMatch(
      /registry\.(npmjs|yarnpkg)\.(org|com)|deb\.debian\.org|(^|[^a-zA-Z0-9_.-])\/(work|farm|root)\//,
    );
  });
});
