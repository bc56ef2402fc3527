/**
 * Lists the files of a folder by name. Reads nothing but directories and `.gitignore`, follows no link to a folder, and never throws.
 */
import type { Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import ignore, { type Ignore } from 'ignore';
import { readText } from './read-text.ts';

export interface Walk {
  /** Files, relative to the folder, with `/`. Links are listed and not followed. */
  readonly paths: readonly string[];
  /** Folders inside that are repositories of their own, relative; nothing below them is in `paths`. */
  readonly repositories: readonly string[];
  /** Folders that could not be opened. */
  readonly unread: readonly Unread[];
  /** False when there were too many files to list them all. */
  readonly complete: boolean;
}

export interface Unread {
  readonly path: string;
  readonly reason: string;
  /** True when the rest of the file was understood. */
  readonly partly: boolean;
}

const mostPaths = 100_000;
const never = new Set(['.git', '.hg', '.svn', 'node_modules', '.vscode-test', '.venv', '__pycache__']);

export async function walk(root: string, signal?: AbortSignal): Promise<Walk> {
  const found = { paths: [] as string[], repositories: [] as string[], unread: [] as Unread[], complete: true };
  await enter('', []);
  return found;

  async function enter(folder: string, rules: readonly IgnoreRules[]): Promise<void> {
    if (signal?.aborted || !found.complete) return;
    const entries = await entriesOf(folder);
    if (folder && entries.some(({ name }) => name === '.git')) {
      found.repositories.push(folder);
      return;
    }
    const own = entries.some(({ name }) => name === '.gitignore') ? [...rules, await rulesOf(root, folder)] : rules;
    for (const entry of entries) {
      const path = folder ? `${folder}/${entry.name}` : entry.name;
      if (never.has(entry.name) || isIgnored(path, entry.isDirectory(), own)) continue;
      if (entry.isDirectory()) await enter(path, own);
      else if (found.paths.length >= mostPaths) found.complete = false;
      else found.paths.push(path);
    }
  }

  async function entriesOf(folder: string): Promise<readonly Dirent[]> {
    try {
      const entries = await readdir(join(root, folder), { withFileTypes: true });
      return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
    } catch {
      found.unread.push({ path: folder || '.', reason: 'This folder cannot be opened.', partly: false });
      return [];
    }
  }
}

interface IgnoreRules {
  readonly folder: string;
  readonly rules: Ignore;
}

async function rulesOf(root: string, folder: string): Promise<IgnoreRules> {
  const read = await readText(root, folder ? `${folder}/.gitignore` : '.gitignore');
  return { folder, rules: ignore().add('text' in read ? harmless(read.text) : []) };
}

/**
 * Without patterns that take for ever to compare: the file is a stranger's. Git knows no such limit, and nobody writes them;
 * leaving one out means that more is looked at, never less.
 */
function harmless(text: string): readonly string[] {
  return text
    .split(/\r?\n/, mostPatterns)
    .filter((pattern) => pattern.length <= longestPattern && (pattern.match(/\*+/g)?.length ?? 0) <= mostStars);
}

const mostPatterns = 5_000;
const longestPattern = 500;
const mostStars = 4;

/** The nearest `.gitignore` that says something about a path decides, as git does it. */
function isIgnored(path: string, isFolder: boolean, rules: readonly IgnoreRules[]): boolean {
  for (let index = rules.length - 1; index >= 0; index--) {
    const here = rules[index];
    if (!here) continue;
    const relative = here.folder ? path.slice(here.folder.length + 1) : path;
    const said = here.rules.test(isFolder ? `${relative}/` : relative);
    if (said.ignored || said.unignored) return said.ignored;
  }
  return false;
}
