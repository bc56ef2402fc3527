/**
 * Makes a tiny extension in a temporary folder that holds one test suite. VS Code loads it beside the installed Longhaul
 * and runs the suite in its extension host.
 */
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const here = dirname(fileURLToPath(import.meta.url));

/** `suite` is the absolute path of a file that exports `tests`. */
export async function bundleSuite(suite) {
  const folder = await mkdtemp(join(tmpdir(), 'longhaul-suite-'));
  const results = join(folder, 'results.json');
  const main = join(folder, 'out', `${basename(suite, '.ts')}.js`);
  await mkdir(join(folder, 'out'));
  await writeFile(join(folder, 'package.json'), JSON.stringify(manifest));
  await build({
    stdin: {
      contents: `
        import { runSuite } from ${JSON.stringify(join(here, 'suite-runner.ts'))};
        import { tests } from ${JSON.stringify(suite)};
        export const run = () => runSuite(tests, ${JSON.stringify(results)});`,
      resolveDir: here,
      loader: 'ts',
    },
    outfile: main,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    external: ['vscode'],
    mainFields: ['module', 'main'],
    logLevel: 'error',
  });
  return { folder, main, results };
}

const manifest = {
  name: 'longhaul-suite',
  publisher: 'longhaul',
  version: '0.0.1',
  engines: { vscode: '^1.100.0' },
  capabilities: { untrustedWorkspaces: { supported: true }, virtualWorkspaces: true },
};
