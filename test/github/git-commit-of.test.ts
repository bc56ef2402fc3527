import { mkdir, mkdtemp, readdir, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newest } from '../../rules/index.ts';
import { isFailure } from '../../server/github/failure.ts';
import { findCommitWithGit, type GitOptions } from '../../server/github/git-commit-of.ts';
import { gitArguments, gitEnvironment } from '../../server/github/git-environment.ts';
import { listRefs } from '../../server/github/list-refs.ts';
import { type FakeGit, startFakeGit } from './fake-git.ts';

const [one, two, three] = ['1', '2', '3'].map((digit) => digit.repeat(40)) as [string, string, string];
const never = new AbortController().signal;
const running: { git?: FakeGit } = {};

beforeEach(async () => {
  running.git = await startFakeGit();
});
afterEach(() => running.git?.stop());

function fake(): FakeGit {
  if (!running.git) throw new Error('The fake git runs inside tests only.');
  return running.git;
}

async function find(ref: string, more: Partial<GitOptions> & { readonly repo?: string } = {}) {
  const { host, environment } = fake();
  const request = { owner: 'octo', repo: more.repo ?? 'demo', ref };
  const found = await findCommitWithGit(request, { signal: never, host, environment, ...more });
  return isFailure(found) ? { failed: found.failed, sentence: found.sentence } : found;
}

describe('the commit behind a tag, asked with git', () => {
  it('is found for plain and annotated tags, with the most exact version there', async () => {
    Object.assign(fake().refs, {
      HEAD: three,
      'refs/heads/main': three,
      'refs/tags/v4': one,
      'refs/tags/v4.2.2': two,
      'refs/tags/v4.2.2^{}': one,
    });
    expect(await find('v4')).toEqual({ sha: one, version: 'v4.2.2' });
    expect(await find('v4.2.2')).toEqual({ sha: one, version: 'v4.2.2' });
    expect(await find(newest)).toEqual({ sha: one, version: 'v4.2.2' });
    expect(await find('v4', { repo: 'moved' })).toEqual({ sha: one, version: 'v4.2.2' });
  });

  it('is refused for a branch, a name that is both, and a name that is nothing', async () => {
    Object.assign(fake().refs, { HEAD: three, 'refs/heads/main': three, 'refs/heads/v1': three, 'refs/tags/v1': one });
    expect(await find('main')).toMatchObject({ failed: 'moving-ref' });
    expect(await find('v1')).toMatchObject({ failed: 'ambiguous-ref' });
    expect(await find('v2')).toMatchObject({ failed: 'not-found' });
  });

  it('is refused for a repository that is not there', async () => {
    expect(await find('v4', { repo: 'nothing' })).toEqual({
      failed: 'not-found',
      sentence: 'GitHub does not know that repository, or it is private.',
    });
  });

  it('is refused by a server whose certificate nobody trusts', async () => {
    expect(await find('v4', { environment: { PATH: process.env['PATH'] } })).toMatchObject({ failed: 'not-trusted' });
    expect(fake().log).toEqual([]);
  });

  it('ends when the person stops it or when it takes too long', async () => {
    fake().isSilent = true;
    const controller = new AbortController();
    const found = find('v4', { signal: controller.signal });
    while (fake().log.length === 0) await new Promise((resolve) => setImmediate(resolve));
    controller.abort();
    expect(await found).toMatchObject({ failed: 'cancelled' });
    expect(await find('v4', { timeout: 50 })).toMatchObject({ failed: 'timeout' });
    expect(await find('v4', { signal: AbortSignal.abort() })).toMatchObject({ failed: 'cancelled' });
  });

  it('says that nobody answers, and that git is missing', async () => {
    await fake().stop();
    expect(await find('v4')).toMatchObject({ failed: 'offline' });
    expect(await find('v4', { environment: { PATH: '/nowhere' } })).toMatchObject({ failed: 'no-git' });
    await running.git?.stop().catch(() => {});
    running.git = await startFakeGit();
  });

  it('is not asked for with names that could be an option, a program or another address', async () => {
    const refs = ['--upload-pack=touch /tmp/owned', '-v4', 'v4 --all', 'a..b', 'v4\nx', ''];
    for (const ref of refs) expect(await find(ref)).toMatchObject({ failed: 'wrong-request' });
    const repos = ['..', '.', 'demo/../x', 'demo?x', '-demo x', 'demo;id', 'demo\n', ''];
    for (const repo of repos) expect(await find('v4', { repo })).toMatchObject({ failed: 'wrong-request' });
    const hosts = ['-oProxyCommand=id', 'example.org/x', 'a@example.org', 'ext::sh', 'example.org:x', ''];
    for (const host of hosts) expect(await find('v4', { host })).toMatchObject({ failed: 'wrong-request' });
    expect(fake().log).toEqual([]);
  });
});

