/**
 * Where the editor starts Longhaul on a machine with files: the server is a process of its own, run by the editor's Node.
 * Everything else is taken from the browser's bundle beside this one, so that the package holds it once.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { type ExtensionContext, Uri } from 'vscode';
import { StreamMessageReader, StreamMessageWriter } from 'vscode-jsonrpc/node';
import type { MessageTransports } from 'vscode-languageclient';
import { LanguageClient, type Session, startLonghaul } from './extension-browser.ts';

let session: Session | undefined;
let server: ChildProcess | undefined;

export function activate(context: ExtensionContext): void {
  const program = Uri.joinPath(context.extensionUri, 'dist', 'longhaul.mjs').fsPath;
  session = startLonghaul(context, {
    hasDisk: true,
    makeClient: (options) =>
      new LanguageClient('longhaul', 'Longhaul', () => startServer(program, context.extensionUri.fsPath), options),
  });
}

export async function deactivate(): Promise<void> {
  await session?.stop();
  server?.kill();
}

/** `folder` is our own, not the opened one, so that nothing in that one can stand in for a file of ours. */
async function startServer(program: string, folder: string): Promise<MessageTransports> {
  server?.kill();
  const started = fork(program, ['lsp', '--stdio'], { cwd: folder, silent: true, execArgv: [] });
  server = started;
  const { stdout, stdin, stderr } = started;
  if (!stdout || !stdin) throw new Error('The server of Longhaul did not start.');
  // Nobody reads it, and a full pipe would stop the server.
  stderr?.resume();
  return { reader: new StreamMessageReader(stdout), writer: new StreamMessageWriter(stdin) };
}
