/**
 * Where the editor starts Longhaul in a browser: the server is a web worker, and reads files through the editor.
 * The bundle of this file also serves the desktop, which adds a process of its own: see `extension.ts`.
 */
import { type ExtensionContext, Uri, workspace } from 'vscode';
import {
  BrowserMessageReader,
  BrowserMessageWriter,
  LanguageClient,
  type MessageTransports,
} from 'vscode-languageclient/browser';
import type { Session } from './session.ts';
import { startLonghaul } from './start.ts';

export { LanguageClient, type Session, startLonghaul };

let session: Session | undefined;
let worker: Worker | undefined;

export function activate(context: ExtensionContext): void {
  const script = Uri.joinPath(context.extensionUri, 'dist', 'server-browser.js');
  session = startLonghaul(context, {
    hasDisk: false,
    makeClient: (options) => new LanguageClient('longhaul', 'Longhaul', () => connect(script), options),
  });
}

export async function deactivate(): Promise<void> {
  await session?.stop();
  worker?.terminate();
}

/** The library would take a worker too, but does not recognise the one that the editor hands out. */
async function connect(script: Uri): Promise<MessageTransports> {
  worker?.terminate();
  worker = await startWorker(script);
  return { reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) };
}

/** A browser cannot start a worker from a remote machine's address, so that script is read through the editor first. */
async function startWorker(script: Uri): Promise<Worker> {
  if (script.scheme !== 'vscode-remote') return new Worker(script.toString(true));
  const text = await workspace.fs.readFile(script);
  return new Worker(URL.createObjectURL(new Blob([new Uint8Array(text)], { type: 'text/javascript' })));
}
