/**
 * The ticks a person set, for rows no program can see. What is about the person holds in every repository;
 * the rest is remembered with the folder it was ticked in. They stay on this machine.
 */
import { type Event, EventEmitter, type Memento } from 'vscode';
import type { ChecklistRow } from '../server/lsp/messages.ts';

const aboutThePerson: readonly ChecklistRow['item'][] = ['safe-account'];

export class ByHand {
  readonly onDidChange: Event<void>;
  private readonly changes = new EventEmitter<void>();

  constructor(
    private readonly everywhere: Memento,
    private readonly here: Memento,
  ) {
    this.onDidChange = this.changes.event;
  }

  isTicked(row: ChecklistRow, repository: string): boolean {
    const { memento, key } = this.placeOf(row, repository);
    return row.byHand && memento.get(key) === true;
  }

  async tick(row: ChecklistRow, repository: string, value: 'on' | 'off'): Promise<void> {
    const { memento, key } = this.placeOf(row, repository);
    await memento.update(key, value === 'on' ? true : undefined);
    this.changes.fire();
  }

  private placeOf({ item }: ChecklistRow, repository: string): { memento: Memento; key: string } {
    if (aboutThePerson.includes(item)) return { memento: this.everywhere, key: `by-hand:${item}` };
    return { memento: this.here, key: `by-hand:${item}:${repository}` };
  }
}
