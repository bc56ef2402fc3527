/** Builds the parts of the client and ties them together. The same for the desktop and the browser; only the server differs. */
import { type Disposable, type ExtensionContext, l10n, window, workspace } from 'vscode';
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';
import { type Done, type FixTarget, methods, type StatusParams } from '../server/lsp/messages.ts';
import { Abilities } from './abilities.ts';
import { ByHand } from './by-hand.ts';
import { type Answer, ChecklistStore } from './checklist-store.ts';
import { ChecklistView } from './checklist-view.ts';
import { clientOptions } from './client-options.ts';
import { registerCommands } from './commands.ts';
import { Explain } from './explain.ts';
import { documentSelector, hasVirtualFolder, openSchemes } from './files-we-read.ts';
import { Fixes } from './fixes.ts';
import { LanguageStatus } from './language-status.ts';
import { Panel } from './panel.ts';
import { Progress } from './progress.ts';
import { RepositoryChoice } from './repository-choice.ts';
import { Requests } from './requests.ts';
import { areFoldersInReach, serveFiles } from './serve-files.ts';
import { Session } from './session.ts';
import { Settings } from './settings.ts';
import { StatusBar } from './status-bar.ts';
import { Walkthrough } from './walkthrough.ts';

export interface Place {
  /** Makes the language client for a desktop or a browser, not started. */
  readonly makeClient: (options: LanguageClientOptions) => BaseLanguageClient;
  readonly hasDisk: boolean;
}

/** Resolves once everything is in place; the server starts in its own time. */
export function startLonghaul(context: ExtensionContext, { makeClient, hasDisk }: Place): Session {
  const own = (...parts: readonly Disposable[]) => context.subscriptions.push(...parts);
  const log = window.createOutputChannel('Longhaul', { log: true });
  const byHand = new ByHand(context.globalState, context.workspaceState);
  const progress = new Progress(context.globalState);
  let schemes: readonly string[] = [];
  const languageStatus = new LanguageStatus();

  const session = new Session((quiet) => {
    schemes = openSchemes();
    const selector = documentSelector(schemes);
    languageStatus.speakOf(selector);
    const client = makeClient(clientOptions(quiet, selector, (answer, argument) => reportAnswer(answer, argument)));
    client.registerFeature(new Abilities({ panel: true, files: !hasDisk || hasVirtualFolder() }));
    client.onNotification(methods.checklistChanged, () => store.refresh());
    client.onNotification(methods.status, (status: StatusParams) => languageStatus.follow(status));
    serveFiles(client);
    return client;
  }, log);
  const requests = new Requests(session);
  const store = new ChecklistStore(() => askChecklist(requests), byHand);
  const panel = new Panel(() => progress.reach('readWhy'));
  const explain = new Explain(requests, panel);
  const choice = new RepositoryChoice(context.workspaceState);
  const settings = new Settings(requests, store, choice, () => progress.reach('readSettings'));
  const fixes = new Fixes(requests, {
    showGuide: (target, fix) => explain.guide(target, fix),
    showChange: (target) => explain.finding(target),
    changeSetting: (target, { change }) => change && settings.change(target.uri, change),
    onApplied: (message) => {
      progress.reach('fixedOne');
      void explain.refresh(message || l10n.t('Done. Here is how it stands now.'));
    },
  });
  const walkthrough = new Walkthrough(store, explain, fixes, progress);

  function reportAnswer(answer: unknown, argument: unknown): void {
    if (!isDone(answer)) return;
    const target = argument as Partial<FixTarget>;
    const isFix = target.rule !== undefined && target.fix !== undefined;
    void fixes.report(answer, isFix ? { target: argument as FixTarget, index: target.fix } : {});
  }

  own(
    log,
    languageStatus,
    panel,
    new ChecklistView(store, byHand, () => progress.reach('sawChecklist')),
    new StatusBar(store),
  );
  own(progress.followTabs());
  own(session.onDidChange((state) => languageStatus.followSession(state)));
  own(session.onDidChange((state) => (state === 'running' ? void store.refresh() : store.mark(state))));
  own(workspace.onDidChangeWorkspaceFolders(() => hasNewScheme(schemes) && session.restart()));
  own(
    ...registerCommands({
      session,
      requests,
      store,
      panel,
      explain,
      fixes,
      settings,
      choice,
      walkthrough,
      progress,
      log,
      extension: context.extension.id,
    }),
  );
  void session.start();
  return session;
}

async function askChecklist(requests: Requests): Promise<Answer | undefined> {
  if (!(await areFoldersInReach())) return { repositories: [], state: 'offline' };
  return requests.checklist();
}

/** A folder from a new kind of place needs filters that the running client does not have. */
function hasNewScheme(schemes: readonly string[]): boolean {
  return openSchemes().some((scheme) => !schemes.includes(scheme));
}

function isDone(answer: unknown): answer is Done {
  return typeof answer === 'object' && answer !== null && 'done' in answer && 'message' in answer;
}
