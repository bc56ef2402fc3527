/**
 * Starts VS Code's own server on this machine only, with data folders of its own, and says where to open it.
 * Serves the editor tests and `npm start` alike. The data folders are temporary and go away with `stop`.
 * The options, and what comes back, are described in vscode-server.d.mts.
 */
import { randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { installEditor } from './install.mjs';
import { endGroup, launch, untilEnd, untilListening } from './server-process.mjs';

/** Nothing that moves, asks or reaches out: a test sees the same window each time. */
const calm = {
  'chat.commandCenter.enabled': false,
  'chat.disableAIFeatures': true,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'files.autoSave': 'off',
  'git.openRepositoryInParentFolders': 'never',
  'json.schemaDownload.enable': false,
  'npm.fetchOnlinePackageInfo': false,
  'security.workspace.trust.startupPrompt': 'never',
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'window.commandCenter': false,
  'window.title': ['activeEditorShort', 'separator', 'rootName'].map((part) => `\${${part}}`).join(''),
  'window.autoDetectColorScheme': true,
  'workbench.enableExperiments': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
};

/** The browser's own light or dark decides, so that a test can turn it while the window is open. */
const themes = {
  newest: { 'workbench.preferredLightColorTheme': 'Light 2026', 'workbench.preferredDarkColorTheme': 'Dark 2026' },
  floor: {
    'workbench.preferredLightColorTheme': 'Default Light Modern',
    'workbench.preferredDarkColorTheme': 'Default Dark Modern',
  },
};

export async function startVsCode(options = {}) {
  const edition = options.edition ?? 'newest';
  const editor = await installEditor(edition);
  const home = await mkdtemp(join(tmpdir(), 'longhaul-vscode-'));
  const extensions = join(home, 'extensions');
  const settings = join(home, 'user', 'User', 'settings.json');
  await write(settings, JSON.stringify({ ...calm, ...themes[edition], ...options.settings }));

  const start = (args) => launch(editor, [...dataFolders(home, extensions), ...args], options.environment);
  try {
    if (options.vsix !== undefined) await untilEnd(start(['--install-extension', options.vsix, '--force']));
    const token = randomUUID();
    await write(join(home, 'token'), token);
    const server = start([...flags(options), '--connection-token-file', join(home, 'token')]);
    const port = await untilListening(server);
    const url = `http://127.0.0.1:${port}/`;
    return {
      ...{ edition, url, port, vscode: editor.vscode, home, extensions, settings },
      output: () => server.output,
      address: (folder, payload) => address(url, token, folder, payload),
      change: async (changes) => {
        const before = JSON.parse(await readFile(settings, 'utf8'));
        await write(settings, JSON.stringify({ ...before, ...changes }));
      },
      stop: async () => {
        await endGroup(server.child);
        await rm(home, { recursive: true, force: true, maxRetries: 5 });
      },
    };
  } catch (error) {
    await rm(home, { recursive: true, force: true });
    throw error;
  }
}

function dataFolders(home, extensions) {
  const user = join(home, 'user');
  return ['--user-data-dir', user, '--server-data-dir', join(home, 'server'), '--extensions-dir', extensions];
}

function flags(options) {
  return [
    ...['--host', '127.0.0.1', '--port', String(options.port ?? 0)],
    ...['--accept-server-license-terms', '--telemetry-level', 'off'],
    ...(options.workspaceTrust ? [] : ['--disable-workspace-trust']),
    ...(options.staysOpen ? [] : ['--enable-remote-auto-shutdown']),
    ...(options.testDriver ? ['--enable-smoke-test-driver'] : []),
    ...(options.flags ?? []),
  ];
}

/** Only who knows the token gets in: not another person of this machine, and not a web page that guesses the port. */
function address(url, token, folder, payload = []) {
  const opened = folder.endsWith('.code-workspace') ? 'workspace' : 'folder';
  const query = new URLSearchParams({ tkn: token, [opened]: folder });
  if (payload.length > 0) query.set('payload', JSON.stringify(payload));
  return `${url}?${query}`;
}

async function write(file, text) {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text, { mode: 0o600 });
}
