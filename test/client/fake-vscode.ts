/**
 * A small stand-in for the editor's own module, which exists only inside the editor. It holds state that a test can read
 * (contexts, messages, panels) and says nothing about how the real one looks: that is proved in test/editor.
 */
import { URI, Utils } from 'vscode-uri';

export const Uri = Object.assign(URI, { joinPath: Utils.joinPath });
export const version = '1.100.0';

export const l10n = {
  bundle: undefined,
  /** Words that passed through here, for the test that looks for English that did not. */
  asked: new Set<string>(),
  t(message: string, ...args: readonly (string | number)[]): string {
    l10n.asked.add(message);
    return message.replace(/\{(\d+)\}/g, (_, index) => String(args[Number(index)] ?? ''));
  },
};

export class EventEmitter<Value> {
  private readonly listeners = new Set<(value: Value) => void>();
  readonly event = (listener: (value: Value) => void) => {
    this.listeners.add(listener);
    return { dispose: () => this.listeners.delete(listener) };
  };
  fire(value: Value): void {
    for (const listener of this.listeners) listener(value);
  }
  dispose(): void {
    this.listeners.clear();
  }
}

export class ThemeColor {
  constructor(readonly id: string) {}
}
export class ThemeIcon {
  constructor(
    readonly id: string,
    readonly color?: ThemeColor,
  ) {}
}
export class TreeItem {
  constructor(
    readonly label: string,
    readonly collapsibleState: number,
  ) {}
}
export const TreeItemCollapsibleState = { None: 0, Collapsed: 1, Expanded: 2 };
export const TreeItemCheckboxState = { Unchecked: 0, Checked: 1 };
export const ViewColumn = { Beside: -2 };
export const ProgressLocation = { Window: 10 };
export const StatusBarAlignment = { Left: 1 };
export const LanguageStatusSeverity = { Information: 0, Warning: 1, Error: 2 };
export const FileType = { File: 1, Directory: 2, SymbolicLink: 64 };
export class Range {}
export class CancellationError extends Error {}

/** What a test looks at, and what it decides. */
export const seen = {
  contexts: new Map<string, unknown>(),
  /** Context keys that were true for a moment at least. */
  turnedTrue: new Set<string>(),
  messages: [] as { text: string; detail?: string; buttons: readonly string[] }[],
  panels: [] as FakePanel[],
  ran: [] as string[],
  /** The button that is pressed in the next message, by its text. */
  press: undefined as string | undefined,
  isTrusted: true,
  sessions: [] as { provider: string; scopes: readonly string[]; options: Record<string, unknown> }[],
  /** Scopes of the sessions that exist; anything else is granted when asked aloud. */
  granted: [] as string[],
  settings: new Map<string, unknown>(),
  /** What the person's own settings say, whatever a workspace says. */
  ownSettings: new Map<string, unknown>(),
  reset(): void {
    seen.contexts.clear();
    seen.turnedTrue.clear();
    seen.messages.length = 0;
    seen.panels.length = 0;
    seen.ran.length = 0;
    seen.sessions.length = 0;
    seen.granted.length = 0;
    seen.settings.clear();
    seen.ownSettings.clear();
    seen.press = undefined;
    seen.isTrusted = true;
  },
};

export interface FakePanel {
  title: string;
  readonly options: Record<string, unknown>;
  readonly column: { viewColumn: number; preserveFocus?: boolean };
  readonly webview: { html: string };
}

export const commands = {
  async executeCommand(name: string, ...args: readonly unknown[]): Promise<unknown> {
    if (name === 'setContext') {
      seen.contexts.set(String(args[0]), args[1]);
      if (args[1] === true) seen.turnedTrue.add(String(args[0]));
    }
    if (name !== 'setContext') seen.ran.push(name);
    return undefined;
  },
  registerCommand: () => ({ dispose() {} }),
};

async function message(text: string, ...rest: readonly unknown[]): Promise<string | undefined> {
  const options = rest.find((part): part is { detail?: string } => typeof part === 'object' && part !== null);
  const buttons = rest.filter((part): part is string => typeof part === 'string');
  seen.messages.push({ text, detail: options?.detail, buttons });
  const pressed = buttons.find((button) => button === seen.press);
  if (pressed) seen.press = undefined;
  return pressed;
}

export const window = {
  showInformationMessage: message,
  showWarningMessage: message,
  setStatusBarMessage: (text: string) => seen.messages.push({ text, buttons: [] }),
  showQuickPick: async (picks: readonly unknown[]) => picks[0],
  withProgress: (_options: unknown, work: () => unknown) => work(),
  /** Opens and changes tabs, as far as an extension hears of it. */
  tabs: new EventEmitter<{ opened: readonly object[]; changed: readonly object[] }>(),
  tabGroups: { onDidChangeTabs: (listener: (event: never) => void) => window.tabs.event(listener as never) },
  onDidChangeActiveTextEditor: () => ({ dispose() {} }),
  activeTextEditor: undefined,
  createWebviewPanel(_type: string, title: string, column: FakePanel['column'], options: Record<string, unknown>) {
    const panel = { title, column, options, webview: { html: '' }, reveal() {}, dispose() {}, onDidDispose() {} };
    seen.panels.push(panel);
    return panel;
  },
};

export const workspace = {
  get isTrusted() {
    return seen.isTrusted;
  },
  workspaceFolders: undefined,
  registerTextDocumentContentProvider: () => ({ dispose() {} }),
  getConfiguration: (section: string) => ({
    get: (key: string) => seen.settings.get(`${section}.${key}`),
    inspect: (key: string) => ({
      globalValue: seen.ownSettings.get(`${section}.${key}`),
      workspaceValue: seen.settings.get(`${section}.${key}`),
    }),
  }),
};

export const authentication = {
  async getSession(provider: string, scopes: readonly string[], options: Record<string, unknown>) {
    seen.sessions.push({ provider, scopes, options });
    const isKnown = scopes.every((scope) => seen.granted.includes(scope));
    return isKnown || !options['silent'] ? { accessToken: `token for ${scopes.join(' ')}` } : undefined;
  },
};

export const env = { language: 'en', appName: 'Editor', openExternal: async () => true };
export const languages = { getDiagnostics: () => [] };
