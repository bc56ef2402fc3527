/**
 * One VS Code with one window for all tests of a file, which follow each other as a person's steps would. A test that
 * fails leaves a picture of the window in `.vscode-test/screenshots/`.
 */
import { rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { afterAll, afterEach, beforeAll, inject } from 'vitest';
import { type OpenOptions, openWindow } from './browser.ts';
import type { EditorWindow } from './editor-window.ts';
import { copySample } from './sample-project.mjs';
import { type StartOptions, startVsCode, type VsCodeServer } from './vscode-server.mjs';

export interface EditorOptions extends StartOptions, Omit<OpenOptions, 'folder'> {
  /** The remote in the copy's `.git/config`. */
  readonly remote?: string;
  /** Changes the copy of the sample before it is opened, and says what to open instead of it, if anything else. */
  readonly arrange?: (folder: string) => Promise<string | undefined>;
}

/** A tooltip that pops up lies over what a test presses next. */
const still = { 'workbench.hover.delay': 60_000 };

export interface Editor {
  readonly window: EditorWindow;
  readonly server: VsCodeServer;
  /** The copy of the sample. */
  readonly folder: string;
}

/** Call at the top of a test file; read the result only inside tests. `options` run once everything else is imported. */
export function withEditor(options: () => EditorOptions | Promise<EditorOptions> = () => ({})): Editor {
  const current: { -readonly [part in keyof Editor]?: Editor[part] } = {};
  beforeAll(async () => {
    const chosen = await options();
    current.folder = await copySample({ remote: chosen.remote });
    const folder = (await chosen.arrange?.(current.folder)) ?? current.folder;
    const settings = { ...still, ...chosen.settings };
    current.server = await startVsCode({ edition: inject('edition'), vsix: inject('vsix'), ...chosen, settings });
    current.window = await openWindow(current.server, { ...chosen, folder, root: current.folder });
  });
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await current.window?.screenshot(`failed-${task.name.replaceAll(/\W+/g, '-')}`);
  });
  afterAll(async () => {
    await current.window?.close();
    await current.server?.stop();
    if (current.folder) await rm(dirname(current.folder), { recursive: true, force: true });
  });
  return {
    get window() {
      return present(current.window);
    },
    get server() {
      return present(current.server);
    },
    get folder() {
      return present(current.folder);
    },
  };
}

function present<Part>(part: Part | undefined): Part {
  if (part === undefined) throw new Error('The editor runs inside tests only.');
  return part;
}
