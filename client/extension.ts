/**
 * Where the editor starts Longhaul on a machine with files: the server is a process of its own, run by the editor's Node.
 * Everything else is taken from the browser's bundle beside this one, so that the package holds it once.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { type ExtensionContext, Uri } from 'vscode';
import { StreamMessageReader, StreamMessageWriter } from 'vscode-jsonrpc/node';
import type { LanguageClientOptions, MessageTransports } from 'vscode-languageclient';
import { LanguageClient, type Session, startLonghaul } from './extension-browser.ts';

let session: Session | undefined;
let server: ChildProcess | undefined;

export function activate(context: ExtensionContext): void {
  const program = Uri.joinPath(context.extensionUri, 'dist', 'longhaul.mjs').fsPath;
  session = startLonghaul(context, {
    hasDisk: true,
    makeClient: (options) => new ProcessClient(() => startServer(program, context.extensionUri.fsPath), options),
  });
}

export async function deactivate(): Promise<void> {
  await session?.stop();
  server?.kill();
}

/** The browser's client asks whether it was handed a `Worker`, a word that Node does not know. */
class ProcessClient extends LanguageClient {
  constructor(
    private readonly connect: () => Promise<MessageTransports>,
    options: LanguageClientOptions,
  ) {
    super('longhaul', 'Longhaul', connect, options);
  }

  protected override createMessageTransports(): Promise<MessageTransports> {
    return this.connect();
  }
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
