/**
 * Finds the browser that shows VS Code in tests: Chromium or Chrome of the machine. Where there is none and apt may be
 * used without asking for a password, apt brings it. Never downloads a browser itself.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const names = ['chromium', 'google-chrome', 'google-chrome-stable', 'chromium-browser'];
const places = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** The path of a browser, or nothing. `CHROMIUM_PATH` in the environment comes first. */
export function findChromium() {
  const chosen = process.env.CHROMIUM_PATH ?? '';
  const folders = ['/usr/bin', ...(process.env.PATH ?? '').split(delimiter)];
  const candidates = [chosen, ...names.flatMap((name) => folders.map((folder) => join(folder, name))), ...places];
  return candidates.find((path) => path !== '' && existsSync(path));
}

/** The path of a browser, installed through apt when that is possible. Throws with what to do when it is not. */
export async function bringChromium() {
  const present = findChromium();
  if (present !== undefined) return present;
  installPackages(['chromium']);
  const installed = findChromium();
  if (installed === undefined) {
    throw new Error(
      'No Chromium or Chrome here. Install one, or set CHROMIUM_PATH to the program, then run this again.',
    );
  }
  return installed;
}

function installPackages(packages) {
  const asRoot = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  if (spawnSync('apt-get', ['--version']).status !== 0) return;
  console.log(`Installing with apt: ${packages.join(' ')}`);
  for (const command of [
    ['apt-get', 'update', '-q'],
    ['apt-get', 'install', '-y', '-q', '--no-install-recommends', ...packages],
  ]) {
    const [program, ...args] = [...asRoot, ...command];
    const run = spawnSync(program, args, {
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    if (run.status !== 0) console.log(`${command.join(' ')} failed: ${(run.stderr ?? String(run.error)).slice(-2000)}`);
  }
}
