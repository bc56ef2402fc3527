/** What `vscode-server.mjs` offers. The implementation is plain JavaScript because `npm start` needs it too. */

/** `floor` is the oldest VS Code we promise to work in. */
export type Edition = 'newest' | 'floor';
export type Theme = 'light' | 'dark';
export type Settings = Readonly<Record<string, unknown>>;

/** Pairs of VS Code's own start-up payload, such as `['skipWelcome', 'true']`. */
export type Payload = readonly (readonly [string, string])[];

export interface StartOptions {
  /** Default: `newest`. */
  readonly edition?: Edition;
  /** Absolute path of a packaged extension to install first. */
  readonly vsix?: string;
  /** The person's own settings, over those that keep the window calm. */
  readonly settings?: Settings;
  /** `true`: a folder opens in Restricted Mode until the person trusts it. Default: every folder is trusted. */
  readonly workspaceTrust?: boolean;
  /** `true`: an extension may be loaded from a folder, and a test suite may run in its host. */
  readonly testDriver?: boolean;
  /** `true`: it runs until stopped. Default: it also ends by itself, minutes after the last window closed. */
  readonly staysOpen?: boolean;
  /** Default: any free one. */
  readonly port?: number;
  /** Environment variables that the extension host sees too, over those of this process. */
  readonly environment?: Readonly<Record<string, string>>;
  /** More flags for VS Code's server. */
  readonly flags?: readonly string[];
}

export interface VsCodeServer {
  readonly edition: Edition;
  /** Ends with a slash. Opening it takes the token that `address` adds. */
  readonly url: string;
  readonly port: number;
  /** The version of VS Code, such as `1.139.1`. */
  readonly vscode: string;
  /** The temporary folder that holds all data of this server. */
  readonly home: string;
  /** Where extensions are installed. */
  readonly extensions: string;
  /** The file with the person's own settings. */
  readonly settings: string;
  /** Everything the server wrote so far. */
  output(): string;
  /** The address that opens a folder, or a `.code-workspace` file, given by its absolute path. */
  address(folder: string, payload?: Payload): string;
  /** Changes the file with the person's own settings. A window takes them up when it is loaded anew. */
  change(changes: Settings): Promise<void>;
  /** Ends the server with all its extension hosts, and removes its data. */
  stop(): Promise<void>;
}

export function startVsCode(options?: StartOptions): Promise<VsCodeServer>;
