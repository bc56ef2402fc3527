/**
 * Reads one file of a repository as text, or says in plain words why not. Never throws, never waits on a pipe.
 */
import { constants } from 'node:fs';
import { open, realpath } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { largestText } from '../../rules/index.ts';

export type ReadText = { readonly text: string } | { readonly reason: string };

/** `path` is relative to `root`. A link that leads out of the root is not followed. Who reads many files hands in `realpath(root)`. */
export async function readText(root: string, path: string, rootPath = realpath(root)): Promise<ReadText> {
  const file = join(root, path);
  try {
    const [real, realRoot] = await Promise.all([realpath(file), rootPath]);
    if (real !== realRoot && !real.startsWith(realRoot + sep))
      return { reason: 'This is a link that leads out of the project.' };
    const handle = await open(real, constants.O_RDONLY | constants.O_NONBLOCK);
    try {
      const about = await handle.stat();
      if (!about.isFile()) return { reason: 'This is not a file.' };
      if (about.size > largestText) return { reason: 'This file is too large to check.' };
      return decode(await handle.readFile());
    } finally {
      await handle.close();
    }
  } catch (error) {
    return { reason: reasonOf(error) };
  }
}

/** A byte order mark stays in the text, so that offsets and fixes fit the file as it is. */
function decode(bytes: Uint8Array): ReadText {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return text.includes('\0') ? { reason: 'This is not a text file.' } : { text };
  } catch {
    return { reason: 'This is not a text file in UTF-8.' };
  }
}

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOENT') return 'This file is not there, or is a link to nothing.';
  if (code === 'EACCES' || code === 'EPERM') return 'You may not read this file.';
  if (code === 'ELOOP') return 'This is a link that leads to itself.';
  if (code === 'EISDIR') return 'This is a folder with the name of a file.';
  return 'This file cannot be read.';
}
