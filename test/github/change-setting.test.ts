import { describe, expect, it } from 'vitest';
import type { SettingChange } from '../../rules/index.ts';
import { changeSetting } from '../../server/github/change-setting.ts';
import { isFailure } from '../../server/github/failure.ts';
import { adminToken, narrowToken, writerToken } from './fake-state.ts';
import { withFakeGitHub } from './with-fake.ts';

const github = withFakeGitHub();
const target = { owner: 'octo', repo: 'demo' };
const effect = 'A new button for reports appears.';
const switchOn: SettingChange = { setting: 'private-reporting', from: 'off', to: 'on', effect };
const readOnly: SettingChange = { setting: 'default-workflow-permissions', from: 'write', to: 'read', effect };

function demo() {
  return github.fake.repository('octo/demo');
}

function writes(): string[] {
  return github.fake.log.filter((line) => !line.startsWith('GET'));
}

async function changed(change: SettingChange) {
  const result = await changeSetting(target, change, github.connect(adminToken));
  if (isFailure(result)) throw new Error(result.sentence);
  return result;
}

async function refused(change: SettingChange, token = adminToken) {
  const result = await changeSetting(target, change, github.connect(token));
  return isFailure(result) ? result : { failed: 'nothing', sentence: '' };
}

describe('changing a setting', () => {
  it('switches private reporting on, looks again, and can be undone', async () => {
    const result = await changed(switchOn);
    expect(demo().privateReporting).toBe(true);
    expect(result.changed).toEqual(switchOn);
    expect(result.page).toBe(`${github.fake.url}/octo/demo/settings/security_analysis`);
    expect(github.fake.log.at(-1)).toMatch(/^GET /);
    expect(result.undo).toMatchObject({ setting: 'private-reporting', from: 'on', to: 'off' });
    await changed(result.undo);
    expect(demo().privateReporting).toBe(false);
  });

  it.each([true, false])('keeps whether workflows may approve as it was: %s', async (mayApprove) => {
    demo().mayApprove = mayApprove;
    const result = await changed(readOnly);
    expect(demo()).toMatchObject({ workflowPermissions: 'read', mayApprove });
    expect(result.undo).toMatchObject({ from: 'read', to: 'write' });
    expect(result.page).toMatch(/\/octo\/demo\/settings\/actions$/);
  });

  it('does nothing when the setting is no longer what the person saw', async () => {
    demo().privateReporting = true;
    expect(await refused(switchOn)).toEqual({
      failed: 'changed-meanwhile',
      sentence: 'It is `on` already. Nothing was done.',
    });
    expect(await refused({ ...readOnly, from: 'read', to: 'write' })).toMatchObject({ failed: 'changed-meanwhile' });
    expect(writes()).toEqual([]);
  });

  it('does nothing for someone who does not run the repository', async () => {
    expect(await refused(switchOn, writerToken)).toMatchObject({ failed: 'not-permitted' });
    expect(await refused(readOnly, narrowToken)).toMatchObject({ failed: 'not-permitted' });
    expect(writes()).toEqual([]);
  });

  it('says that the organisation decides', async () => {
    demo().isLocked = true;
    expect(await refused(readOnly)).toMatchObject({ failed: 'decided-elsewhere' });
    expect(demo().workflowPermissions).toBe('write');
  });

  it('says that an archived repository cannot change', async () => {
    demo().isArchived = true;
    expect(await refused(switchOn)).toMatchObject({ failed: 'archived' });
    expect(writes()).toEqual([]);
  });

  it('says that the repository was archived, or taken from the person, between looking and writing', async () => {
    github.fake.state.meanwhile = (route) => {
      if (route.startsWith('PUT')) demo().isArchived = true;
    };
    expect(await refused(switchOn)).toMatchObject({ failed: 'archived' });
    demo().isArchived = false;
    github.fake.state.meanwhile = (route) => {
      if (route.startsWith('PUT')) demo().roles['ada'] = 'write';
    };
    expect(await refused(readOnly)).toMatchObject({ failed: 'not-permitted' });
  });

  it('says what is not offered for a private repository', async () => {
    demo().isPrivate = true;
    expect(await refused(switchOn)).toEqual({
      failed: 'not-available',
      sentence: 'Private reporting is for public repositories.',
    });
  });

  it('says what is not offered when the repository became private between looking and writing', async () => {
    github.fake.state.meanwhile = (route) => {
      if (route.startsWith('PUT')) demo().isPrivate = true;
    };
    expect(await refused(switchOn)).toMatchObject({ failed: 'not-available' });
  });

  it('says that a repository is not there', async () => {
    github.fake.state.repositories.clear();
    expect(await refused(switchOn)).toMatchObject({ failed: 'not-found' });
  });

  it('does not believe a yes that changed nothing', async () => {
    demo().isForgetful = true;
    expect(await refused(switchOn)).toEqual({
      failed: 'unconfirmed',
      sentence: 'GitHub took the change, but the setting is still `off`.',
    });
  });

  it('admits that it does not know when the connection breaks while writing', async () => {
    github.fake.state.meanwhile = (route) => {
      if (route.startsWith('PUT')) github.fake.state.outage = 'down';
    };
    expect(await refused(switchOn)).toMatchObject({ failed: 'unconfirmed' });
  });

  it('refuses a change it does not know', async () => {
    expect(await refused({ ...switchOn, to: 'maybe' })).toMatchObject({ failed: 'wrong-request' });
    expect(await refused({ ...switchOn, to: 'constructor' })).toMatchObject({ failed: 'wrong-request' });
    const made = { ...switchOn, setting: 'toString' } as unknown as SettingChange;
    expect(await refused(made)).toMatchObject({ failed: 'wrong-request' });
    expect(github.fake.log).toEqual([]);
  });
});
