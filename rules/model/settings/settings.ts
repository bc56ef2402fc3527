/**
 * The settings on GitHub that rules look at, one entry each. Adding one is adding an entry here; a setting that can
 * also be changed has its way to write it beside the other network code.
 * Source of routes and answers: GitHub's REST documentation, "Repositories" and "Actions permissions".
 */
import type { Answer, Facts } from '../../engine/facts.ts';
import {
  type AboutRepository,
  aboutRoute,
  fieldOf,
  readAbout,
  readSetting,
  type Setting,
  type SettingSource,
} from './setting.ts';

export interface Settings {
  readonly about: AboutRepository | undefined;
  /** Strangers can report a weakness without everyone reading along. */
  readonly 'private-reporting': Setting<'on'>;
  /** What a job's built-in key may do where the workflow says nothing. Never `off`. */
  readonly 'default-workflow-permissions': Setting<'read' | 'write'>;
  /** Workflows may open and approve pull requests. */
  readonly 'workflows-may-approve': Setting<'on'>;
}

/** Reads everything at once. No answers at all means that nobody asked, and every setting is unseen. */
export function readSettings(answers: Facts['answers']): Settings {
  return {
    about: readAbout(answers),
    'private-reporting': readSetting(privateReporting, answers),
    'default-workflow-permissions': readSetting(defaultWorkflowPermissions, answers),
    'workflows-may-approve': readSetting(workflowsMayApprove, answers),
  };
}

const privateReporting: SettingSource<'on'> = {
  route: 'GET /repos/{owner}/{repo}/private-vulnerability-reporting',
  read: (answer) => onOrOff(answer, 'enabled'),
  missing: 'not-available',
  publicOnly: 'Private reporting is for public repositories.',
};

const defaultWorkflowPermissions: SettingSource<'read' | 'write'> = {
  route: 'GET /repos/{owner}/{repo}/actions/permissions/workflow',
  read: (answer) => {
    const value = fieldOf(answer.body, 'default_workflow_permissions');
    return value === 'read' || value === 'write' ? value : undefined;
  },
  missing: 'unseen',
};

const workflowsMayApprove: SettingSource<'on'> = {
  route: defaultWorkflowPermissions.route,
  read: (answer) => onOrOff(answer, 'can_approve_pull_request_reviews'),
  missing: 'unseen',
};

/** What has to be asked to know all of them, each once, the repository itself first. */
export const settingRoutes: readonly string[] = [aboutRoute, privateReporting.route, defaultWorkflowPermissions.route];

function onOrOff(answer: Answer, field: string): 'on' | 'off' | undefined {
  const value = fieldOf(answer.body, field);
  return typeof value === 'boolean' ? (value ? 'on' : 'off') : undefined;
}
