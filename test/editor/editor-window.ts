/**
 * One window of VS Code, with what a person does in it (press, open, run a command) and sees in it (text, squiggles,
 * rows, messages). It reads only what is on the screen. A method that waits, waits for the thing itself, never for time.
 */
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FrameLocator, Locator, Page } from 'playwright-core';
import { readHistory, readLines, readSquiggles, type SeenLine, type Squiggle, twoFrames } from './in-page.mjs';
import type { Settings, Theme, VsCodeServer } from './vscode-server.d.mts';

const screenshots = fileURLToPath(new URL('../../.vscode-test/screenshots/', import.meta.url));

interface Parts {
  readonly page: Page;
  readonly server: VsCodeServer;
  readonly folder: string;
  readonly close: () => Promise<void>;
}

export class EditorWindow {
  /** For what this class has no word for. */
  readonly page: Page;
  readonly close: () => Promise<void>;
  readonly #server: VsCodeServer;
  readonly #folder: string;

  constructor({ page, server, folder, close }: Parts) {
    this.page = page;
    this.close = close;
    this.#server = server;
    this.#folder = folder;
  }

  /** The workbench is drawn and its side bar is filled. */
  async untilReady(): Promise<void> {
    await this.page.locator('.monaco-workbench .statusbar-item').first().waitFor({ timeout: 60_000 });
    const shown = this.page.locator('.part.sidebar').locator('.monaco-list-row, .welcome-view-content');
    await shown.filter({ visible: true }).first().waitFor({ timeout: 60_000 });
  }

