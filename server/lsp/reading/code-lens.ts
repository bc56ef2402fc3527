/**
 * A line above each job that says in words what it can do. Off until a person asks for it, since it moves their lines.
 */
import type { CodeLens } from 'vscode-languageserver';
import { jobRightsIn } from '../../../rules/index.ts';
import { rangeOf } from '../../positions.ts';
import type { Abilities } from '../abilities.ts';
import { clientCommands, serverCommands } from '../messages.ts';
import type { Session } from '../session.ts';

export function answerCodeLens({ connection, projects, settings, abilities }: Session): void {
  connection.onCodeLens(async ({ textDocument: { uri } }): Promise<CodeLens[] | null> => {
    if (!(await settings.of(uri)).jobRights) return null;
    const located = await projects.locate(uri);
    const document = located?.project.document(located.path);
    if (!located || document?.kind !== 'workflow') return null;
    return jobRightsIn(document, located.project.repository).map(({ at, words }) => ({
      range: rangeOf(document, at),
      command: { title: words, ...explaining(abilities, uri) },
    }));
  });
}

/** A click opens the page about rights, where the editor can show one. */
function explaining({ longhaul, opensPages }: Abilities, uri: string): { command: string; arguments?: unknown[] } {
  const target = { rule: 'limit-token', uri, range: null };
  if (longhaul?.panel) return { command: clientCommands.explain, arguments: [target] };
  return opensPages ? { command: serverCommands.explain, arguments: [target] } : { command: '' };
}

/** Asks the editor to draw the lines again, after a person changed the setting. */
export async function refreshLenses({ connection, abilities }: Session): Promise<void> {
  // An editor that is leaving no longer answers.
  if (abilities.refreshesLenses) await connection.sendRequest('workspace/codeLens/refresh').catch(() => undefined);
}
