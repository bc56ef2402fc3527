/**
 * Runs a suite of `suites/` inside the extension host of a real VS Code, beside the packaged Longhaul, as
 * `@vscode/test-electron` runs it on the desktop (electron.mjs). A suite may import `vscode` and Node's own modules.
 */
import { readFile, rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { newPage, openBrowser } from './browser.ts';
import { bundleSuite } from './suite-bundle.mjs';
import type { SuiteResult } from './suite-runner.ts';
import { type StartOptions, startVsCode, type VsCodeServer } from './vscode-server.mjs';

const patience = 180_000;

export interface SuiteOptions extends StartOptions {
  /** File name in `suites/` without `.ts`, or an absolute path. */
  readonly suite: string;
  /** Absolute path of the folder or `.code-workspace` file to open. */
  readonly folder: string;
}

/** One result per test of the suite, in order. Rejects when the suite did not run to its end. */
export async function runInExtensionHost(options: SuiteOptions): Promise<readonly SuiteResult[]> {
  const path = fileURLToPath(new URL(`suites/${options.suite}.ts`, import.meta.url));
  const bundle = await bundleSuite(options.suite.startsWith('/') ? options.suite : path);
  const server = await startVsCode({ ...options, testDriver: true });
  try {
    const said = await untilExit(server, options.folder, bundle);
    const results: readonly SuiteResult[] = JSON.parse(await readFile(bundle.results, 'utf8').catch(() => '[]'));
    if (results.length === 0) throw new Error(`The suite did not run. VS Code said:\n${said.slice(-4000)}`);
    return results;
  } finally {
    await server.stop();
    await rm(bundle.folder, { recursive: true, force: true });
  }
}

/** Resolves with all that VS Code wrote to its console once it reports the end of the suite. */
async function untilExit(
  server: VsCodeServer,
  folder: string,
  bundle: { folder: string; main: string },
): Promise<string> {
  const browser = await openBrowser();
  const remote = `vscode-remote://127.0.0.1:${server.port}`;
  let said = '';
  try {
    await new Promise<void>((resolve, reject) => {
      const tooLong = () =>
        reject(new Error(`The suite did not end in three minutes. VS Code said:\n${said.slice(-4000)}`));
      const timer = setTimeout(tooLong, patience);
      newPage(browser, server, {
        folder,
        payload: [
          ['extensionDevelopmentPath', `${remote}${bundle.folder}`],
          ['extensionTestsPath', `${remote}${bundle.main}`],
          ['skipWelcome', 'true'],
        ],
        prepare: async (page) => {
          await page.exposeFunction('codeAutomationLog', (type: string, parts: readonly unknown[]) => {
            said += `[${type}] ${parts.map(String).join(' ')}\n`;
          });
          await page.exposeFunction('codeAutomationExit', () => {
            clearTimeout(timer);
            resolve();
          });
        },
      }).catch(reject);
    });
    return said;
  } finally {
    await browser.close();
  }
}
