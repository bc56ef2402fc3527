import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { SettingChange } from '../../rules/index.ts';
import { changeSetting } from '../../server/github/change-setting.ts';
import { findCommit } from '../../server/github/commit-of.ts';
import type { Connection } from '../../server/github/connection.ts';
import { type Failure, isFailure } from '../../server/github/failure.ts';
import { fetchSettings } from '../../server/github/settings.ts';
import { adminToken, unusualToken } from './fake-state.ts';
import { withFakeGitHub } from './with-fake.ts';

const github = withFakeGitHub();
const target = { owner: 'octo', repo: 'demo' };
const change: SettingChange = { setting: 'private-reporting', from: 'off', to: 'on', effect: '' };

/** Every way to ask GitHub something, and how it failed. */
async function everyFailure(connection: Connection): Promise<(Failure | undefined)[]> {
  const results = await Promise.all([
    changeSetting(target, change, connection),
    findCommit({ ...target, ref: 'v1' }, connection),
    fetchSettings(target, connection).then(({ failure }) => failure),
  ]);
  return results.map((result) => (isFailure(result) ? result : undefined));
}

async function kinds(connection: Connection): Promise<(string | undefined)[]> {
  return (await everyFailure(connection)).map((result) => result?.failed);
}

async function closedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** GitHub announces with every answer that a route will end; the library would like to warn about it. */
async function withDeprecation(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  const { status, body, headers } = await fetch(input, init);
  return new Response(body, { status, headers: { ...Object.fromEntries(headers), deprecation: 'true' } });
}

afterEach(() => vi.restoreAllMocks());

describe('an expected failure', () => {
  it('is a value when nobody answers', async () => {
    const apiUrl = `http://127.0.0.1:${await closedPort()}`;
    expect(await kinds(github.connect(adminToken, { apiUrl }))).toEqual(['offline', 'offline', 'offline']);
  });

  it('is a value when the other side hangs up', async () => {
    github.fake.state.outage = 'cut';
    expect(await kinds(github.connect(adminToken))).toEqual(['offline', 'offline', 'offline']);
  });

  it('is a value when GitHub takes too long', async () => {
    github.fake.state.outage = 'silent';
    expect(await kinds(github.connect(adminToken, { timeout: 60 }))).toEqual(['timeout', 'timeout', 'timeout']);
  });

  it('is a value when the person stops it, before or meanwhile', async () => {
    expect(await kinds(github.connect(adminToken, { signal: AbortSignal.abort() }))).toEqual(
      Array(3).fill('cancelled'),
    );
    expect(github.fake.log).toEqual([]);
    const controller = new AbortController();
    github.fake.state.meanwhile = () => controller.abort();
    expect(await kinds(github.connect(adminToken, { signal: controller.signal }))).toEqual(Array(3).fill('cancelled'));
  });

  it('is a value when GitHub is down', async () => {
    github.fake.state.outage = 'down';
    expect((await fetchSettings(target, github.connect(adminToken))).failure?.failed).toBe('github-down');
  });

  it('says when GitHub will answer again', async () => {
    const resetAt = Math.ceil(Date.now() / 1000) + 600;
    github.fake.state.quota = { remaining: 0, resetAt };
    for (const result of await everyFailure(github.connect(adminToken))) {
      expect(result?.failed).toBe('rate-limited');
      expect(result?.until).toBe(new Date(resetAt * 1000).toISOString());
      expect(result?.sentence).toMatch(/^GitHub has answered enough questions for now\. Try again in 1[01] minutes\.$/);
    }
  });

  it('is no 403 about rights when the quota is used up', async () => {
    github.fake.state.quota.remaining = 1;
    const { answers, failure } = await fetchSettings(target, github.connect(adminToken));
    expect(Object.values(answers).map(({ status }) => status)).toEqual([200]);
    expect(failure?.failed).toBe('rate-limited');
  });

  it('tells a sign-in that ended from one the organisation does not accept', async () => {
    expect(await kinds(github.connect('gho_over'))).toEqual(Array(3).fill('unauthorised'));
    expect(await kinds(github.connect(unusualToken))).toEqual(Array(3).fill('single-sign-on'));
  });

  it('is a value for an address that could collect tokens', async () => {
    for (const apiUrl of [
      'http://api.github.com',
      'https://ada:key@example.org',
      'ftp://127.0.0.1',
      'not an address',
      '',
    ]) {
      expect(await kinds(github.connect(adminToken, { apiUrl }))).toEqual(Array(3).fill('wrong-request'));
    }
  });

  it('has a sentence of its own that a tired person can read', async () => {
    github.fake.state.outage = 'cut';
    const { failure } = await fetchSettings(target, github.connect(adminToken));
    expect(failure?.sentence).toBe('GitHub cannot be reached. Check the connection and try again.');
  });

  it('never carries the token, and nothing is printed', async () => {
    const printed: unknown[] = [];
    for (const method of ['log', 'info', 'warn', 'error', 'debug'] as const) {
      vi.spyOn(console, method).mockImplementation((...words) => void printed.push(...words));
    }
    for (const stream of [process.stdout, process.stderr]) {
      vi.spyOn(stream, 'write').mockImplementation((words) => printed.push(words) > 0);
    }
    const results: unknown[] = [];
    for (const outage of ['none', 'cut', 'down'] as const) {
      github.fake.state.outage = outage;
      results.push(await everyFailure(github.connect(adminToken)));
      results.push(await fetchSettings(target, github.connect(adminToken)));
    }
    github.fake.state.outage = 'none';
    results.push(await fetchSettings(target, github.connect('gho_secretsecretsecret')));
    const unexpected = github.connect(adminToken, { fetch: () => Promise.reject(new Error(`token ${adminToken}`)) });
    results.push(await fetchSettings(target, unexpected));
    const outdated = github.connect(adminToken, { fetch: withDeprecation });
    results.push(await fetchSettings(target, outdated));
    vi.restoreAllMocks();
    expect(printed).toEqual([]);
    const everything = JSON.stringify(results);
    expect(everything).not.toContain(adminToken);
    expect(everything).not.toContain('gho_secretsecretsecret');
  });
});
