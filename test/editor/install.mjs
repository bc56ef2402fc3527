/**
 * Brings a real VS Code into `.vscode-test/` (ignored by git): the newest one, the oldest one we promise, and the Node
 * that the newest needs. Everything comes through the machine's own npm, at exact versions, without install scripts.
 * Each part is built in a folder of its own and renamed when complete, so a broken or a second run does no harm.
 */
import { spawnSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { bringChromium } from './chromium.mjs';
import { npm } from './npm.mjs';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const store = join(root, '.vscode-test');
const marker = 'complete.txt';
const hour = 60 * 60 * 1000;

/** `floor` is the oldest VS Code of `engines.vscode`; `newest` is the newest that npm offers. */
export const editions = {
  newest: { vscode: '1.139.1', package: 'code-server@4.139.1', node: 24 },
  floor: { vscode: '1.100.3', package: 'code-server@4.100.3', node: undefined },
};

const node24 = { 'linux-x64': '24.21.0', 'linux-arm64': '24.21.0', 'darwin-arm64': '24.18.1' };

/** Resolves with the folder of VS Code's server and the Node to run it with. Installs what is missing. */
export async function installEditor(edition) {
  const { vscode, package: wanted, node } = editions[edition];
  const home = await keep(`vscode-${vscode}`, wanted, async (folder) => {
    await unpack(wanted, folder, 'lib/vscode');
    await npm(['install', '--omit=dev', '--ignore-scripts', '--no-save', '--no-audit', '--no-fund'], folder);
  });
  return { vscode, folder: home, node: node === undefined ? process.execPath : await findNode(node) };
}

async function findNode(major) {
  if (Number(process.versions.node.split('.')[0]) === major) return process.execPath;
  const platform = `${process.platform}-${process.arch}`;
  const version = node24[platform];
  if (version === undefined) throw new Error(`Run this with Node ${major}: there is no Node package for ${platform}.`);
  const wanted = `node-${platform}@${version}`;
  const home = await keep(`node-${version}`, wanted, (folder) => unpack(wanted, folder, 'bin'));
  return join(home, 'node');
}

/** Returns the finished folder `name` of the store, and fills it first when it is not there. */
async function keep(name, wanted, fill) {
  const finished = join(store, name);
  if (await exists(join(finished, marker))) return finished;
  await mkdir(store, { recursive: true });
  await clearAbandoned();
  console.log(`Installing ${wanted} into .vscode-test/${name}`);
  const attempt = await mkdtemp(join(store, 'installing-'));
  await fill(attempt);
  await writeFile(join(attempt, marker), `${wanted}\n`);
  await claim(attempt, finished);
  return finished;
}

/** The first run to finish wins. A second one throws its own copy away. */
async function claim(attempt, finished) {
  if (!(await exists(join(finished, marker)))) await rm(finished, { recursive: true, force: true });
  try {
    await rename(attempt, finished);
  } catch (error) {
    await rm(attempt, { recursive: true, force: true });
    if (!(await exists(join(finished, marker)))) throw error;
  }
}

/** A run that was stopped half-way leaves its folder behind. */
async function clearAbandoned() {
  const names = (await readdir(store)).filter((name) => name.startsWith('installing-'));
  for (const path of names.map((name) => join(store, name))) {
    const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: Date.now() }));
    if (Date.now() - mtimeMs > hour) await rm(path, { recursive: true, force: true });
  }
}

/** Fetches one npm package and leaves what is in its folder `part` in `target`. npm checks the integrity of the download. */
async function unpack(wanted, target, part) {
  const download = join(target, 'download');
  await mkdir(download);
  await cp(join(root, '.npmrc'), join(target, '.npmrc'));
  await npm(['pack', wanted, '--ignore-scripts', '--pack-destination', download], target);
  const archive = (await readdir(download)).find((name) => name.endsWith('.tgz'));
  if (archive === undefined) throw new Error(`npm brought no archive for ${wanted}.`);
  const depth = part.split('/').length + 1;
  const untar = spawnSync('tar', ['-xzf', archive, '-C', target, `--strip-components=${depth}`, `package/${part}`], {
    cwd: download,
    encoding: 'utf8',
  });
  if (untar.status !== 0) throw new Error(`Could not unpack ${archive}: ${untar.stderr || untar.error}`);
  await rm(download, { recursive: true });
}

function exists(path) {
  return stat(path).then(
    () => true,
    () => false,
  );
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  for (const edition of Object.keys(editions)) {
    const { vscode, node } = await installEditor(edition);
    console.log(`VS Code ${vscode} is ready (run with ${node}).`);
  }
  console.log(`The browser is ${await bringChromium()}.`);
}
