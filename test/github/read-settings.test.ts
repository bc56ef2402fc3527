import { describe, expect, it } from 'vitest';
import { readSettings } from '../../rules/index.ts';
import { fetchSettings } from '../../server/github/settings.ts';
import { adminToken, narrowToken, unusualToken, writerToken } from './fake-state.ts';
import { withFakeGitHub } from './with-fake.ts';

const github = withFakeGitHub();
const target = { owner: 'octo', repo: 'demo' };

async function settingsFor(token?: string) {
  const { answers, failure } = await fetchSettings(target, github.connect(token));
  return { settings: readSettings(answers), failure };
}

describe('settings read from GitHub', () => {
  it('are all known to an administrator', async () => {
    const { settings, failure } = await settingsFor(adminToken);
    expect(failure).toBeUndefined();
    expect(settings).toEqual({
      about: { isSignedIn: true, isAdmin: true, isPrivate: false, isArchived: false },
      'private-reporting': { state: 'off' },
      'default-workflow-permissions': { state: 'value', value: 'write' },
      'workflows-may-approve': { state: 'value', value: 'on' },
    });
  });

  it('are asked with the fewest questions', async () => {
    await settingsFor(adminToken);
    expect([...github.fake.log].sort()).toEqual([
      'GET /repos/octo/demo 200 ada',
      'GET /repos/octo/demo/actions/permissions/workflow 200 ada',
      'GET /repos/octo/demo/private-vulnerability-reporting 200 ada',
    ]);
  });

  it('show what is switched on', async () => {
    Object.assign(github.fake.repository('octo/demo'), {
      privateReporting: true,
      workflowPermissions: 'read',
      mayApprove: false,
    });
    const { settings } = await settingsFor(adminToken);
    expect(settings['private-reporting']).toEqual({ state: 'value', value: 'on' });
    expect(settings['default-workflow-permissions']).toEqual({ state: 'value', value: 'read' });
    expect(settings['workflows-may-approve']).toEqual({ state: 'off' });
  });

  it('stay unseen where the sign-in may not look, and the rest is still known', async () => {
    const { settings, failure } = await settingsFor(writerToken);
    expect(failure).toBeUndefined();
    expect(settings['private-reporting']).toEqual({ state: 'off' });
    expect(settings['default-workflow-permissions']).toEqual({
      state: 'unseen',
      because: 'Only people who run the repository can see this. Ask one of them.',
    });
  });

  it('stay unseen to an administrator whose sign-in does not reach far enough', async () => {
    const { settings } = await settingsFor(narrowToken);
    expect(settings.about?.isAdmin).toBe(true);
    expect(settings['default-workflow-permissions']).toEqual({
      state: 'unseen',
      because: 'This sign-in may not see it. Sign in again and allow access to the repository.',
    });
  });

  it('need no sign-in where everyone may look', async () => {
    const { settings, failure } = await settingsFor();
    expect(failure).toBeUndefined();
    expect(settings['private-reporting']).toEqual({ state: 'off' });
    expect(settings['default-workflow-permissions']).toEqual({
      state: 'unseen',
      because: 'Sign in to GitHub to see this.',
    });
  });

  it('of a private repository leave out what is for public ones', async () => {
    github.fake.repository('octo/demo').isPrivate = true;
    const { settings } = await settingsFor(adminToken);
    expect(settings['private-reporting']).toEqual({
      state: 'not-available',
      because: 'Private reporting is for public repositories.',
    });
    expect(settings['default-workflow-permissions']).toEqual({ state: 'value', value: 'write' });
  });

  it('of a private repository are hidden from strangers, which is no fault of anyone', async () => {
    github.fake.repository('octo/demo').isPrivate = true;
    const { settings, failure } = await settingsFor();
    expect(failure?.failed).toBe('not-found');
    expect(settings['private-reporting'].state).toBe('unseen');
    expect(settings['default-workflow-permissions'].state).toBe('unseen');
    expect(github.fake.log).toHaveLength(1);
  });

  it('are the same when the organisation decides them', async () => {
    github.fake.repository('octo/demo').isLocked = true;
    const { settings } = await settingsFor(adminToken);
    expect(settings['default-workflow-permissions']).toEqual({ state: 'value', value: 'write' });
  });

  it('are not asked of an organisation that wants its own sign-in first', async () => {
    const { settings, failure } = await settingsFor(unusualToken);
    expect(failure?.failed).toBe('single-sign-on');
    expect(settings['private-reporting'].state).toBe('unseen');
  });

  it('never keep the cloning key that GitHub sends along', async () => {
    const { answers } = await fetchSettings(target, github.connect(adminToken));
    expect(JSON.stringify(answers)).not.toContain('temporary-clone-key');
  });

  it('are not asked for names that GitHub cannot have given', async () => {
    for (const [owner, repo] of [
      ['..', 'x'],
      ['octo', '..'],
      ['octo', 'a/b'],
      ['octo?x=', 'demo'],
      ['', 'demo'],
      ['octo', '%2e'],
    ]) {
      const { failure } = await fetchSettings({ owner: owner ?? '', repo: repo ?? '' }, github.connect(adminToken));
      expect(failure?.failed).toBe('wrong-request');
    }
    expect(github.fake.log).toEqual([]);
  });
});
