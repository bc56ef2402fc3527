/**
 * The checklist as the server last gave it. The view, the status bar and the walkthrough all read it from here, so that
 * they cannot disagree. Questions that arrive while one is under way become one more question, not many.
 */
import { type Event, EventEmitter } from 'vscode';
import type { Checklist, ChecklistFinding, ChecklistRow, RepositoryChecklist } from '../server/lsp/messages.ts';
import type { ByHand } from './by-hand.ts';
import { isSettled, stateOf } from './row-words.ts';

export type ChecklistState = Checklist['state'] | 'offline' | 'stopped';

/** What the server said; `offline` when its files cannot be reached. */
export interface Answer extends Pick<Checklist, 'repositories'> {
  readonly state: Checklist['state'] | 'offline';
}

const nothingYet: Answer = { repositories: [], state: 'loading' };

export class ChecklistStore {
  readonly onDidChange: Event<void>;
  private readonly changes = new EventEmitter<void>();
  private checklist: Answer = nothingYet;
  private isStopped = false;
  private asking: Promise<void> | undefined;
  private isStale = false;

  constructor(
    private readonly ask: () => Promise<Answer | undefined>,
    private readonly byHand: ByHand,
  ) {
    this.onDidChange = this.changes.event;
    byHand.onDidChange(() => this.changes.fire());
  }

  get state(): ChecklistState {
    return this.isStopped ? 'stopped' : this.checklist.state;
  }

  get repositories(): readonly RepositoryChecklist[] {
    return this.isStopped ? [] : this.checklist.repositories;
  }

  /** Asks the server again. Resolves when an answer that is newer than this call has arrived. */
  refresh(): Promise<void> {
    this.isStale = true;
    this.asking ??= this.askWhileStale().finally(() => {
      this.asking = undefined;
    });
    return this.asking;
  }

  /** A person may press a button before the first answer is there. Never rejects: the state says what came of it. */
  untilLoaded(): Promise<void> {
    if (this.state !== 'loading') return Promise.resolve();
    return new Promise((resolve) => {
      const listener = this.onDidChange(() => {
        if (this.state === 'loading') return;
        listener.dispose();
        resolve();
      });
    });
  }

  /** The server is not there any more, or is there again. */
  mark(server: 'stopped' | 'starting'): void {
    this.isStopped = server === 'stopped';
    this.checklist = nothingYet;
    this.changes.fire();
  }

  stateOf(row: ChecklistRow, repository: RepositoryChecklist): ReturnType<typeof stateOf> {
    return stateOf(row, this.byHand.isTicked(row, repository.uri));
  }

  /** How many rows are done or not needed, of how many. */
  progressOf(repository: RepositoryChecklist): { readonly settled: number; readonly total: number } {
    const settled = repository.rows.filter((row) => isSettled(this.stateOf(row, repository)));
    return { settled: settled.length, total: repository.rows.length };
  }

  /** Rows that certainly have something to do. */
  get certainRows(): readonly ChecklistRow[] {
    return this.repositories.flatMap(({ rows }) => rows.filter((row) => row.outcome === 'to-do' && row.count > 0));
  }

  /** All findings that stand, in the order of the rows. */
  get findings(): readonly ChecklistFinding[] {
    return this.repositories.flatMap(({ rows }) => rows.flatMap(findingsOf));
  }

  private async askWhileStale(): Promise<void> {
    while (this.isStale) {
      this.isStale = false;
      const answer = await this.ask().catch(() => undefined);
      if (answer) this.checklist = answer;
    }
    this.changes.fire();
  }
}

export function findingsOf(row: ChecklistRow): readonly ChecklistFinding[] {
  return row.rules.flatMap((rule) => rule.findings);
}
