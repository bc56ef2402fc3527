/**
 * Asks GitHub about the actions of every open repository because a person pressed something, and keeps the answers for this session.
 */
import type { CancellationToken } from 'vscode-languageserver';
import { actionQuestionsOf } from '../../rules/index.ts';
import { fetchActionFacts } from '../github/action-facts.ts';
import { apiUrlOf } from '../github/api-address.ts';
import { isFailure } from '../github/failure.ts';
import { refsWithApi } from '../github/refs-with-api.ts';
import { type ActionsChecked, type CheckActionsParams, methods } from './messages.ts';
import { shownTo } from './person-settings.ts';
import { withProgress } from './progress.ts';
import type { ProjectFindings } from './project/project-findings.ts';
import type { Session } from './session.ts';
import { slices } from './slices.ts';

/** `onAnswers` is told each project about whose actions more is known now. */
export function answerCheckActions(session: Session, onAnswers: (findings: ProjectFindings) => void): void {
  session.connection.onRequest(
    methods.checkActions,
    (params: CheckActionsParams, cancel: CancellationToken): Promise<ActionsChecked> =>
      withProgress(session, silent, cancel, 'Ask GitHub about your actions', (signal, report) =>
        checkActions(session, params, onAnswers, signal, report),
      ),
  );
}

async function checkActions(
  session: Session,
  { token, api }: CheckActionsParams,
  onAnswers: (findings: ProjectFindings) => void,
  signal: AbortSignal,
  report: (percentage: number) => void,
): Promise<ActionsChecked> {
  const apiUrl = apiUrlOf(api);
  if (isFailure(apiUrl)) return { told: 0, asked: 0, found: 0, troubles: [apiUrl.sentence] };
  let [told, asked, found] = [0, 0, 0];
  const troubles = new Set<string>();
  for (const findings of await session.projects.all()) {
    if (signal.aborted) break;
    const questions = actionQuestionsOf(findings.project.repository);
    if (questions.length === 0) continue;
    const before = await countOf(session, findings);
    const connection = {
      apiUrl,
      signal,
      ...(token ? { token } : {}),
      ...(session.fetch ? { fetch: session.fetch } : {}),
    };
    const answers = await fetchActionFacts(questions, connection, refsWithApi, (done) =>
      report((100 * done) / questions.length),
    );
    for (const trouble of answers.troubles) troubles.add(trouble);
    findings.project.setActions(answers.actions);
    onAnswers(findings);
    asked += questions.length;
    told += Object.keys(answers.actions).length;
    found += Math.max(0, (await countOf(session, findings)) - before);
  }
  return { told, asked, found, troubles: [...troubles] };
}

async function countOf({ settings }: Session, findings: ProjectFindings): Promise<number> {
  const whole = await findings.settle(slices(), () => false);
  return shownTo(await settings.of(findings.project.root), whole.findings).length;
}

const silent = { begin() {}, report() {}, done() {} };
