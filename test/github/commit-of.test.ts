import { describe, expect, it } from 'vitest';
import { newest } from '../../rules/index.ts';
import { findCommit } from '../../server/github/commit-of.ts';
import { isFailure } from '../../server/github/failure.ts';
import { withFakeGitHub } from './with-fake.ts';

const github = withFakeGitHub();
const [one, two, three] = ['1', '2', '3'].map((digit) => digit.repeat(40)) as [string, string, string];

function demo() {
  return github.fake.repository('octo/demo');
}

async function find(ref: string, owner = 'octo', repo = 'demo') {
  const found = await findCommit({ owner, repo, ref }, github.connect());
  return isFailure(found) ? { failed: found.failed, sentence: found.sentence } : found;
}

describe('the commit behind a tag, asked of GitHub', () => {
  it('is the one a plain tag names, with the most exact version there', async () => {
    Object.assign(demo().tags, {
      v4: { commit: one },
      'v4.2': { commit: one },
      'v4.2.2': { commit: one },
      'v4.2.1': { commit: two },
    });
    expect(await find('v4')).toEqual({ sha: one, version: 'v4.2.2' });
  });

  it('is the one an annotated tag leads to, through as many tags as it takes', async () => {
    Object.assign(demo().tags, {
      v4: { commit: one, objects: [two] },
      'v4.2.2': { commit: one, objects: ['4'.repeat(40), '5'.repeat(40)] },
    });
    expect(await find('v4')).toEqual({ sha: one, version: 'v4.2.2' });
    expect(await find('v4.2.2')).toEqual({ sha: one, version: 'v4.2.2' });
  });

  it('is refused for a branch', async () => {
    expect(await find('main')).toEqual({
      failed: 'moving-ref',
      sentence: '`main` is a branch, which changes with every commit. Choose a version tag instead.',
    });
  });

  it('is refused for a name that is a tag and a branch at once', async () => {
    demo().tags['main'] = { commit: three };
    expect(await find('main')).toMatchObject({ failed: 'ambiguous-ref' });
  });

  it('is refused for a name that is nothing', async () => {
    demo().tags['v4.2.2'] = { commit: one };
    expect(await find('v4')).toEqual({ failed: 'not-found', sentence: 'There is no tag `v4` in that repository.' });
  });

  it('is refused for a repository that is not there or not public', async () => {
    demo().isPrivate = true;
    const sentence = 'GitHub does not know that repository, or it is private.';
    expect(await find('v4')).toEqual({ failed: 'not-found', sentence });
    expect(await find('v4', 'octo', 'nothing')).toEqual({ failed: 'not-found', sentence });
  });

  it('is found for a tag with a slash', async () => {
    Object.assign(demo().tags, {
      'lint/v1': { commit: one },
      'lint/v1.4.0': { commit: one },
      'test/v1.9.0': { commit: one },
    });
    expect(await find('lint/v1')).toEqual({ sha: one, version: 'lint/v1.4.0' });
  });

  it('is found for the newest release', async () => {
    Object.assign(demo().tags, {
      'v9.0.0': { commit: one },
      'v10.0.1': { commit: two },
      'v11.0.0-beta.1': { commit: three },
    });
    expect(await find(newest)).toEqual({ sha: two, version: 'v10.0.1' });
  });

  it('is refused for the newest release where there are none', async () => {
    expect(await find(newest)).toMatchObject({ failed: 'not-found' });
  });

  it('is found with as little as three pages of tags, and without its exact version beyond them', async () => {
    for (let index = 0; index < 350; index++) demo().tags[`v9.0.${index}`] = { commit: two };
    Object.assign(demo().tags, { v4: { commit: one }, 'v4.2.2': { commit: one } });
    expect(await find('v4')).toEqual({ sha: one, version: 'v4' });
    expect(github.fake.log.filter((line) => line.includes('/tags '))).toHaveLength(3);
  });

  it('is not asked for with names that could be something else', async () => {
    const refs = ['', '-v4', '../main', 'a b', 'v4~1', 'v4^{}', 'a..b', 'x@{1}', 'v4\n', 'v4:x', '*', 'x'.repeat(300)];
    for (const ref of refs) expect(await find(ref)).toMatchObject({ failed: 'wrong-request' });
    for (const owner of ['..', '-o', 'a/b', 'a b', 'a%2fb'])
      expect(await find('v4', owner)).toMatchObject({ failed: 'wrong-request' });
    expect(github.fake.log).toEqual([]);
  });
});
