/**
 * Runs the real executable, bundled once for each test run, in a folder of its own.
 */
import { execFile, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('../../', import.meta.url));

export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Bundles `server/main.ts` beside the sources, so that it finds the pages as the package does. Answers the path of the executable. */
export async function bundleCommand(): Promise<string> {
  const outdir = join(root, 'out', `cli-${process.pid}`);
  await build({
    absWorkingDir: root,
    entryPoints: { longhaul: 'server/main.ts' },
    outdir,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    mainFields: ['module', 'main'],
    logLevel: 'error',
    banner: { js: "import{createRequire as makeRequire}from'node:module';const require=makeRequire(import.meta.url);" },
  });
  return join(outdir, 'longhaul.mjs');
}

export function runCommand(
  executable: string,
  cwd: string,
  args: readonly string[],
  input = '',
  env: Readonly<Record<string, string>> = {},
): Promise<Ran> {
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [executable, ...args],
      { cwd, maxBuffer: 64_000_000, timeout: 60_000, env: { ...process.env, ...env } },
      (error, out, err) => {
        resolve({ code: error ? (typeof error.code === 'number' ? error.code : null) : 0, out, err });
      },
    );
    child.stdin?.end(input);
  });
}

/** A new folder with these files, by path. */
export function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'longhaul-cli-'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

export function makePipe(path: string): boolean {
  return spawnSync('mkfifo', [path]).status === 0;
}
