/**
 * Reads and changes settings on GitHub, only when our client asks because a person pressed something.
 * The token belongs to that one request: it is kept nowhere and written nowhere.
 */
import type { CancellationToken } from 'vscode-languageserver';
import { apiUrlOf, isServedBy } from '../github/api-address.ts';
import { changeSetting } from '../github/change-setting.ts';
import type { Connection } from '../github/connection.ts';
import { isFailure } from '../github/failure.ts';
import { fetchSettings } from '../github/settings.ts';
import { type ChangeSettingParams, methods, type ReadSettingsParams, type SettingResult } from './messages.ts';
import type { ProjectFindings } from './project/project-findings.ts';
import type { Session } from './session.ts';
import { projectOf } from './targets.ts';

/** `onRead` is told the project whose settings are known now. */
export function answerSettings(session: Session, onRead: (findings: ProjectFindings) => void): void {
  session.connection.onRequest(methods.readSettings, (params: ReadSettingsParams, cancel: CancellationToken) =>
    withConnection(session, params, cancel, async (connection) => {
      const { answers, failure } = await fetchSettings(params.remote, connection);
      const findings = await projectOf(session, params.uri);
      if (findings && Object.keys(answers).length > 0) {
        findings.project.setAnswers(answers);
        onRead(findings);
      }
      if (failure) return { done: false, message: failure.sentence, failed: failure.failed };
      return { done: true, message: `Read the settings of ${params.remote.owner}/${params.remote.repo}.` };
    }),
  );
  session.connection.onRequest(methods.changeSetting, (params: ChangeSettingParams, cancel: CancellationToken) =>
    withConnection(session, params, cancel, async (connection) => {
      const changed = await changeSetting(params.remote, params.change, connection);
      if (isFailure(changed)) return { done: false, message: changed.sentence, failed: changed.failed };
      const findings = await projectOf(session, params.uri);
      if (findings) {
        findings.project.setAnswers({ ...findings.project.repository.facts.answers, ...changed.answers });
        onRead(findings);
      }
      const { from, to, setting } = changed.changed;
      return {
        done: true,
        message: `Changed ${setting} from ${from} to ${to}.`,
        undo: changed.undo,
        link: changed.page,
      };
    }),
  );
}

/** Refuses an address that is not https, and a repository that lives somewhere else than that address speaks for. */
async function withConnection(
  { fetch }: Session,
  { api, token, remote }: ReadSettingsParams,
  cancel: CancellationToken,
  ask: (connection: Connection) => Promise<SettingResult>,
): Promise<SettingResult> {
  const apiUrl = apiUrlOf(api);
  if (isFailure(apiUrl)) return { done: false, message: apiUrl.sentence };
  if (!isServedBy(remote.host, apiUrl))
    return { done: false, message: `${remote.host} is not the GitHub server of your settings, so nothing was asked.` };
  const stop = new AbortController();
  const listener = cancel.onCancellationRequested(() => stop.abort());
  try {
    return await ask({ apiUrl, signal: stop.signal, token, fetch });
  } finally {
    listener.dispose();
  }
}
