/**
 * Replaces one file of a repository, whole or not at all. Never outside the repository, and never through a link.
 */
import { lstat, mkdir, open, readFile, realpath, rename, rm } from 'node:fs/promises';
import { basename, dirname, join, sep } from 'node:path';

export interface Replacement {
  /** Relative to the root. */
  readonly path: string;
  /** What stands there now; nothing for a file that is made. */
  readonly before: string | undefined;
  readonly after: string;
}

/** Why this file cannot be replaced, as the end of a sentence; nothing when it can. */
export async function obstacleTo(root: string, { path, before }: Replacement): Promise<string | undefined> {
  const file = join(root, path);
  try {
    const [folder, realRoot] = await Promise.all([nearestFolder(dirname(file)), realpath(root)]);
    if (folder !== realRoot && !folder.startsWith(realRoot + sep))
      return 'this leads out of the project, so it stays as it is.';
    const about = await lstat(file).catch(() => undefined);
    if (before === undefined) return about ? 'there is such a file already.' : undefined;
    if (!about?.isFile()) return 'this is a link, so it stays as it is.';
    const isAsRead = (await readFile(file)).equals(Buffer.from(before));
    return isAsRead ? undefined : 'this changed while we looked, so it stays as it is.';
  } catch {
    return 'this file cannot be reached.';
  }
}

/** Writes beside the file and renames, so that nobody ever sees half of it. Keeps its mode. Answers an obstacle, if any. */
export async function replaceFile(root: string, replacement: Replacement): Promise<string | undefined> {
  const obstacle = await obstacleTo(root, replacement);
  if (obstacle) return obstacle;
  const file = join(root, replacement.path);
  const scratch = join(dirname(file), `.${basename(file).slice(0, 100)}.longhaul-${process.pid}`);
  try {
    await mkdir(dirname(file), { recursive: true });
    const mode = (await lstat(file).catch(() => undefined))?.mode;
    const handle = await open(scratch, 'wx', mode ?? 0o644);
    try {
      await handle.writeFile(replacement.after);
      // What is asked for when a file is made is narrowed by the person's umask; a mode that stood is kept as it stood.
      if (mode !== undefined) await handle.chmod(mode);
    } finally {
      await handle.close();
    }
    await rename(scratch, file);
    return undefined;
  } catch {
    await rm(scratch, { force: true }).catch(() => undefined);
    return 'this file cannot be written.';
  }
}

/** The real path of the nearest folder upwards that exists. */
async function nearestFolder(folder: string): Promise<string> {
  if (await lstat(folder).catch(() => undefined)) return realpath(folder);
  return dirname(folder) === folder ? folder : nearestFolder(dirname(folder));
}
