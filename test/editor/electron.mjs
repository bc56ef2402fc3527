/**
 * Runs the suites of `suites/` in a desktop VS Code through `@vscode/test-electron`. Uses the program that
 * `VSCODE_DESKTOP` names, else downloads the newest one. Where there is none, or no screen to show it on, it says so and
 * counts nothing; with `LONGHAUL_REQUIRE_DESKTOP=1` that is a failure.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  downloadAndUnzipVSCode,
  resolveCliArgsFromVSCodeExecutablePath,
  runTests,
  SilentReporter,
} from '@vscode/test-electron';
import { root } from './install.mjs';
import { packageExtension } from './package-extension.mjs';
import { copySample } from './sample-project.mjs';
import { bundleSuite } from './suite-bundle.mjs';

const suites = join(dirname(fileURLToPath(import.meta.url)), 'suites');
const output = process.argv.find((argument) => argument.startsWith('--outputFile'))?.split('=')[1];

const { program, absent } = await findDesktop();
if (program === undefined) {
  console.log(`The suites did not run in a desktop VS Code: ${absent}.`);
  await report({ absent });
  if (process.env.LONGHAUL_REQUIRE_DESKTOP === '1') process.exitCode = 1;
} else {
  await runAll(program);
}

async function findDesktop() {
  const named = process.env.VSCODE_DESKTOP;
  if (named !== undefined) return existsSync(named) ? { program: named } : { absent: `there is no ${named}` };
  const isBlind = process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY;
  if (isBlind) return { absent: 'there is no screen (xvfb-run gives one)' };
  try {
    const cachePath = join(root, '.vscode-test', 'desktop');
    return { program: await downloadAndUnzipVSCode({ cachePath, reporter: new SilentReporter(), timeout: 15_000 }) };
  } catch (error) {
    return { absent: `it could not be downloaded (${error.message.split('\n')[0]})` };
  }
}

async function runAll(program) {
  const home = await mkdtemp(join(tmpdir(), 'longhaul-desktop-'));
  const data = ['--user-data-dir', join(home, 'user'), '--extensions-dir', join(home, 'extensions')];
  const results = [];
  try {
    installExtension(program, data);
    for (const file of (await readdir(suites)).filter((name) => name.endsWith('.ts'))) {
      results.push(...(await runSuiteFile(program, data, file)));
    }
  } finally {
    await rm(home, { recursive: true, force: true });
  }
  const failed = results.filter(({ error }) => error !== undefined);
  for (const { name, error } of results)
    console.log(`${error === undefined ? '✓' : '✗'} ${name}${error ? `\n${error}` : ''}`);
  await report({ numPassedTests: results.length - failed.length, numFailedTests: failed.length });
  if (failed.length > 0) process.exitCode = 1;
}

function installExtension(program, data) {
  const vsix = process.env.LONGHAUL_VSIX ?? packageExtension();
  const [cli, ...args] = resolveCliArgsFromVSCodeExecutablePath(program, { reuseMachineInstall: true });
  const run = spawnSync(cli, [...args, ...asRoot(), ...data, '--install-extension', vsix, '--force'], {
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (run.status !== 0) throw new Error(`VS Code could not install the extension:\n${run.stdout}${run.stderr}`);
}

async function runSuiteFile(program, data, file) {
  const bundle = await bundleSuite(join(suites, file));
  const folder = await copySample();
  try {
    await runTests({
      vscodeExecutablePath: program,
      extensionDevelopmentPath: bundle.folder,
      extensionTestsPath: bundle.main,
      launchArgs: [folder, ...asRoot(), ...data, '--disable-workspace-trust', '--skip-welcome', '--disable-updates'],
      reuseMachineInstall: true,
    }).catch((error) => console.log(`${file}: ${error.message}`));
    const results = JSON.parse(await readFile(bundle.results, 'utf8').catch(() => '[]'));
    return results.length > 0 ? results : [{ name: file, error: 'The suite did not run.' }];
  } finally {
    await rm(bundle.folder, { recursive: true, force: true });
    await rm(dirname(folder), { recursive: true, force: true });
  }
}

/** Chromium's own sandbox does not work for root. */
function asRoot() {
  return process.getuid?.() === 0 ? ['--no-sandbox'] : [];
}

async function report(content) {
  if (output !== undefined) await writeFile(output, JSON.stringify(content));
}
