/**
 * What the editor on the other side can do, as plain answers. Everything is taken as missing until it is declared,
 * so an editor that says nothing still gets a server that works.
 */
import type { ClientCapabilities } from 'vscode-languageserver';
import type { ClientAbilities } from './messages.ts';

export interface Abilities {
  /** It asks for diagnostics itself. Otherwise we send them. */
  readonly pullsDiagnostics: boolean;
  readonly refreshesDiagnostics: boolean;
  readonly showsRelated: boolean;
  readonly showsCodeDescription: boolean;
  readonly keepsDiagnosticData: boolean;
  /** It knows code actions; an old editor knows only commands. */
  readonly takesCodeActions: boolean;
  /** It asks again for the edit of an action, once a person looks at it. */
  readonly resolvesEdits: boolean;
  readonly knowsPreferred: boolean;
  readonly takesVersionedEdits: boolean;
  readonly createsFiles: boolean;
  /** It shows a preview of edits that need a person's word. Our own client asks in its own words instead. */
  readonly confirmsEdits: boolean;
  readonly appliesEdits: boolean;
  readonly opensPages: boolean;
  readonly rendersMarkdown: boolean;
  readonly answersConfiguration: boolean;
  readonly registersConfiguration: boolean;
  readonly registersWatchers: boolean;
  readonly hasFolders: boolean;
  readonly showsProgress: boolean;
  readonly showsLenses: boolean;
  readonly refreshesLenses: boolean;
  readonly utf16: boolean;
  readonly longhaul: ClientAbilities | undefined;
}

export function readAbilities({
  textDocument,
  workspace,
  window,
  general,
  experimental,
}: ClientCapabilities): Abilities {
  const action = textDocument?.codeAction;
  const edit = workspace?.workspaceEdit;
  const diagnostics = { ...textDocument?.publishDiagnostics, ...textDocument?.diagnostic };
  const own = readOwn(experimental);
  const takesVersionedEdits = edit?.documentChanges === true;
  return {
    pullsDiagnostics: textDocument?.diagnostic !== undefined,
    refreshesDiagnostics: workspace?.diagnostics?.refreshSupport === true,
    showsRelated: diagnostics.relatedInformation === true,
    showsCodeDescription: diagnostics.codeDescriptionSupport === true,
    keepsDiagnosticData: diagnostics.dataSupport === true,
    takesCodeActions: action?.codeActionLiteralSupport !== undefined,
    resolvesEdits: action?.dataSupport === true && action.resolveSupport?.properties.includes('edit') === true,
    knowsPreferred: action?.isPreferredSupport === true,
    takesVersionedEdits,
    createsFiles: takesVersionedEdits && edit?.resourceOperations?.includes('create') === true,
    confirmsEdits: takesVersionedEdits && edit?.changeAnnotationSupport !== undefined && own?.panel !== true,
    appliesEdits: workspace?.applyEdit === true,
    opensPages: window?.showDocument?.support === true,
    rendersMarkdown: textDocument?.hover?.contentFormat?.includes('markdown') === true,
    answersConfiguration: workspace?.configuration === true,
    registersConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    registersWatchers: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    hasFolders: workspace?.workspaceFolders === true,
    showsProgress: window?.workDoneProgress === true,
    showsLenses: textDocument?.codeLens !== undefined,
    refreshesLenses: workspace?.codeLens?.refreshSupport === true,
    utf16: general?.positionEncodings?.includes('utf-16') === true,
    longhaul: own,
  };
}

function readOwn(experimental: unknown): ClientAbilities | undefined {
  const own = (experimental as { readonly longhaul?: Partial<ClientAbilities> | null } | undefined)?.longhaul;
  return own ? { panel: own.panel === true, files: own.files === true } : undefined;
}
