/**
 * A client joined to the server in memory: it speaks the protocol as an editor does, and remembers all it was told.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { PassThrough } from 'node:stream';
import { pathToFileURL } from 'node:url';
import { onTestFinished } from 'vitest';
import type {
  ClientCapabilities,
  CodeAction,
  CodeActionContext,
  Command,
  Diagnostic,
  InitializeResult,
  Range,
  TextDocumentEdit,
  TextEdit,
  WorkspaceEdit,
} from 'vscode-languageserver';
import {
  CancellationTokenSource,
  createConnection,
  createMessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { DiskFiles } from '../../server/lsp/project/disk-files.ts';
import type { Files } from '../../server/lsp/project/files.ts';
import { startServer } from '../../server/lsp/server.ts';

export interface ClientOptions {
  readonly capabilities?: ClientCapabilities;
  /** By path; written into a new folder, which is a repository. */
  readonly files?: Readonly<Record<string, string>>;
  /** Paths of the folders that are open, inside the new folder; '' by default. */
  readonly folders?: readonly string[];
  readonly settings?: (uri: string) => unknown;
  /** Instead of the disk. `null`: the server has none. */
  readonly serverFiles?: Files | null;
  /** Answers for requests of the server, by method. */
  readonly answers?: Readonly<Record<string, (params: never) => unknown>>;
  readonly page?: string;
}

export interface Heard {
  readonly method: string;
  readonly params: unknown;
}

/** Starts both sides, initialized. They end with the test. */
export async function connect(options: ClientOptions = {}): Promise<Client> {
  const root = mkdtempSync(join(tmpdir(), 'longhaul-lsp-'));
  mkdirSync(join(root, '.git'));
  writeFiles(root, options.files ?? {});
  const [toServer, toClient] = [new PassThrough(), new PassThrough()];
  const server = createConnection(new StreamMessageReader(toServer), new StreamMessageWriter(toClient));
  const files = options.serverFiles === undefined ? new DiskFiles() : options.serverFiles;
  startServer(server, { ...(files ? { files } : {}), pages: { textOf: async () => options.page ?? samplePage } });
  const client = new Client(root, toClient, toServer, options);
  onTestFinished(async () => {
    await client.stop();
    server.dispose();
    rmSync(root, { recursive: true, force: true });
  });
  await client.initialize();
  return client;
}

export function writeFiles(root: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
}

const samplePage = `# Change the word

## In one sentence

Use a [kinder](glossary.md) word, so nobody is hurt.

## What we saw

A word.

## Why it matters

Words travel far. A kind one does no harm. ${'Many more words follow here to make this long. '.repeat(10)}
`;

export class Client {
  readonly heard: Heard[] = [];
  initialized: InitializeResult | undefined;
  private readonly waiting: { readonly method: string; readonly resolve: (params: unknown) => void }[] = [];
  private readonly texts = new Map<string, TextDocument>();
  private readonly connection;

  constructor(
    readonly root: string,
    input: NodeJS.ReadableStream,
    output: NodeJS.WritableStream,
    private readonly options: ClientOptions,
  ) {
    this.connection = createMessageConnection(new StreamMessageReader(input), new StreamMessageWriter(output));
    this.connection.onNotification((method, params) => this.hear(method, params));
    this.connection.onRequest((method, params) => {
      this.hear(method, params);
      return this.answer(method, params);
    });
    this.connection.onUnhandledProgress(({ token, value }) => this.hear('$/progress', { token, value }));
    this.connection.listen();
  }

  async initialize(): Promise<void> {
    const folders = (this.options.folders ?? ['']).map((path) => ({ uri: this.uri(path), name: path || 'root' }));
    this.initialized = await this.ask('initialize', {
      processId: null,
      rootUri: folders[0]?.uri ?? null,
      workspaceFolders: folders.length > 0 ? folders : null,
      capabilities: this.options.capabilities ?? {},
    });
    await this.tell('initialized', {});
  }

  async stop(): Promise<void> {
    await this.connection.sendRequest('shutdown');
    this.connection.dispose();
  }

  uri(path: string): string {
    return pathToFileURL(join(this.root, path)).toString().replace(/\/$/, '');
  }

  ask<T>(method: string, params?: object): Promise<T> {
    return this.connection.sendRequest<T>(method, params);
  }

  /** Asks, and takes it back at once. */
  askAndCancel(method: string, params: object): Promise<unknown> {
    const source = new CancellationTokenSource();
    const answer = this.connection.sendRequest(method, params, source.token);
    source.cancel();
    return answer;
  }

  tell(method: string, params: object): Promise<void> {
    return this.connection.sendNotification(method, params);
  }

