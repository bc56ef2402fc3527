/**
 * Speaks to a language server over its standard input and output, ours or GitHub's, and times the answers.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { createMessageConnection, type MessageConnection } from 'vscode-jsonrpc/node';
import { percentile } from './clock.ts';

const uri = 'file:///longhaul-bench/.github/workflows/bench.yml';

export interface ServerTimes {
  /** From starting the program to the first diagnostics, in milliseconds. */
  readonly start: number;
  /** From a keystroke to its diagnostics, 95th percentile, in milliseconds. */
  readonly keystroke: number;
}

/** `keys`: how many keystrokes are timed, after a fifth as many that are not. */
export async function timeServer(
  args: readonly string[],
  text: string,
  { pulls, keys }: { readonly pulls: boolean; readonly keys: number },
): Promise<ServerTimes> {
  const began = performance.now();
  const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'ignore'] });
  const server = new Server(child);
  const ended = new Promise<never>((_, reject) => {
    child.once('exit', () => reject(new Error(`This server ended: ${args.join(' ')}`)));
  });
  return Promise.race([measure(), ended]).finally(() => child.kill());

  async function measure(): Promise<ServerTimes> {
    await server.initialize(pulls);
    await server.open(text, pulls);
    const start = performance.now() - began;
    const times: number[] = [];
    for (let index = -Math.ceil(keys / 5); index < keys; index++) {
      const from = performance.now();
      await server.type(index + keys, text, pulls);
      if (index >= 0) times.push(performance.now() - from);
    }
    return { start, keystroke: percentile(times, 95) };
  }
}

class Server {
  private readonly connection: MessageConnection;
  private published: (() => void) | undefined;

  constructor(child: ChildProcess) {
    if (!child.stdin || !child.stdout) throw new Error('The server has no pipes.');
    this.connection = createMessageConnection(child.stdout, child.stdin);
    this.connection.onRequest(() => null);
    this.connection.onNotification((method) => {
      if (method === 'textDocument/publishDiagnostics') this.published?.();
    });
    this.connection.listen();
  }

  async initialize(pulls: boolean): Promise<void> {
    const textDocument = { synchronization: {}, publishDiagnostics: {}, ...(pulls ? { diagnostic: {} } : {}) };
    await this.connection.sendRequest('initialize', {
      processId: process.pid,
      rootUri: null,
      capabilities: { textDocument },
      initializationOptions: {},
    });
    await this.connection.sendNotification('initialized', {});
  }

  async open(text: string, pulls: boolean): Promise<void> {
    const answer = this.nextAnswer(pulls);
    await this.connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId: 'yaml', version: 0, text },
    });
    await answer();
  }

  /** One letter more in the name of the workflow. */
  async type(index: number, text: string, pulls: boolean): Promise<void> {
    const answer = this.nextAnswer(pulls);
    const change = pulls
      ? { range: { start: { line: 0, character: 6 }, end: { line: 0, character: 6 } }, text: 'x' }
      : { text: text.replace('name: ', `name: ${'x'.repeat(index + 1)}`) };
    await this.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version: index + 1 },
      contentChanges: [change],
    });
    await answer();
  }

  private nextAnswer(pulls: boolean): () => Promise<unknown> {
    if (pulls) return () => this.connection.sendRequest('textDocument/diagnostic', { textDocument: { uri } });
    const pushed = new Promise<void>((resolve) => {
      this.published = resolve;
    });
    return () => pushed;
  }
}
