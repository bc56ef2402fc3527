/**
 * `npm start`: opens VS Code with Longhaul on the sample project, or on the folder given. On a fresh clone it first
 * installs what is missing. `--browser` passes over a desktop VS Code, `--port N` chooses the port, `--no-open` opens nothing.
 */
import { spawn, spawnSync } from 'node:child_process';
import { rm, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { bringDependencies } from './dependencies.mjs';
import { root } from './install.mjs';
import { packageExtension } from './package-extension.mjs';
import { copySample } from './sample-project.mjs';
import { startVsCode } from './vscode-server.mjs';

const windows = process.platform === 'win32';

try {
  await start(readArguments());
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}

function readArguments() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { browser: { type: 'boolean' }, port: { type: 'string' }, 'no-open': { type: 'boolean' } },
  });
  if (values.port !== undefined && !/^\d+$/.test(values.port)) throw new Error('--port takes a number.');
  return { ...values, folder: positionals[0] };
}

async function start(chosen) {
  const given = chosen.folder === undefined ? undefined : resolve(process.env.INIT_CWD ?? '.', chosen.folder);
  if (given !== undefined && !(await isFolder(given))) throw new Error(`There is no folder ${given}.`);
  await bringDependencies();
  console.log('Building Longhaul');
  const vsix = packageExtension();
  const folder = given ?? (await copySample());
  if (!chosen.browser && !chosen['no-open'] && hasDesktop()) return openDesktop(folder);

  const server = await startVsCode({
    vsix,
    port: chosen.port === undefined ? undefined : Number(chosen.port),
    staysOpen: true,
    workspaceTrust: given !== undefined,
    settings: given === undefined ? {} : { 'security.workspace.trust.startupPrompt': 'once' },
  });
  const address = server.address(folder);
  const opened = !chosen['no-open'] && openBrowser(address);
  if (!opened) console.log('Open this address in a browser on this machine. Press Ctrl+C here to stop.');
  console.log(`Longhaul is open at ${address}`);
  await untilInterrupted();
  await server.stop();
  if (given === undefined) await rm(dirname(folder), { recursive: true, force: true });
}

function hasDesktop() {
  return spawnSync('code', ['--version'], { shell: windows, timeout: 20_000 }).status === 0;
}

function openDesktop(folder) {
  const run = spawnSync('code', ['--new-window', `--extensionDevelopmentPath=${root}`, folder], {
    shell: windows,
    stdio: 'inherit',
  });
  if (run.status !== 0) throw new Error('VS Code did not start. Try again with: npm start -- --browser');
  console.log(`Longhaul is open at ${folder}`);
}

/** Whether there is a screen to open a browser on. */
function openBrowser(address) {
  const opener = { darwin: ['open'], win32: ['explorer'] }[process.platform] ?? ['xdg-open'];
  const hasScreen = windows || process.platform === 'darwin' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
  if (!hasScreen) return false;
  const child = spawn(opener[0], [address], { stdio: 'ignore', detached: true });
  child.on('error', () => console.log('No browser could be opened. Open the address by hand.'));
  child.unref();
  return true;
}

function untilInterrupted() {
  return new Promise((resolve) => {
    for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(name, resolve);
  });
}

function isFolder(path) {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}
