/**
 * Diagnostics for editors that ask: for one document while it is edited, and for all our files of the workspace.
 */
import {
  type CancellationToken,
  type DocumentDiagnosticReport,
  LSPErrorCodes,
  ResponseError,
  type WorkspaceDiagnosticReport,
  type WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver';
import type { ProjectFindings } from '../project/project-findings.ts';
import { canonicalUri } from '../project/uri.ts';
import type { Session } from '../session.ts';
import { slices } from '../slices.ts';
import type { Diagnosed, Diagnostics } from './diagnostics.ts';

export function answerPulls(session: Session, diagnostics: Diagnostics): void {
  const { connection } = session;
  connection.languages.diagnostics.on(async ({ textDocument, previousResultId }): Promise<DocumentDiagnosticReport> => {
    const diagnosed = await diagnostics.answer(textDocument.uri);
    if (!diagnosed) return { kind: 'full', items: [] };
    const { resultId, items } = diagnosed;
    return resultId === previousResultId ? { kind: 'unchanged', resultId } : { kind: 'full', resultId, items };
  });
  const workspace = new WorkspacePull(session, diagnostics);
  connection.languages.diagnostics.onWorkspace(({ previousResultIds }, token) =>
    workspace.answer(new Map(previousResultIds.map(({ uri, value }) => [uri, value])), token),
  );
}

class WorkspacePull {
  /** What was said of a project last, for as long as nothing in it changes. */
  private readonly said = new WeakMap<
    ProjectFindings,
    { readonly state: readonly unknown[]; readonly files: ReadonlyMap<string, Diagnosed> }
  >();

  constructor(
    private readonly session: Session,
    private readonly diagnostics: Diagnostics,
  ) {}

  async answer(previous: ReadonlyMap<string, string>, token: CancellationToken): Promise<WorkspaceDiagnosticReport> {
    const items: WorkspaceDocumentDiagnosticReport[] = [];
    const seen = new Set<string>();
    for (const findings of await this.session.projects.all()) {
      await findings.settle(slices(), () => token.isCancellationRequested);
      if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'Cancelled.');
      for (const [uri, diagnosed] of await this.filesOf(findings)) {
        const asked = previous.has(uri) ? uri : canonicalUri(uri);
        seen.add(canonicalUri(uri));
        items.push(toReport(uri, diagnosed, previous.get(asked)));
      }
    }
    // A file that is gone keeps its diagnostics in the editor until someone says otherwise.
    for (const uri of previous.keys())
      if (!seen.has(canonicalUri(uri))) items.push({ kind: 'full', uri, version: null, items: [] });
    return { items };
  }

  private async filesOf(findings: ProjectFindings): Promise<ReadonlyMap<string, Diagnosed>> {
    const { project } = findings;
    const forClosed = await this.session.settings.of(project.root);
    const forOpen = await Promise.all(project.openPaths.map((path) => this.session.settings.of(project.uriOf(path))));
    const state = [project.repository, findings.generation, forClosed, ...forOpen];
    const before = this.said.get(findings);
    if (before && before.state.length === state.length && before.state.every((value, index) => value === state[index]))
      return before.files;
    const files = new Map<string, Diagnosed>();
    for (const path of project.repository.documents.keys()) {
      const uri = project.uriOf(path);
      const settings = forOpen[project.openPaths.indexOf(path)] ?? forClosed;
      files.set(uri, this.diagnostics.diagnose(uri, { findings, project, path }, settings));
    }
    this.said.set(findings, { state, files });
    return files;
  }
}

function toReport(
  uri: string,
  { resultId, items, version }: Diagnosed,
  previous: string | undefined,
): WorkspaceDocumentDiagnosticReport {
  const about = { uri, version: version ?? null, resultId };
  return resultId === previous ? { ...about, kind: 'unchanged' } : { ...about, kind: 'full', items };
}
