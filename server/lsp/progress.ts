/**
 * Shows that something takes a moment, where the editor can, and lets a person stop it.
 */
import type {
  CancellationToken,
  WorkDoneProgressReporter,
  WorkDoneProgressServerReporter,
} from 'vscode-languageserver';
import type { Session } from './session.ts';

/** `reporter`: the one of the request itself; used when the editor does not let us open one. */
export async function withProgress<T>(
  { connection, abilities }: Session,
  reporter: WorkDoneProgressReporter,
  cancel: CancellationToken,
  title: string,
  work: (signal: AbortSignal, report: (percentage: number) => void) => Promise<T>,
): Promise<T> {
  const own = abilities.showsProgress
    ? await connection.window
        .createWorkDoneProgress()
        .catch((): WorkDoneProgressServerReporter | undefined => undefined)
    : undefined;
  const shown = own ?? reporter;
  const stop = new AbortController();
  const listeners = [cancel, own?.token].map((token) => token?.onCancellationRequested(() => stop.abort()));
  if (cancel.isCancellationRequested) stop.abort();
  shown.begin(title, 0, undefined, true);
  try {
    return await work(stop.signal, (percentage) => shown.report(percentage));
  } finally {
    shown.done();
    for (const listener of listeners) listener?.dispose();
  }
}
