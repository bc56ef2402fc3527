/**
 * Joins the features to one connection. The entries for Node and for browsers differ only in what they hand in here.
 */
import {
  type Connection,
  type InitializeParams,
  type InitializeResult,
  type ServerCapabilities,
  TextDocumentSyncKind,
  TextDocuments,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { URI } from 'vscode-uri';
import { name, version } from '../../package.json';
import { type Abilities, readAbilities } from './abilities.ts';
import { inBackground } from './background.ts';
import { answerCheckActions } from './check-actions.ts';
import { answerCheckProject } from './check-project.ts';
import { answerCommands, commandNames } from './commands.ts';
import { CrashLog } from './crash-log.ts';
import { actionKinds, answerActions } from './fixes/code-actions.ts';
import { answerResolve } from './fixes/offer-action.ts';
import { answerSettings } from './github-settings.ts';
import { ClientFiles } from './project/client-files.ts';
import type { Files } from './project/files.ts';
import { Projects } from './project/projects.ts';
import { answerChecklist } from './reading/checklist.ts';
import { answerCodeLens } from './reading/code-lens.ts';
import { answerCompletion, completionTriggers } from './reading/completion.ts';
import { answerExplain } from './reading/explain.ts';
import { answerHover } from './reading/hover.ts';
import type { Pages } from './reading/pages.ts';
import { answerPulls } from './reading/pull.ts';
import type { Session } from './session.ts';
import { SettingsCache } from './settings-cache.ts';
import { Status } from './status.ts';
import { followTexts } from './texts.ts';
import { answerWatchers, registerWatchers } from './watched-files.ts';

export interface Surroundings {
  /** Absent where there is no disk: then the editor must serve the files. */
  readonly files?: Files;
  readonly pages: Pages;
  /** Knows the person's proxy. Absent: the platform's own. */
  readonly fetch?: typeof fetch;
}

export function startServer(connection: Connection, surroundings: Surroundings): void {
  connection.onInitialize((params): InitializeResult => {
    const abilities = readAbilities(params.capabilities);
    const session = makeSession(connection, abilities, surroundings);
    for (const folder of foldersOf(params)) session.projects.addFolder(folder);
    join(session);
    return { capabilities: capabilitiesFor(abilities), serverInfo: { name, version } };
  });
  connection.listen();
}

function makeSession(connection: Connection, abilities: Abilities, { files, pages, fetch }: Surroundings): Session {
  const crashes = new CrashLog(connection);
  const reachable = abilities.longhaul?.files || !files ? new ClientFiles(connection) : files;
  const texts = new TextDocuments(TextDocument);
  return {
    connection,
    abilities,
    files: reachable,
    projects: new Projects(reachable, texts, (crash) => crashes.write(crash)),
    settings: new SettingsCache(connection, abilities),
    texts,
    pages,
    status: new Status(connection, abilities),
    ...(fetch ? { fetch } : {}),
  };
}

function join(session: Session): void {
  const { connection, abilities, projects, settings } = session;
  const { diagnostics, after } = followTexts(session);
  if (abilities.pullsDiagnostics) answerPulls(session, diagnostics);
  answerActions(session);
  answerResolve(session);
  answerCommands(session);
  answerHover(session);
  if (abilities.showsLenses) answerCodeLens(session);
  answerCompletion(session);
  answerExplain(session);
  answerCheckProject(session);
  answerWatchers(connection, projects, (reread) => inBackground(connection, after.reread(reread)));
  answerCheckActions(session, (findings) => after.soon(findings));
  const settingsRead = new Map<string, string>();
  answerChecklist(session, settingsRead);
  answerSettings(session, (findings) => {
    settingsRead.set(findings.project.root, new Date().toISOString());
    after.soon(findings);
  });
  connection.onInitialized(() => {
    registerWatchers(connection, abilities);
    settings.register();
    if (abilities.hasFolders) followFolders(session, () => after.all());
  });
}

function followFolders({ connection, projects }: Session, onChange: () => void): void {
  connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
    for (const { uri } of added) projects.addFolder(uri);
    const left = Promise.all(removed.map(({ uri }) => projects.removeFolder(uri)));
    inBackground(connection, left.then(onChange));
  });
}

/** Old editors name one folder, and some name it as a path. */
function foldersOf({ workspaceFolders, rootUri, rootPath }: InitializeParams): readonly string[] {
  if (workspaceFolders) return workspaceFolders.map(({ uri }) => uri);
  if (rootUri) return [rootUri];
  return rootPath ? [URI.file(rootPath).toString()] : [];
}

function capabilitiesFor(abilities: Abilities): ServerCapabilities {
  return {
    ...(abilities.utf16 ? { positionEncoding: 'utf-16' } : {}),
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
    ...(abilities.pullsDiagnostics
      ? { diagnosticProvider: { identifier: 'longhaul', interFileDependencies: true, workspaceDiagnostics: true } }
      : {}),
    codeActionProvider: abilities.takesCodeActions
      ? { codeActionKinds: [...actionKinds], ...(abilities.resolvesEdits ? { resolveProvider: true } : {}) }
      : true,
    ...(abilities.showsLenses ? { codeLensProvider: {} } : {}),
    hoverProvider: true,
    completionProvider: { triggerCharacters: [...completionTriggers] },
    executeCommandProvider: { commands: [...commandNames] },
    ...(abilities.hasFolders
      ? { workspace: { workspaceFolders: { supported: true, changeNotifications: true } } }
      : {}),
  };
}
