/**
 * Opens VS Code in a browser of this machine, as a person would see it. What can be done in the window that comes back
 * is in editor-window.ts.
 */
import { type Browser, chromium, type Page } from 'playwright-core';
import { bringChromium } from './chromium.mjs';
import { EditorWindow } from './editor-window.ts';
import { recordMessages } from './in-page.mjs';
import type { Payload, Theme, VsCodeServer } from './vscode-server.d.mts';

export interface OpenOptions {
  /** Absolute path of a folder or of a `.code-workspace` file. */
  readonly folder: string;
  /** The folder that `open` and `saved` count paths from. Default: `folder`. */
  readonly root?: string;
  /** Default: `light`. `EditorWindow.wear` changes it later. */
  readonly theme?: Theme;
  readonly payload?: Payload;
  /** Pixels. Default: 1400 × 900. */
  readonly size?: { readonly width: number; readonly height: number };
  /** Pixels of the screen for each pixel of the page. Default: 1; 2 for a picture that stays sharp. */
  readonly sharpness?: number;
  /** Runs before the page loads, for functions the page may call. */
  readonly prepare?: (page: Page) => Promise<void>;
}

/** Opens a window and waits until it can be used. `close` ends the browser with it. */
export async function openWindow(server: VsCodeServer, options: OpenOptions): Promise<EditorWindow> {
  const browser = await openBrowser();
  try {
    const page = await newPage(browser, server, options);
    const window = new EditorWindow({
      page,
      server,
      folder: options.root ?? options.folder,
      close: () => browser.close(),
    });
    await window.untilReady();
    return window;
  } catch (error) {
    await browser.close();
    throw error;
  }
}

/** Opens the page and waits for nothing: for test suites, which tell by themselves when they are done. */
export async function newPage(browser: Browser, server: VsCodeServer, options: OpenOptions): Promise<Page> {
  const context = await browser.newContext({
    viewport: options.size ?? { width: 1400, height: 900 },
    deviceScaleFactor: options.sharpness ?? 1,
    colorScheme: options.theme ?? 'light',
    locale: 'en-US',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  await page.addInitScript(recordMessages);
  await options.prepare?.(page);
  await page.goto(server.address(options.folder, options.payload));
  return page;
}

export async function openBrowser(): Promise<Browser> {
  const isRoot = process.getuid?.() === 0;
  return chromium.launch({
    executablePath: await bringChromium(),
    chromiumSandbox: !isRoot,
    args: [
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}
