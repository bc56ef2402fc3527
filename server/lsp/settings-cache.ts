/**
 * A person's settings for each file, asked from the editor once and kept until the editor says that they changed.
 */
import { type Connection, DidChangeConfigurationNotification } from 'vscode-languageserver';
import type { Abilities } from './abilities.ts';
import { inBackground } from './background.ts';
import { defaultSettings, type PersonSettings, readPersonSettings } from './person-settings.ts';

export class SettingsCache {
  private known = new Map<string, PersonSettings>();
  /** For editors that send their settings unasked, and cannot be asked. */
  private sent = defaultSettings;

  constructor(
    private readonly connection: Connection,
    private readonly abilities: Abilities,
  ) {}

  register(): void {
    if (this.abilities.registersConfiguration)
      inBackground(
        this.connection,
        this.connection.client.register(DidChangeConfigurationNotification.type, { section: 'longhaul' }),
      );
  }

  forget(settings: unknown): void {
    this.known = new Map();
    if (!this.abilities.answersConfiguration)
      this.sent = readPersonSettings((settings as { readonly longhaul?: unknown } | null | undefined)?.longhaul);
  }

  drop(uri: string): void {
    this.known.delete(uri);
  }

  /** An editor that fails to answer leaves the defaults, so that a question never blocks checking. */
  async of(uri: string): Promise<PersonSettings> {
    if (!this.abilities.answersConfiguration) return this.sent;
    const known = this.known.get(uri);
    if (known) return known;
    const asked = this.known;
    const settings = readPersonSettings(
      await this.connection.workspace.getConfiguration({ scopeUri: uri, section: 'longhaul' }).catch(() => undefined),
    );
    asked.set(uri, settings);
    return settings;
  }
}
