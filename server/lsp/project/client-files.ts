/**
 * Files that only the editor can reach, such as those of a virtual folder in a browser. Each folder of the workspace is one repository:
 * nothing around it can be seen.
 */
import type { Connection } from 'vscode-languageserver';
import { methods } from '../messages.ts';
import type { Files, Listing } from './files.ts';
import { canonicalUri, pathWithin, uriWithin } from './uri.ts';

export class ClientFiles implements Files {
  private readonly folders = new Set<string>();

  constructor(private readonly connection: Connection) {}

  async rootsOf(folder: string): Promise<readonly string[]> {
    this.folders.add(canonicalUri(folder));
    return [canonicalUri(folder)];
  }

  async rootAround(file: string): Promise<string | undefined> {
    return [...this.folders]
      .filter((folder) => pathWithin(folder, file) !== undefined)
      .sort((a, b) => b.length - a.length)[0];
  }

  async list(root: string): Promise<Listing> {
    const paths = await this.ask<unknown>(methods.listFiles, root);
    if (!Array.isArray(paths)) return { paths: [], isComplete: false };
    return { paths: paths.filter((path) => typeof path === 'string'), isComplete: true };
  }

  async read(root: string, path: string): Promise<string | undefined> {
    const text = await this.ask<unknown>(methods.readFile, uriWithin(root, path));
    return typeof text === 'string' ? text : undefined;
  }

  private async ask<T>(method: string, uri: string): Promise<T | undefined> {
    return this.connection.sendRequest<T>(method, { uri }).catch(() => undefined);
  }
}
