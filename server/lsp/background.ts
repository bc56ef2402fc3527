/**
 * Work nobody waits for: what goes wrong in it is written into the log, and never ends the server.
 * An editor may answer any of our requests with an error, whatever it declared.
 */
import type { Connection } from 'vscode-languageserver';

export function inBackground({ console }: Connection, work: Promise<unknown>): void {
  work
    .catch((error: unknown) => console.warn(error instanceof Error ? (error.stack ?? error.message) : String(error)))
    // An editor that has left reads no log either.
    .catch(() => undefined);
}
