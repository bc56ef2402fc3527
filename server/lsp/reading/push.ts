/**
 * Diagnostics for editors that do not ask: sent a moment after typing stops, and taken back when a file is closed.
 */
import { inBackground } from '../background.ts';
import type { Session } from '../session.ts';
import type { Diagnostics } from './diagnostics.ts';

export class Push {
  private readonly waiting = new Map<string, ReturnType<typeof setTimeout>>();
  private readonly sent = new Map<string, string>();

  constructor(
    private readonly session: Session,
    private readonly diagnostics: Diagnostics,
  ) {}

  /** After a change: not while a person types. */
  soon(uri: string): void {
    clearTimeout(this.waiting.get(uri));
    this.waiting.set(
      uri,
      setTimeout(() => inBackground(this.session.connection, this.now(uri)), afterTyping),
    );
  }

  async now(uri: string): Promise<void> {
    clearTimeout(this.waiting.get(uri));
    this.waiting.delete(uri);
    const diagnosed = await this.diagnostics.of(uri);
    // The file may have been closed while its project was read.
    const open = this.session.texts.get(uri);
    if (!diagnosed || !open) return;
    const state = `${diagnosed.version}:${diagnosed.resultId}`;
    if (this.sent.get(uri) === state) return;
    this.sent.set(uri, state);
    const { items, version } = diagnosed;
    await this.session.connection.sendDiagnostics({
      uri,
      diagnostics: items,
      ...(version === undefined ? {} : { version }),
    });
  }

  close(uri: string): void {
    clearTimeout(this.waiting.get(uri));
    this.waiting.delete(uri);
    if (this.sent.delete(uri))
      inBackground(this.session.connection, this.session.connection.sendDiagnostics({ uri, diagnostics: [] }));
  }

  stop(): void {
    for (const timer of this.waiting.values()) clearTimeout(timer);
  }
}

/** Milliseconds. */
const afterTyping = 300;
