/**
 * Gives the server the files of folders that are on no disk (a browser, a repository opened over the network).
 * Reads through the editor, and only inside folders that are open. Nothing is ever written.
 */
import { FileType, Uri, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { methods } from '../server/lsp/messages.ts';

const mostFiles = 20_000;
const deepest = 12;
/** Larger files are not configuration that a person wrote. */
const largestFile = 2_000_000;
const skipped = new Set(['.git', '.hg', 'node_modules', 'bower_components', '.venv', 'venv', 'target', 'vendor']);

export function serveFiles(client: BaseLanguageClient): void {
  client.onRequest(methods.readFile, ({ uri }: { uri: string }) => readText(Uri.parse(uri)));
  client.onRequest(methods.listFiles, ({ uri }: { uri: string }) => listPaths(Uri.parse(uri)));
}

/** Null when the file is missing, too large or outside the open folders. */
export async function readText(uri: Uri): Promise<string | null> {
  if (!workspace.getWorkspaceFolder(uri)) return null;
  try {
    const { size } = await workspace.fs.stat(uri);
    return size > largestFile ? null : new TextDecoder().decode(await workspace.fs.readFile(uri));
  } catch {
    return null;
  }
}

/** Paths relative to the folder, with `/`, in order. Links are not followed, so a circle of them ends here. */
export async function listPaths(folder: Uri): Promise<readonly string[]> {
  const paths: string[] = [];
  if (workspace.getWorkspaceFolder(folder)) await collect(folder, '', 0, paths);
  return paths.sort();
}

/** False when a folder that lies on no disk does not answer, as happens offline. */
export async function areFoldersInReach(): Promise<boolean> {
  for (const { uri } of workspace.workspaceFolders ?? []) {
    if (uri.scheme === 'file') continue;
    const isThere = await workspace.fs.readDirectory(uri).then(
      () => true,
      () => false,
    );
    if (!isThere) return false;
  }
  return true;
}

async function collect(folder: Uri, prefix: string, depth: number, paths: string[]): Promise<void> {
  for (const [name, type] of await entriesOf(folder)) {
    if (paths.length >= mostFiles) return;
    if (type === FileType.File) paths.push(prefix + name);
    else if (type === FileType.Directory && depth < deepest && !skipped.has(name)) {
      await collect(Uri.joinPath(folder, name), `${prefix}${name}/`, depth + 1, paths);
    }
  }
}

async function entriesOf(folder: Uri): Promise<readonly [string, FileType][]> {
  try {
    return await workspace.fs.readDirectory(folder);
  } catch {
    return [];
  }
}
