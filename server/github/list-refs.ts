/**
 * Runs `git ls-remote` for one address, in an empty folder, and gives back its lines.
 * This is the only place that starts a program, and it never runs inside the opened repository.
 */
import { spawn } from 'node:child_process';
import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Failure, failure } from './failure.ts';
import { gitArguments, gitEnvironment } from './git-environment.ts';

/** Lines of `<commit>\t<ref>`, as git writes them. The signal ends git and whatever it started. */
export async function listRefs(
  url: string,
  environment: Readonly<Record<string, string | undefined>>,
  signal: AbortSignal,
): Promise<string | Failure> {
  const parent = await realpath(tmpdir());
  const folder = await mkdtemp(join(parent, 'longhaul-'));
  try {
    const ended = await run(gitArguments(url), folder, gitEnvironment(folder, parent, environment), signal);
    return ended.code === 0 ? ended.output : explain(ended);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

interface Ended {
  /** Git's exit code; null when it was stopped, undefined when there is no git. */
  readonly code: number | null | undefined;
  readonly output: string;
  readonly complaint: string;
}

function run(
  parameters: readonly string[],
  folder: string,
  environment: Record<string, string>,
  signal: AbortSignal,
): Promise<Ended> {
  return new Promise((resolve) => {
    // A group of its own, so that the helper that git starts for https ends with it.
    const isPosix = process.platform !== 'win32';
    const git = spawn('git', [...parameters], {
      cwd: folder,
      env: environment,
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: isPosix,
      windowsHide: true,
    });
    const texts = { output: '', complaint: '' };
    const stop = () => {
      try {
        if (isPosix && git.pid !== undefined) process.kill(-git.pid, 'SIGKILL');
        else git.kill('SIGKILL');
      } catch {
        // It has ended in the meantime.
      }
    };
    const collect = (name: 'output' | 'complaint') => (piece: string) => {
      texts[name] += piece;
      if (texts[name].length > largestOutput) stop();
    };
    const end = (code: number | null | undefined) => {
      signal.removeEventListener('abort', stop);
      resolve({ code, ...texts });
    };
    git.stdout.setEncoding('utf8').on('data', collect('output'));
    git.stderr.setEncoding('utf8').on('data', collect('complaint'));
    git.on('error', () => end(undefined));
    git.on('close', (code) => end(code));
    signal.addEventListener('abort', stop);
    if (signal.aborted) stop();
  });
}

/** In UTF-16 units. A repository with a hundred thousand tags stays below. */
const largestOutput = 16_000_000;

/** Git's complaint is only recognised, never shown: it repeats addresses. */
function explain({ code, complaint }: Ended): Failure {
  if (code === undefined) return failure('no-git');
  if (/certificate|SSL|TLS/i.test(complaint)) return failure('not-trusted');
  if (
    /Could not resolve|Failed to connect|Connection refused|unreachable|timed out|reset by peer|Couldn't connect/i.test(
      complaint,
    )
  ) {
    return failure('offline');
  }
  if (/not found|could not read Username|Authentication failed|403/i.test(complaint)) {
    return failure('not-found', 'GitHub does not know that repository, or it is private.');
  }
  return failure(/429|too many/i.test(complaint) ? 'rate-limited' : 'github-down');
}
