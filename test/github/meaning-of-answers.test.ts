import { describe, expect, it } from 'vitest';
import type { Answer } from '../../rules/index.ts';
import { readSetting, type SettingSource } from '../../rules/model/settings/setting.ts';
import { readSettings } from '../../rules/model/settings/settings.ts';

const about = 'GET /repos/{owner}/{repo}';
const route = 'GET /repos/{owner}/{repo}/vulnerability-alerts';
const alerts: SettingSource<'on'> = { route, read: () => 'on', missing: 'off' };

function seenBy(permissions: object | undefined, status: number) {
  const answers: Record<string, Answer> = {
    [about]: { status: 200, body: { private: false, permissions } },
    [route]: { status, body: undefined },
  };
  return readSetting(alerts, answers).state;
}

describe('what an answer means', () => {
  it('takes a 404 for off only from someone who runs the repository', () => {
    expect(seenBy({ admin: true }, 404)).toBe('off');
    expect(seenBy({ admin: false }, 404)).toBe('unseen');
    expect(seenBy({ admin: 'true' }, 404)).toBe('unseen');
    expect(seenBy(undefined, 404)).toBe('unseen');
    expect(readSetting(alerts, { [route]: { status: 404, body: undefined } }).state).toBe('unseen');
  });

  it('keeps refusals apart', () => {
    const states = [204, 401, 403, 409, 422, 418].map((status) => seenBy({ admin: true }, status));
    expect(states).toEqual(['value', 'unseen', 'unseen', 'not-available', 'not-available', 'unseen']);
  });

  it('cannot tell when nobody asked', () => {
    const { about: nothing, ...settings } = readSettings({});
    expect(nothing).toBeUndefined();
    for (const setting of Object.values(settings)) {
      expect(setting).toEqual({ state: 'unseen', because: 'Nobody has asked GitHub yet.' });
    }
  });

  it('cannot tell from an answer of an unknown shape', () => {
    for (const body of [null, 'text', [], {}, { default_workflow_permissions: 'admin', enabled: 'yes' }]) {
      const settings = readSettings({
        [about]: { status: 200, body },
        'GET /repos/{owner}/{repo}/private-vulnerability-reporting': { status: 200, body },
        'GET /repos/{owner}/{repo}/actions/permissions/workflow': { status: 200, body },
      });
      expect(settings.about?.isAdmin).toBe(false);
      expect(settings['private-reporting'].state).toBe('unseen');
      expect(settings['default-workflow-permissions'].state).toBe('unseen');
    }
  });
});
