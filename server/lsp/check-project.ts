/**
 * Checks every file of every open repository because a person asked, with progress.
 */
import type { CancellationToken } from 'vscode-languageserver';
import { methods } from './messages.ts';
import { shownTo } from './person-settings.ts';
import { withProgress } from './progress.ts';
import type { Session } from './session.ts';
import { slices } from './slices.ts';

export interface ProjectChecked {
  readonly files: number;
  readonly findings: number;
}

export function answerCheckProject(session: Session): void {
  session.connection.onRequest(methods.checkProject, (_params: unknown, cancel: CancellationToken) =>
    withProgress(session, silent, cancel, 'Check the whole project', (signal, report) =>
      checkEverything(session, signal, report),
    ),
  );
}

async function checkEverything(
  session: Session,
  signal: AbortSignal,
  report: (percentage: number) => void,
): Promise<ProjectChecked> {
  let files = 0;
  let found = 0;
  const projects = await session.projects.all();
  for (const [index, findings] of projects.entries()) {
    if (signal.aborted) break;
    // A person who presses this wants what is on disk now, whatever an editor failed to tell us.
    await findings.project.load();
    const pause = slices();
    const count = Math.max(1, findings.project.repository.documents.size);
    let step = 0;
    const whole = await findings.settle(
      () => {
        step++;
        if (step % 20 === 0) report((100 * (index + Math.min(1, step / count))) / projects.length);
        return pause();
      },
      () => signal.aborted,
    );
    files += count;
    found += shownTo(await session.settings.of(findings.project.root), whole.findings).length;
  }
  return { files, findings: found };
}

const silent = { begin() {}, report() {}, done() {} };