  /** Keys by their names, one after the other: `press('Control+K', 'Control+I')`. */
  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text);
  }

  /** Runs a command of the palette by its whole title, such as `Longhaul: Check the whole project`. */
  async run(title: string): Promise<void> {
    await this.#pick('F1', `>${title}`, title);
  }

  /** Opens a file of the folder. `path` is relative, `line` and `column` are 1-based. */
  async open(path: string, line = 1, column = 1): Promise<void> {
    const name = path.slice(path.lastIndexOf('/') + 1);
    await this.#pick('Control+P', `${join(this.#folder, path)}:${line}:${column}`, name);
    await this.tab(name).waitFor();
    await this.page
      .locator('.editor-group-container.active .monaco-editor[role="code"].focused .view-line')
      .first()
      .waitFor();
    await this.page.locator('.statusbar-item').getByText(`Ln ${line}, Col ${column}`, { exact: true }).waitFor();
  }

  /** The list is made when it opens, so that it is opened again as long as something arrives too late for it. */
  async #pick(key: string, typed: string, label: string): Promise<void> {
    const input = this.page.locator('.quick-input-widget .quick-input-box input');
    const row = this.page.locator('.quick-input-list .monaco-list-row', {
      has: this.page.locator('.quick-input-list-rows .quick-input-list-row').first().getByText(label, { exact: true }),
    });
    await this.#again(async (timeout) => {
      await this.press(key);
      await input.waitFor({ timeout });
      await input.fill(typed);
      await row.first().waitFor({ timeout });
    });
    await row.first().click();
    await input.waitFor({ state: 'hidden' });
  }

  /** Tries until it works: what is not there in the first seconds of a window may be there later. */
  async #again(attempt: (timeout: number) => Promise<void>): Promise<void> {
    for (let left = 8; ; left--) {
      try {
        return await attempt(3000);
      } catch (error) {
        if (left === 0) throw error;
        await this.press('Escape');
      }
    }
  }

  /** Saves the active editor and waits until it is no longer marked as changed. */
  async save(): Promise<void> {
    await this.press('Control+S');
    await this.page.evaluate(twoFrames);
    await this.page.locator('.editor-group-container.active .tab.active:not(.dirty)').first().waitFor();
  }

  /** A file of the folder as it is on disk. */
  async saved(path: string): Promise<string> {
    return readFile(join(this.#folder, path), 'utf8');
  }

  /** The lines of the active editor that are in view. */
  async lines(): Promise<readonly SeenLine[]> {
    return this.page.evaluate(readLines);
  }

  /** The lines in view as one text. With a window high enough this is the whole file, without its final newline. */
  async text(): Promise<string> {
    return (await this.lines()).map((line) => line.text).join('\n');
  }

  /** Every squiggle in view in the active editor, in order of line and column. */
  async squiggles(): Promise<readonly Squiggle[]> {
    return this.page.evaluate(readSquiggles);
  }

  /** Rows of the Problems panel as a screen reader would say them. Opens the panel when needed. */
  async problems(): Promise<readonly string[]> {
    const panel = this.page.locator('.markers-panel');
    if (!(await panel.isVisible())) await this.press('Control+Shift+M');
    await panel.waitFor();
    return this.#labels(panel.locator('.monaco-list-row'));
  }

  /** Opens the hover at the cursor by keyboard. Its parts arrive one after the other: see `hovered`. */
  async hover(): Promise<void> {
    await this.#again(async (timeout) => {
      await this.press('Control+K', 'Control+I');
      await this.#hovers().first().waitFor({ timeout });
    });
  }

  /** The text of the hover that is open. */
  async hovered(): Promise<string> {
    const hover = this.#hovers();
    return (await hover.allInnerTexts()).join('\n').trim();
  }

  #hovers(): Locator {
    return this.page.locator('.monaco-hover:not(.hidden)', {
      has: this.page.locator('.hover-contents, .hover-row'),
    });
  }

  /** Opens the quick fixes at the cursor and says their titles. */
  async quickFixes(): Promise<readonly string[]> {
    const rows = this.page.locator('.action-widget .monaco-list-row.action');
    await this.#again(async (timeout) => {
      await this.press('Control+.');
      await rows.first().waitFor({ timeout });
    });
    return (await rows.allInnerTexts()).map((title) => title.trim());
  }

  /** Takes a quick fix by its title, with the keyboard, after `quickFixes` opened the list. */
  async takeFix(title: string): Promise<void> {
    const titles = (await this.page.locator('.action-widget .monaco-list-row.action').allInnerTexts()).map((row) =>
      row.trim(),
    );
    const index = titles.indexOf(title);
    if (index < 0) throw new Error(`No quick fix “${title}”. There are: ${titles.join(' | ')}`);
    for (let step = 0; step < index; step++) await this.press('ArrowDown');
    await this.press('Enter');
  }

  /** The editor tab with this label. */
  tab(label: string): Locator {
    return this.page.locator('.tabs-container .tab', { has: this.page.getByText(label, { exact: true }) }).first();
  }

  /** A section of the side bar by its heading, such as `Checklist`. Its rows are `view(…).locator('.monaco-list-row')`. */
  view(heading: string): Locator {
    const header = this.page.locator(`.pane-header[aria-label="${heading} Section" i]`);
    return this.page.locator('.part.sidebar .pane', { has: header });
  }

  /** Opens a section of the side bar that is folded. */
  async unfold(heading: string): Promise<void> {
    const header = this.view(heading).locator('.pane-header');
    if ((await header.getAttribute('aria-expanded')) === 'false') await header.click();
  }

  /** Rows of a section of the side bar as a screen reader would say them. */
  async rows(heading: string): Promise<readonly string[]> {
    return this.#labels(this.view(heading).locator('.monaco-list-row'));
  }

  /** Messages that stand in the corner now. */
  async messages(): Promise<readonly string[]> {
    return this.page.locator('.notifications-toasts .notification-list-item-message').allInnerTexts();
  }

  /** Every message that stood in the corner since the window was opened, whether it is still there or not. */
  async messagesSoFar(): Promise<readonly string[]> {
    return this.page.evaluate(readHistory);
  }

  /** The question in the middle of the window that has to be answered first: its title, then its details. */
  async question(): Promise<string> {
    const dialog = this.page.locator('.monaco-dialog-box');
    await dialog.waitFor();
    return (await dialog.locator('.dialog-message-container').textContent()) ?? '';
  }

  /** Presses a button of a question or of a message by its label. */
  async answer(label: string): Promise<void> {
    const places = this.page.locator('.monaco-dialog-box, .notifications-toasts');
    await places.getByRole('button', { name: label, exact: true }).click();
  }

  /** Texts of the status bar. */
  async statusBar(): Promise<readonly string[]> {
    return (await this.page.locator('.statusbar-item:visible').allInnerTexts())
      .map((text) => text.trim())
      .filter(Boolean);
  }

  /** The inside of the page panel that is in view (a webview is a frame in a frame). */
  panel(): FrameLocator {
    return this.page.frameLocator('iframe.webview.ready').last().frameLocator('#active-frame');
  }

  /** Changes the person's own settings and loads the window anew, which also starts the extension host anew. */
  async change(settings: Settings): Promise<void> {
    await this.#server.change(settings);
    await this.page.reload();
    await this.untilReady();
  }

  async wear(theme: Theme): Promise<void> {
    await this.page.emulateMedia({ colorScheme: theme });
    await this.page.locator(theme === 'dark' ? '.monaco-workbench.vs-dark' : '.monaco-workbench.vs').waitFor();
  }

  /** Writes a picture into `.vscode-test/screenshots/` and returns its path. The name carries the edition. */
  async screenshot(name: string): Promise<string> {
    await mkdir(screenshots, { recursive: true });
    const path = join(screenshots, `${name}.${this.#server.edition}.png`);
    await this.page.screenshot({ path });
    return path;
  }

  async #labels(rows: Locator): Promise<readonly string[]> {
    return rows.evaluateAll((all) => all.map((row) => row.getAttribute('aria-label') ?? ''));
  }
}
