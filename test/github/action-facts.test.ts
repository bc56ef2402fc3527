/** What GitHub tells about actions, asked of a fake one that answers as GitHub describes. */
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { fetchActionFacts } from '../../server/github/action-facts.ts';
import { cacheFolder, DiskCache } from '../../server/github/answer-cache.ts';
import { refsWithApi } from '../../server/github/refs-with-api.ts';
import { adminToken } from './fake-state.ts';
import { withFakeGitHub } from './with-fake.ts';

const github = withFakeGitHub();
const [released, older, strangers, unknown] = ['1', '2', '3', '4'].map((digit) => digit.repeat(40)) as [
  string,
  string,
  string,
  string,
];

function question(name = 'octo/demo', commits: readonly string[] = [released, older, strangers, unknown]) {
  const [owner = '', repo = ''] = name.split('/');
  return { owner, repo, commits, versions: [] };
}

function fill(): void {
  const repository = github.fake.repository('octo/demo');
  repository.tags['v1.2.0'] = { commit: released };
  repository.branches['v1'] = older;
  repository.history[older] = ['main'];
  repository.history[strangers] = [];
}

const facts = (questions = [question()], more = {}) =>
  fetchActionFacts(questions, github.connect(undefined, more), refsWithApi);

it('tells which commits belong to the repository, and which only look so', async () => {
  fill();
  delete github.fake.repository('octo/demo').branches['v1'];
  const { actions, troubles } = await facts();
  expect(troubles).toEqual([]);
  expect(actions['octo/demo']?.belongs).toEqual({
    [released]: true,
    [older]: true,
    [strangers]: false,
    [unknown]: false,
  });
});

it('reads tags, branches, the archive and the name of today', async () => {
  fill();
  const repository = github.fake.repository('octo/demo');
  repository.isArchived = true;
  repository.nameToday = 'octo/renamed';
  expect((await facts()).actions['octo/demo']).toMatchObject({
    state: 'there',
    archived: true,
    movedTo: 'octo/renamed',
    tags: { 'v1.2.0': released },
    branches: { main: 'a'.repeat(40), v1: older },
  });
});

it('tells a repository that GitHub does not show', async () => {
  expect((await facts([question('octo/gone', [])])).actions).toEqual({ 'octo/gone': { state: 'missing' } });
});

it('asks for the weaknesses of all of them in one question', async () => {
  github.fake.repository('octo/second');
  github.fake.state.advisories.push(
    { id: 'GHSA-aaaa-bbbb-cccc', severity: 'medium', action: 'octo/demo', range: '< 1.2.0', fixed: '1.2.0' },
    { id: 'GHSA-dddd-eeee-ffff', severity: 'high', action: 'octo/second', range: '>= 1.0.0', fixed: null },
  );
  const { actions } = await facts([question('octo/demo', []), question('octo/second', [])]);
  expect(actions['octo/demo']?.advisories).toEqual([
    { id: 'GHSA-aaaa-bbbb-cccc', severity: 'moderate', range: '< 1.2.0', fixed: '1.2.0' },
  ]);
  expect(actions['octo/second']?.advisories).toEqual([
    { id: 'GHSA-dddd-eeee-ffff', severity: 'high', range: '>= 1.0.0' },
  ]);
  expect(github.fake.log.filter((line) => line.includes('/advisories'))).toHaveLength(1);
});

it.each([
  ['cut', 'GitHub cannot be reached. Check the connection and try again.'],
  ['down', 'GitHub cannot answer at the moment. Try again later.'],
] as const)('says once that nobody answers, and claims nothing: %s', async (outage, sentence) => {
  github.fake.state.outage = outage;
  expect(await facts([question(), question('octo/second')])).toEqual({ actions: {}, troubles: [sentence] });
});

it('stops at the limit, says when to come back, and keeps what it has', async () => {
  fill();
  github.fake.state.quota = { remaining: 4, resetAt: Math.floor(Date.now() / 1000) + 600 };
  const { actions, troubles } = await facts([
    question('octo/demo', [released]),
    ...['b', 'c', 'd', 'e', 'f'].map((name) => question(`octo/${name}`, [])),
  ]);
  expect(troubles).toHaveLength(1);
  expect(troubles[0]).toMatch(/^GitHub has answered enough questions for now. Try again in \d+ minutes.$/);
  expect(Object.values(actions).every(({ state }) => state === 'missing' || state === 'there')).toBe(true);
});

it('asks whether an answer has changed, which costs nothing', async () => {
  fill();
  const cache = new DiskCache(mkdtempSync(join(tmpdir(), 'longhaul-cache-')));
  const first = await facts([question()], { cache });
  const asked = github.fake.log.length;
  const before = github.fake.state.quota.remaining;
  expect(await facts([question()], { cache })).toEqual(first);
  expect(github.fake.log.slice(asked).filter((line) => !line.includes(' 304 ') && !line.includes(' 404 '))).toEqual([]);
  expect(before - github.fake.state.quota.remaining).toBe(
    github.fake.log.slice(asked).filter((line) => line.includes(' 404 ')).length,
  );
});

it('keeps no answer to someone who is signed in, and no token', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'longhaul-cache-'));
  const cache = new DiskCache(folder);
  await fetchActionFacts([question('octo/demo', [])], github.connect(adminToken, { cache }), refsWithApi);
  expect(readdirSync(folder)).toEqual([]);
  await facts([question('octo/demo', [])], { cache });
  const kept = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));
  expect(kept.length).toBeGreaterThan(0);
  expect(kept.join('')).not.toContain(adminToken);
});

it('does without a cache that cannot be read or written', async () => {
  fill();
  const folder = mkdtempSync(join(tmpdir(), 'longhaul-cache-'));
  const file = join(folder, 'a file');
  writeFileSync(file, 'not a folder');
  expect((await facts([question()], { cache: new DiskCache(file) })).troubles).toEqual([]);
  const cache = new DiskCache(folder);
  await facts([question()], { cache });
  for (const name of readdirSync(folder).filter((one) => one.endsWith('.json'))) writeFileSync(join(folder, name), '{');
  expect((await facts([question()], { cache })).troubles).toEqual([]);
});

it('puts the cache where such things belong on each system', () => {
  expect(cacheFolder({ XDG_CACHE_HOME: '/home/me/.c' }, 'linux')).toBe('/home/me/.c/longhaul');
  expect(cacheFolder({ XDG_CACHE_HOME: 'relative' }, 'linux')).toMatch(/[/\\]\.cache[/\\]longhaul$/);
  expect(cacheFolder({}, 'darwin')).toMatch(/Library[/\\]Caches[/\\]longhaul$/);
  expect(cacheFolder({}, 'win32')).toBeUndefined();
});
