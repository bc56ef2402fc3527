/**
 * How each setting is written, value by value. Source: GitHub's REST documentation of the routes named here.
 */
import type { Facts, SettingName } from '../../rules/index.ts';

export interface SettingWrite {
  readonly route: string;
  /** What goes along; nothing when the answers do not say enough to keep everything else as it is. */
  readonly body: (answers: Facts['answers']) => Readonly<Record<string, unknown>> | undefined;
}

interface Writable {
  /** Where people see it, below the repository's own page. */
  readonly page: string;
  /** Read to learn the value, besides the repository itself. */
  readonly read: string;
  readonly values: Readonly<Record<string, SettingWrite>>;
}

export const settingWrites: Readonly<Record<SettingName, Writable>> = {
  'private-reporting': {
    page: 'settings/security_analysis',
    read: 'GET /repos/{owner}/{repo}/private-vulnerability-reporting',
    values: {
      on: { route: 'PUT /repos/{owner}/{repo}/private-vulnerability-reporting', body: () => ({}) },
      off: { route: 'DELETE /repos/{owner}/{repo}/private-vulnerability-reporting', body: () => ({}) },
    },
  },
  'default-workflow-permissions': {
    page: 'settings/actions',
    read: 'GET /repos/{owner}/{repo}/actions/permissions/workflow',
    values: { read: writePermissions('read'), write: writePermissions('write') },
  },
};

/** The same route also says whether workflows may approve pull requests: that is sent back as it was. */
function writePermissions(level: 'read' | 'write'): SettingWrite {
  return {
    route: 'PUT /repos/{owner}/{repo}/actions/permissions/workflow',
    body: (answers) => {
      const current = answers['GET /repos/{owner}/{repo}/actions/permissions/workflow']?.body;
      if (typeof current !== 'object' || current === null || !('can_approve_pull_request_reviews' in current)) {
        return undefined;
      }
      const { can_approve_pull_request_reviews } = current;
      return { default_workflow_permissions: level, can_approve_pull_request_reviews };
    },
  };
}