describe('git', () => {
  it('talks https only, even when it is handed another address', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'longhaul-test-'));
    const owned = join(folder, 'owned');
    const addresses = [
      `file://${folder}`,
      folder,
      `ext::sh -c touch% ${owned}`,
      'ssh://127.0.0.1/x',
      'git://127.0.0.1/x',
    ];
    for (const address of [...addresses, `http://${fake().host}/octo/demo.git`]) {
      expect(isFailure(await listRefs(address, fake().environment, never)), address).toBe(true);
    }
    expect(await readdir(folder)).toEqual([]);
    expect(fake().log).toEqual([]);
    await rm(folder, { recursive: true });
  });

  it('reads no configuration of the machine, the person, the environment or a folder above', async () => {
    const folder = await realpath(await mkdtemp(join(tmpdir(), 'longhaul-test-')));
    const rewriting = `[url "https://127.0.0.1:1/"]\n\tinsteadOf = https://${fake().host}/\n`;
    await mkdir(join(folder, '.git', 'objects'), { recursive: true });
    await mkdir(join(folder, '.git', 'refs'));
    await writeFile(join(folder, '.git', 'HEAD'), 'ref: refs/heads/main\n');
    await writeFile(join(folder, '.git', 'config'), rewriting);
    await writeFile(join(folder, '.gitconfig'), rewriting);
    fake().refs['refs/tags/v4'] = one;
    const environment = {
      ...fake().environment,
      HOME: folder,
      TMPDIR: folder,
      GIT_DIR: join(folder, '.git'),
      GIT_CONFIG_GLOBAL: join(folder, '.gitconfig'),
      GIT_CONFIG_SYSTEM: join(folder, '.gitconfig'),
      GIT_CONFIG_COUNT: '1',
      GIT_CONFIG_KEY_0: 'url.https://127.0.0.1:1/.insteadOf',
      GIT_CONFIG_VALUE_0: `https://${fake().host}/`,
      GIT_CONFIG_PARAMETERS: `'url.https://127.0.0.1:1/.insteadOf=https://${fake().host}/'`,
      GIT_SSH_COMMAND: 'false',
      GIT_EXEC_PATH: folder,
      LD_PRELOAD: join(folder, 'evil.so'),
    };
    const before = process.env['TMPDIR'];
    process.env['TMPDIR'] = folder;
    try {
      expect(await find('v4', { environment })).toEqual({ sha: one, version: 'v4' });
    } finally {
      if (before === undefined) delete process.env['TMPDIR'];
      else process.env['TMPDIR'] = before;
      await rm(folder, { recursive: true });
    }
  });

  it('is given nothing but a way out, and never a program of the opened project', () => {
    const path = ['/project/node_modules/.bin', '/usr/bin', 'relative', '.', '', '/a/node_modules/b/bin'].join(
      delimiter,
    );
    const environment = gitEnvironment('/empty', '/', {
      PATH: path,
      https_proxy: 'http://proxy:8080',
      GITHUB_TOKEN: 'gho_secret',
    });
    expect(environment['PATH']).toBe('/usr/bin');
    expect(environment['https_proxy']).toBe('http://proxy:8080');
    expect(JSON.stringify(environment)).not.toContain('gho_secret');
    expect(environment).toMatchObject({
      HOME: '/empty',
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_CONFIG_GLOBAL: '/dev/null',
      GIT_ALLOW_PROTOCOL: 'https',
      GIT_TERMINAL_PROMPT: '0',
      GIT_ASKPASS: '',
    });
    expect(Object.keys(environment).filter((name) => name.startsWith('GIT_CONFIG_'))).toHaveLength(3);
  });

  it('takes the address for an address', () => {
    expect(gitArguments('--upload-pack=x').slice(-2)).toEqual(['--', '--upload-pack=x']);
  });

  it('leaves no folder behind', async () => {
    fake().refs['refs/tags/v4'] = one;
    const folder = await mkdtemp(join(tmpdir(), 'longhaul-test-'));
    const before = process.env['TMPDIR'];
    process.env['TMPDIR'] = folder;
    try {
      await find('v4');
      expect(await readdir(folder)).toEqual([]);
    } finally {
      if (before === undefined) delete process.env['TMPDIR'];
      else process.env['TMPDIR'] = before;
      await rm(folder, { recursive: true });
    }
  });
});
