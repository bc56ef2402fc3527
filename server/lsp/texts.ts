/**
 * Follows the texts an editor holds open: hands them to their projects, and sees that their diagnostics are known.
 */
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { AfterChange } from './after-change.ts';
import { inBackground } from './background.ts';
import { refreshLenses } from './reading/code-lens.ts';
import { Diagnostics } from './reading/diagnostics.ts';
import { Push } from './reading/push.ts';
import type { Session } from './session.ts';

export interface Following {
  readonly diagnostics: Diagnostics;
  readonly after: AfterChange;
}

export function followTexts(session: Session): Following {
  const { connection, texts, projects, settings, status, abilities } = session;
  const diagnostics = new Diagnostics(session);
  const push = abilities.pullsDiagnostics ? undefined : new Push(session, diagnostics);
  const after = new AfterChange(session, diagnostics, push);

  const background = (work: Promise<void>) => inBackground(connection, work);
  texts.onDidOpen(({ document }) => background(opened(document)));
  texts.onDidChangeContent(({ document }) => background(changed(document)));
  texts.onDidSave(({ document }) => background(saved(document)));
  texts.onDidClose(({ document }) => background(closed(document)));
  connection.onDidChangeConfiguration(({ settings: sent }) => {
    settings.forget(sent);
    after.all();
    background(refreshLenses(session));
  });
  connection.onShutdown(() => {
    push?.stop();
    after.stop();
  });
  texts.listen(connection);
  return { diagnostics, after };

  async function opened(document: TextDocument): Promise<void> {
    diagnostics.setSaved(document.uri, document.version);
    const located = await projects.locate(document.uri);
    if (located) after.soon(located.findings);
    await push?.now(document.uri);
  }

  async function changed({ uri }: TextDocument): Promise<void> {
    const located = await projects.locate(uri);
    if (!located) return;
    located.project.touch();
    after.soon(located.findings);
    const { checkWhile } = await settings.of(uri);
    if (checkWhile === 'typing') push?.soon(uri);
  }

  async function saved({ uri, version }: TextDocument): Promise<void> {
    diagnostics.setSaved(uri, version);
    await push?.now(uri);
  }

  async function closed({ uri }: TextDocument): Promise<void> {
    push?.close(uri);
    diagnostics.forget(uri);
    settings.drop(uri);
    status.forget(uri);
    const located = await projects.locate(uri);
    // It may have been opened again while we looked.
    if (!located || texts.get(uri)) return;
    located.project.closeText(located.path);
    if (located.project.isListed(located.path)) await located.project.reload(located.path);
    after.soon(located.findings);
  }
}