  /** The next message of this name, or the first one heard already that nobody took. */
  async next<T>(method: string): Promise<T> {
    const index = this.heard.findIndex((one) => one.method === method);
    if (index >= 0) return this.heard.splice(index, 1)[0]?.params as T;
    return new Promise<unknown>((resolve) => this.waiting.push({ method, resolve })) as Promise<T>;
  }

  private hear(method: string, params: unknown): void {
    const index = this.waiting.findIndex((one) => one.method === method);
    if (index >= 0) this.waiting.splice(index, 1)[0]?.resolve(params);
    else this.heard.push({ method, params });
  }

  private answer(method: string, params: unknown): unknown {
    const own = this.options.answers?.[method];
    if (own) return own(params as never);
    if (method === 'workspace/configuration') {
      const { items } = params as { readonly items: readonly { readonly scopeUri: string }[] };
      return items.map(({ scopeUri }) => this.options.settings?.(scopeUri) ?? null);
    }
    if (method === 'workspace/applyEdit') {
      this.apply((params as { readonly edit: WorkspaceEdit }).edit);
      return { applied: true };
    }
    return null;
  }

  /** Opens a document with this text, written to disk or not. */
  async open(path: string, text: string, languageId = 'yaml'): Promise<string> {
    const uri = this.uri(path);
    this.texts.set(uri, TextDocument.create(uri, languageId, 1, text));
    await this.tell('textDocument/didOpen', { textDocument: { uri, languageId, version: 1, text } });
    return uri;
  }

  /** Replaces the first occurrence, as one incremental change. */
  async type(uri: string, from: string, to: string): Promise<void> {
    const document = this.textDocument(uri);
    const start = document.getText().indexOf(from);
    const range = { start: document.positionAt(start), end: document.positionAt(start + from.length) };
    await this.change(uri, [{ range, newText: to }]);
  }

  private async change(uri: string, edits: readonly TextEdit[]): Promise<void> {
    const document = this.textDocument(uri);
    const contentChanges = edits
      .toSorted((a, b) => document.offsetAt(b.range.start) - document.offsetAt(a.range.start))
      .map(({ range, newText }) => ({ range, text: newText }));
    TextDocument.update(document, contentChanges, document.version + 1);
    await this.tell('textDocument/didChange', { textDocument: { uri, version: document.version }, contentChanges });
  }

  text(uri: string): string {
    return this.textDocument(uri).getText();
  }

  private textDocument(uri: string): TextDocument {
    const document = this.texts.get(uri);
    if (!document) throw new Error(`${uri} is not open here.`);
    return document;
  }

  /** As an editor does: refuses edits for a version it no longer has. New files become open texts. */
  apply({ changes, documentChanges }: WorkspaceEdit): void {
    for (const [uri, edits] of Object.entries(changes ?? {})) void this.change(uri, edits);
    for (const one of documentChanges ?? []) {
      if ('kind' in one)
        this.texts.set(one.kind === 'rename' ? one.newUri : one.uri, TextDocument.create('', '', 0, ''));
      else this.applyTo(one);
    }
  }

  private applyTo({ textDocument: { uri, version }, edits }: TextDocumentEdit): void {
    const document = this.textDocument(uri);
    if (version !== null && version !== document.version) throw new Error('An edit for another version.');
    const plain = edits.filter((edit): edit is TextEdit => 'newText' in edit);
    if (version === null)
      TextDocument.update(
        document,
        plain.map(({ range, newText }) => ({ range, text: newText })),
        1,
      );
    else void this.change(uri, plain);
  }

  async pull(
    uri: string,
    previousResultId?: string,
  ): Promise<{ kind: string; resultId?: string; items: Diagnostic[] }> {
    return this.ask('textDocument/diagnostic', { textDocument: { uri }, previousResultId });
  }

  async actions(uri: string, at: string, context: Partial<CodeActionContext> = {}): Promise<(CodeAction | Command)[]> {
    const range = this.rangeOf(uri, at);
    return (
      (await this.ask<(CodeAction | Command)[] | null>('textDocument/codeAction', {
        textDocument: { uri },
        range,
        context: { diagnostics: [], ...context },
      })) ?? []
    );
  }

  rangeOf(uri: string, text: string): Range {
    const document = this.textDocument(uri);
    const start = document.getText().indexOf(text);
    return { start: document.positionAt(start), end: document.positionAt(start + text.length) };
  }

  execute<T>({ command, arguments: args = [] }: Command): Promise<T> {
    return this.ask('workspace/executeCommand', { command, arguments: args });
  }
}
