/**
 * Writes each way a rule can crash into the log, once. Its findings are lost, nothing else is.
 */
import type { Connection } from 'vscode-languageserver';
import type { Crash } from '../../rules/index.ts';

export class CrashLog {
  private readonly known = new Set<string>();

  constructor(private readonly connection: Connection) {}

  write({ rule, path, error }: Crash): void {
    const what = error instanceof Error ? (error.stack ?? error.message) : String(error);
    const name = `${rule}: ${error instanceof Error ? error.message : what}`;
    if (this.known.has(name)) return;
    this.known.add(name);
    this.connection.console.error(`The rule ${rule} crashed${path === null ? '' : ` on ${path}`}. ${what}`);
  }
}
