/**
 * Keeps GitHub's answers on disk, so that the next question can ask “has this changed?”, which costs nothing of the quota.
 * Only answers that everyone may see are kept: those to questions without a sign-in. No token is ever written.
 */
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';

export interface KeptAnswer {
  readonly etag: string;
  readonly body: unknown;
}

/** Both never fail: a cache that cannot be read or written is no cache. */
export interface AnswerCache {
  get(question: string): Promise<KeptAnswer | undefined>;
  set(question: string, answer: KeptAnswer): Promise<void>;
}

/** Written into each file; another version is not read. */
const format = 1;
/** Files that are kept; the oldest go first. */
const mostFiles = 2_000;

export class DiskCache implements AnswerCache {
  constructor(private readonly folder: string) {}

  async get(question: string): Promise<KeptAnswer | undefined> {
    try {
      const kept = JSON.parse(await readFile(this.pathOf(question), 'utf8')) as Partial<Kept>;
      const isOurs = kept.format === format && kept.question === question && typeof kept.etag === 'string';
      return isOurs ? { etag: kept.etag ?? '', body: kept.body } : undefined;
    } catch {
      return undefined;
    }
  }

  async set(question: string, { etag, body }: KeptAnswer): Promise<void> {
    const path = this.pathOf(question);
    const draft = `${path}.${process.pid}`;
    const kept: Kept = { format, question, etag, body };
    try {
      await mkdir(this.folder, { recursive: true, mode: 0o700 });
      await writeFile(draft, JSON.stringify(kept), { mode: 0o600 });
      await rename(draft, path);
      await this.dropOldest();
    } catch {
      await rm(draft, { force: true }).catch(() => undefined);
    }
  }

  private pathOf(question: string): string {
    return join(this.folder, `${createHash('sha256').update(question).digest('hex')}.json`);
  }

  private async dropOldest(): Promise<void> {
    const names = (await readdir(this.folder)).filter((name) => name.endsWith('.json'));
    if (names.length <= mostFiles) return;
    const aged = await Promise.all(
      names.map(async (name) => ({ name, at: (await stat(join(this.folder, name))).mtimeMs })),
    );
    aged.sort((a, b) => a.at - b.at);
    for (const { name } of aged.slice(0, names.length - mostFiles)) await rm(join(this.folder, name), { force: true });
  }
}

interface Kept extends KeptAnswer {
  readonly format: number;
  readonly question: string;
}

/** The person's own folder for such things, never one of the opened project. Absent where nobody can tell. */
export function cacheFolder(
  environment: Readonly<Record<string, string | undefined>>,
  platform: NodeJS.Platform = process.platform,
): string | undefined {
  if (platform === 'win32')
    return environment['LOCALAPPDATA'] ? join(environment['LOCALAPPDATA'], 'longhaul', 'cache') : undefined;
  const named = environment['XDG_CACHE_HOME'];
  if (named?.startsWith('/')) return join(named, 'longhaul');
  return platform === 'darwin'
    ? join(homedir(), 'Library', 'Caches', 'longhaul')
    : join(homedir(), '.cache', 'longhaul');
}
