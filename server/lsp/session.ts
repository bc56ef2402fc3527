/**
 * What every feature of one connection shares.
 */
import type { Connection, TextDocuments } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Abilities } from './abilities.ts';
import type { Files } from './project/files.ts';
import type { Projects } from './project/projects.ts';
import type { Pages } from './reading/pages.ts';
import type { SettingsCache } from './settings-cache.ts';
import type { Status } from './status.ts';

export interface Session {
  readonly connection: Connection;
  readonly abilities: Abilities;
  readonly files: Files;
  readonly projects: Projects;
  readonly settings: SettingsCache;
  readonly texts: TextDocuments<TextDocument>;
  readonly pages: Pages;
  readonly status: Status;
  /** For GitHub alone, and only when a person asked: one that knows the person's proxy. The platform's own otherwise. */
  readonly fetch?: typeof fetch;
}
