/**
 * Bundles Longhaul into `dist/`: the editor client, the executable (language server and command line) and the two that
 * run in a browser. Also collects the licences of what was bundled. `--watch` builds again on every change.
 */
import { chmod, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { context } from 'esbuild';

const root = dirname(fileURLToPath(import.meta.url));
const dist = join(root, 'dist');

/** Each entry of a data file is parsed when somebody first asks for it: most are never asked for, and starting must not wait. */
const data = {
  name: 'data',
  setup(build) {
    build.onLoad({ filter: /[\\/]rules[\\/]data[\\/].*\.json$/ }, async ({ path }) => {
      const entries = Object.entries(JSON.parse(await readFile(path, 'utf8')));
      const texts = Object.fromEntries(entries.map(([key, value]) => [key, JSON.stringify(value)]));
      return { contents: `const texts = ${JSON.stringify(texts)};\n${parseOnDemand}`, loader: 'js' };
    });
  },
};
const parseOnDemand = `const data = {};
for (const key of Object.keys(texts)) {
  const keep = (value) => Object.defineProperty(data, key, { value, enumerable: true });
  Object.defineProperty(data, key, { get: () => keep(JSON.parse(texts[key]))[key], enumerable: true, configurable: true });
}
export default data;`;

/** Every request of ours names its route, so Octokit's list of all routes as methods can stay out. */
const noRouteMethods = {
  name: 'no-route-methods',
  setup(build) {
    build.onLoad({ filter: /plugin-rest-endpoint-methods[\\/]dist-src[\\/]index\.js$/ }, () => ({
      contents: 'export const legacyRestEndpointMethods = () => ({}), restEndpointMethods = legacyRestEndpointMethods;',
    }));
  },
};

const shared = {
  absWorkingDir: root,
  bundle: true,
  minify: true,
  legalComments: 'none',
  metafile: true,
  logLevel: 'warning',
  loader: { '.md': 'text' },
  plugins: [data, noRouteMethods],
};
const onNode = { ...shared, platform: 'node', target: 'node20', mainFields: ['module', 'main'] };
const inBrowser = { ...shared, platform: 'browser', target: 'es2022', mainFields: ['browser', 'module', 'main'] };

/** Packages written for `require` still ask for Node's own modules that way, which a module must allow explicitly. */
const allowRequire = `import{createRequire as makeRequire}from"node:module";const require=makeRequire(import.meta.url);`;

/** The desktop's client takes everything but its process from the browser's bundle, so the package holds it once. */
const oneClient = {
  name: 'one-client',
  setup(build) {
    build.onResolve({ filter: /\/extension-browser\.ts$/ }, () => ({ path: './client-browser.js', external: true }));
  },
};

/** The executable takes the rules from the browser's bundle, so the package holds them once. All its chunks lie in one folder. */
const oneSetOfRules = {
  name: 'one-set-of-rules',
  setup(build) {
    build.onResolve({ filter: /\/rules\/index\.ts$/ }, () => ({ path: './rules.mjs', external: true }));
  },
};

const bundles = [
  {
    ...{
      entry: 'client/extension.ts',
      name: 'client',
      ...onNode,
      format: 'cjs',
      external: ['vscode'],
      extension: '.cjs',
    },
    plugins: [oneClient],
  },
  {
    ...{ entry: 'server/main.ts', name: 'longhaul', ...onNode, format: 'esm', extension: '.mjs' },
    plugins: [noRouteMethods, oneSetOfRules],
    splitting: true,
    chunkNames: 'longhaul/[name]-[hash]',
    banner: { js: allowRequire },
  },
  {
    // VS Code 1.100 loads nothing into a worker that does not end with `.js`.
    ...{ entry: 'client/extension-browser.ts', name: 'client-browser', ...inBrowser, format: 'cjs', extension: '.js' },
    external: ['vscode'],
  },
  {
    ...{ entry: 'server/browser.ts', name: 'server-browser', ...inBrowser, format: 'iife', extension: '.js' },
    globalName: 'longhaul',
    footer: { js: 'if(typeof module==="object")module.exports=longhaul;' },
    define: { rulePages: JSON.stringify(await rulePages()) },
  },
];

await (process.argv.includes('--watch') ? watch() : buildOnce());

/** Builds beside `dist` and swaps at the end, so that a failed build leaves the old one in place. */
async function buildOnce() {
  const attempt = join(root, 'out', `dist-${process.pid}`);
  await mkdir(attempt, { recursive: true });
  const missing = [];
  const inputs = new Set();
  try {
    for (const bundle of bundles) {
      if (!(await exists(join(root, bundle.entry)))) {
        missing.push(bundle.entry);
        continue;
      }
      const builder = await context(optionsOf(bundle, attempt));
      const { metafile } = await builder.rebuild().finally(() => builder.dispose());
      await refuseWideText(join(attempt, `${bundle.name}${bundle.extension}`));
      for (const output of Object.values(metafile.outputs)) {
        for (const [path, { bytesInOutput }] of Object.entries(output.inputs)) if (bytesInOutput > 0) inputs.add(path);
      }
    }
    await makeExecutable(join(attempt, 'longhaul.mjs'));
    await writeFile(join(attempt, 'longhaul', 'rules.mjs'), await rulesModule());
    await writeFile(join(attempt, 'THIRD-PARTY-NOTICES.txt'), await notices(inputs));
    await rm(dist, { recursive: true, force: true });
    await rename(attempt, dist);
    if (missing.length > 0) throw new Error(`dist/ is incomplete, because these are missing: ${missing.join(', ')}`);
  } catch (error) {
    await rm(attempt, { recursive: true, force: true });
    if (error.errors === undefined) console.error(error.message);
    process.exitCode = 1;
  }
}

async function watch() {
  await mkdir(join(dist, 'longhaul'), { recursive: true });
  await writeFile(join(dist, 'longhaul', 'rules.mjs'), await rulesModule());
  for (const bundle of bundles) await (await context(optionsOf(bundle, dist))).watch();
  console.log('Watching. Press Ctrl+C to stop.');
}

function optionsOf({ entry, name, extension, ...options }, folder) {
  return { ...options, entryPoints: { [name]: entry }, outdir: folder, outExtension: { '.js': extension } };
}

/**
 * One character outside Latin-1 makes V8 hold a whole script in two bytes each, and esbuild escapes all of them but those in a
 * regular expression. The client is small, and the one in it is not ours.
 */
async function refuseWideText(path) {
  if (basename(path).startsWith('client')) return;
  const [wide] = /.{0,40}[^\0-\xff].{0,40}/.exec(await readFile(path, 'utf8')) ?? [];
  if (wide !== undefined)
    throw new Error(`${basename(path)} would take twice its size in memory. Write \\u… in: ${wide}`);
}

async function makeExecutable(path) {
  if (!(await exists(path))) return;
  const text = await readFile(path, 'utf8');
  const line = '#!/usr/bin/env node\n';
  await writeFile(path, text.startsWith('#!') ? text : line + text);
  await chmod(path, 0o755);
}

/** Hands on what `rules/index.ts` exports, by name. */
async function rulesModule() {
  const entryPoints = ['rules/index.ts'];
  const builder = await context({ ...onNode, entryPoints, format: 'esm', write: false, outdir: 'out' });
  const { metafile } = await builder.rebuild().finally(() => builder.dispose());
  const names = Object.values(metafile.outputs).flatMap(({ exports }) => exports);
  return `${allowRequire}\nexport const { ${names.join(', ')} } = require('../server-browser.js');\n`;
}

/** The licence of every package of which something was bundled, in order of name. */
async function notices(inputs) {
  const folders = new Set();
  for (const path of inputs) {
    const folder = /^.*node_modules[\\/](@[^\\/]+[\\/])?[^\\/]+/.exec(path)?.[0];
    if (folder !== undefined) folders.add(folder);
  }
  const parts = await Promise.all([...folders].map((folder) => noticeOf(join(root, folder))));
  const title = 'Longhaul contains these packages, each under its own licence.\n';
  return [title, ...[...new Set(parts)].sort()].join(`\n${'='.repeat(80)}\n\n`);
}

async function noticeOf(folder) {
  const { name, version, license } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
  const file = (await readdir(folder)).sort().find((entry) => /^(licen[cs]e|copying)/i.test(entry));
  if (license === undefined && file === undefined) {
    throw new Error(`${relative(root, folder)} names no licence, so it cannot be bundled.`);
  }
  const text =
    file === undefined
      ? 'The package names this licence and brings no text of it.'
      : await readFile(join(folder, file), 'utf8');
  return `${name} ${version} (${license ?? 'see below'})\n\n${text.trim().replaceAll('\r\n', '\n')}\n`;
}

/** The rules' pages by `family/rule`, for the server that has no disk to read them from. */
async function rulePages() {
  const pages = {};
  for (const family of ['workflow', 'manifest', 'repository', 'settings']) {
    for (const rule of (await readdir(join(root, 'rules', family))).sort()) {
      const page = join(root, 'rules', family, rule, 'README.md');
      if (await exists(page)) pages[`${family}/${rule}`] = await readFile(page, 'utf8');
    }
  }
  return pages;
}

function exists(path) {
  return stat(path).then(
    () => true,
    () => false,
  );
}
