/**
 * The life of the language server: start, restart, stop, and what happens when it ends by itself.
 * Nothing here shows a message; whoever cares listens to the state.
 */
import { CancellationError, type Event, EventEmitter, type LogOutputChannel } from 'vscode';
import type { LanguageClientOptions } from 'vscode-languageclient';
import {
  type BaseLanguageClient,
  CloseAction,
  ErrorAction,
  type ErrorHandler,
  RevealOutputChannelOn,
  State,
} from 'vscode-languageclient';

export type SessionState = 'starting' | 'running' | 'stopped';

/** Makes a client that is not started yet. The options here are the ones that keep it quiet. */
export type MakeClient = (options: LanguageClientOptions) => BaseLanguageClient;

/** A server that ends this often within the time is left alone. */
const mostCrashes = 3;
const crashWindow = 3 * 60_000;

export class Session {
  readonly onDidChange: Event<SessionState>;
  private readonly changes = new EventEmitter<SessionState>();
  private client: BaseLanguageClient | undefined;
  private current: SessionState = 'stopped';

  constructor(
    private readonly makeClient: MakeClient,
    private readonly log: LogOutputChannel,
  ) {
    this.onDidChange = this.changes.event;
  }

  get state(): SessionState {
    return this.current;
  }

  /** Never rejects: a start that failed is the state `stopped`, with the reason in the log. */
  async start(): Promise<void> {
    const client = this.makeClient({
      outputChannel: this.log,
      revealOutputChannelOn: RevealOutputChannelOn.Never,
      errorHandler: new QuietErrorHandler(),
      initializationFailedHandler: () => false,
    });
    keepQuiet(client);
    this.client = client;
    client.onDidChangeState(({ newState }) => {
      if (client === this.client) this.change(nameOf(newState));
    });
    this.change('starting');
    try {
      await client.start();
    } catch (error) {
      this.log.error(error instanceof Error ? error : String(error));
      if (client === this.client) this.change('stopped');
    }
  }

  async restart(): Promise<void> {
    await this.stop();
    await this.start();
  }

  async stop(): Promise<void> {
    const client = this.client;
    this.client = undefined;
    try {
      await client?.dispose();
    } catch (error) {
      this.log.debug(String(error));
    }
    this.change('stopped');
  }

  /**
   * Undefined when there is no server or it could not answer; the reason is in the log. Rejects as cancelled when the
   * person restarted or stopped the server meanwhile: they need no message about it.
   */
  async ask<Answer>(method: string, params?: object): Promise<Answer | undefined> {
    const client = this.client;
    if (!client || this.current !== 'running') return undefined;
    try {
      return await client.sendRequest<Answer>(method, params ?? {});
    } catch (error) {
      if (client !== this.client) throw new CancellationError();
      this.log.error(`${method}: ${error instanceof Error ? error.message : String(error)}`);
      return undefined;
    }
  }

  private change(state: SessionState): void {
    if (state === this.current) return;
    this.current = state;
    this.changes.fire(state);
  }
}

class QuietErrorHandler implements ErrorHandler {
  private readonly crashes: number[] = [];

  error() {
    return { action: ErrorAction.Continue, handled: true };
  }

  closed() {
    const now = Date.now();
    this.crashes.push(now);
    const recent = this.crashes.filter((time) => now - time < crashWindow);
    const action = recent.length < mostCrashes ? CloseAction.Restart : CloseAction.DoNotRestart;
    return { action, handled: true };
  }
}

/** The library opens a message for some failures whatever it was told, so failures go to the log alone. */
function keepQuiet(client: BaseLanguageClient): void {
  const { error } = client;
  client.error = (message, data) => error.call(client, message, data, false);
}

function nameOf(state: State): SessionState {
  if (state === State.Running) return 'running';
  return state === State.Starting ? 'starting' : 'stopped';
}
