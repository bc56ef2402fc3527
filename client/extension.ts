/** Where the editor starts Longhaul on a machine with files: the server is a process of its own, run by the editor's Node. */
import { type ExtensionContext, Uri } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import type { Session } from './session.ts';
import { startLonghaul } from './start.ts';

let session: Session | undefined;

export function activate(context: ExtensionContext): void {
  const { fsPath } = Uri.joinPath(context.extensionUri, 'dist', 'longhaul.mjs');
  const server = {
    module: fsPath,
    args: ['lsp'],
    transport: TransportKind.stdio,
    /** Not the opened folder, so that nothing in it can stand in for a file of ours. */
    options: { cwd: context.extensionUri.fsPath },
  };
  session = startLonghaul(context, {
    hasDisk: true,
    makeClient: (options) => new LanguageClient('longhaul', 'Longhaul', server, options),
  });
}

export async function deactivate(): Promise<void> {
  await session?.stop();
}
