/**
 * Tells our client, in the language status item, how checking a file went. Other editors are told nothing.
 */
import type { Connection } from 'vscode-languageserver';
import type { Abilities } from './abilities.ts';
import { inBackground } from './background.ts';
import { methods, type StatusParams } from './messages.ts';

export class Status {
  private readonly shown = new Map<string, StatusParams['state']>();

  constructor(
    private readonly connection: Connection,
    private readonly abilities: Abilities,
  ) {}

  show(uri: string, state: StatusParams['state']): void {
    if (!this.abilities.longhaul || this.shown.get(uri) === state) return;
    this.shown.set(uri, state);
    const params: StatusParams = { uri, state, message: messages[state] };
    inBackground(this.connection, this.connection.sendNotification(methods.status, params));
  }

  forget(uri: string): void {
    this.shown.delete(uri);
  }
}

const messages: Readonly<Record<StatusParams['state'], string>> = {
  checked: 'Checked',
  'too-large': 'Too large to check',
  stopped: 'Longhaul stopped',
};
