/**
 * What the server and our own client say to each other beyond the Language Server Protocol.
 * Types and names only: the client imports this file and nothing else of the server. Everything is plain JSON.
 * Positions follow the protocol: lines and UTF-16 columns, 0-based, end exclusive.
 */
import type { Family, Item, Outcome, Safety, SettingChange, Severity } from '../../rules/index.ts';

/** What a client declares under `capabilities.experimental.longhaul`. Editors without it get plain protocol only. */
export interface ClientAbilities {
  /** It shows guides and explanations in a view of its own, through the commands below. */
  readonly panel: boolean;
  /** It answers `longhaul/readFile` and `longhaul/listFiles`: the server has no disk (a browser). */
  readonly files: boolean;
}

/** Commands that code actions carry. The first group runs in our client, the second in the server for every editor. */
export const clientCommands = {
  /** Argument: `FindingTarget`. */
  explain: 'longhaul.explain',
  /** Shows the steps of a guided fix, with a button that carries it out. Argument: `FixTarget`. */
  guide: 'longhaul.showGuide',
  /** Arguments: `FixTarget`, `FixSummary`. */
  changeSetting: 'longhaul.changeSetting',
  /** Argument: `FindingTarget`. */
  ignore: 'longhaul.ignoreWithReason',
  /** Asks first, then has the server carry it out. Arguments: `FixAllTarget`, and the title of each fix. */
  fixEvery: 'longhaul.fixEvery',
} as const;
export const serverCommands = {
  /** Applies one fix now; may ask GitHub when the fix needs a fact. Argument: `FixTarget`, or `ApplyFixParams`. */
  applyFix: 'longhaul.server.applyFix',
  /** Applies every safe fix of one document, or of one rule in it. Argument: `FixAllTarget`. */
  fixAll: 'longhaul.server.fixAll',
  /** Writes an ignore comment, or an entry in the team's file where no comment can stand. Argument: `IgnoreTarget`. */
  ignore: 'longhaul.server.ignore',
  /** Opens the rule's page in a browser, for editors without a view of their own. Argument: `FindingTarget`. */
  explain: 'longhaul.server.explain',
} as const;

export interface Range {
  readonly start: { readonly line: number; readonly character: number };
  readonly end: { readonly line: number; readonly character: number };
}

/** Which finding is meant: checked again on the current text, and dropped if it is gone. */
export interface FindingTarget {
  readonly rule: string;
  /** The file; for a setting, the folder of the repository. */
  readonly uri: string;
  /** Null for a missing file or a setting. */
  readonly range: Range | null;
}

export interface FixTarget extends FindingTarget {
  /** Place in the finding's list of fixes, 0-based. */
  readonly fix: number;
  /** Absent when the document is not open. The fix is dropped when it differs from the current one. */
  readonly version?: number;
}

/** For a fix that asks GitHub: both come from the person, and are used for this request only. */
export interface ApplyFixParams extends FixTarget {
  /** The person has seen what this fix changes and said yes, so the editor need not show it again. */
  readonly confirmed?: boolean;
  readonly token?: string;
  /** The web address of an enterprise server, from the person's own settings; absent for github.com. */
  readonly api?: string;
}

export interface FixAllTarget {
  readonly uri: string;
  readonly rule?: string;
  /** Also fixes that need a person's look. Only together with `rule`, and shown before they are applied where the editor can. */
  readonly careful?: boolean;
  /** Dropped when the text has moved on. */
  readonly version?: number;
}

export interface IgnoreTarget extends FindingTarget {
  readonly reason: string;
}

/** `longhaul/checklist`: no parameters → one entry for each repository that is open. */
export interface Checklist {
  readonly repositories: readonly RepositoryChecklist[];
  /** `ready`, or why there is nothing yet. */
  readonly state: 'ready' | 'loading' | 'no-folder' | 'no-repository';
}

export interface RepositoryChecklist {
  readonly uri: string;
  readonly name: string;
  readonly rows: readonly ChecklistRow[];
  /** Findings hidden by the repository's own comments and configuration, for the person to know. */
  readonly suppressed: { readonly comment: number; readonly config: number };
  /** From `.git/config`, read as text; several when several remotes name one. */
  readonly remotes: readonly Remote[];
  /** When the settings on GitHub were last read, and for whom; absent when nobody asked. */
  readonly settingsRead?: { readonly at: string };
}

export interface Remote {
  readonly host: string;
  readonly owner: string;
  readonly repo: string;
}

export interface ChecklistRow {
  readonly item: Item;
  readonly title: string;
  readonly group: string;
  readonly outcome: Outcome;
  /** A person ticks it; no program can see it. */
  readonly byHand: boolean;
  /** Places left to do that are certain. */
  readonly count: number;
  /** In words: `1 click`, `5 minutes`. */
  readonly effort: string;
  readonly rules: readonly ChecklistRule[];
}

export interface ChecklistRule {
  readonly rule: string;
  readonly family: Family;
  readonly title: string;
  readonly outcome: Outcome;
  readonly findings: readonly ChecklistFinding[];
}

export interface ChecklistFinding {
  readonly target: FindingTarget;
  readonly message: string;
  readonly severity: Severity;
  /** `ci.yml:14`, or the name of the setting. */
  readonly where: string;
  readonly fixes: readonly FixSummary[];
}

export interface FixSummary {
  readonly title: string;
  readonly safety: Safety;
  /** It asks GitHub when it runs. */
  readonly asksGitHub: boolean;
  readonly change?: SettingChange;
  readonly guide?: readonly string[];
}

/** `longhaul/explain`, `FindingTarget` with `range: null` when no finding is meant → the page, and the person's own lines. */
export interface Explanation {
  readonly rule: string;
  readonly title: string;
  /** The rule's page, as Markdown. */
  readonly page: string;
  readonly finding?: {
    readonly target: FindingTarget;
    readonly message: string;
    readonly where: string;
    readonly fixes: readonly FixSummary[];
    /** The lines around the finding, as they are, and as the first fix with known edits would leave them. */
    readonly before?: string;
    readonly after?: string;
    readonly language: string;
  };
}

/** Answer to `workspace/executeCommand` of `applyFix`, `fixAll` and `ignore`. */
export interface Done {
  readonly done: boolean;
  /** One sentence for the person: what was done, or why nothing was. */
  readonly message: string;
  /** For a new file: where a person has to fill something in. */
  readonly fillIn?: { readonly uri: string; readonly position: { readonly line: number; readonly character: number } };
  readonly guide?: readonly string[];
}

/** `longhaul/readSettings`: asks GitHub. The token is used for this request only, and may be absent for what is public. */
export interface ReadSettingsParams {
  readonly uri: string;
  readonly remote: Remote;
  readonly token?: string;
  /** The API's address for an enterprise server, from the person's own settings; absent for github.com. */
  readonly api?: string;
}

/** `longhaul/changeSetting`: one setting, after the person confirmed it. Answers `SettingResult`. */
export interface ChangeSettingParams extends ReadSettingsParams {
  readonly token: string;
  readonly change: SettingChange;
}

export interface SettingResult {
  readonly done: boolean;
  readonly message: string;
  /** Which kind of failure it was, such as `offline` or `not-found`; absent when it is done. */
  readonly failed?: string;
  /** The change that takes it back. */
  readonly undo?: SettingChange;
  /** The page on GitHub where the setting can be seen. */
  readonly link?: string;
}

/** `longhaul/checkActions`: asks GitHub about the actions of every open repository. The token may be absent, and is used for this request only. */
export interface CheckActionsParams {
  readonly token?: string;
  /** Another address of the API, from the person’s own settings; absent for github.com. */
  readonly api?: string;
}

export interface ActionsChecked {
  /** Repositories of actions that GitHub told about, of those that were asked for. */
  readonly told: number;
  readonly asked: number;
  /** Findings that are shown now and were not before. */
  readonly found: number;
  /** Plain sentences about what could not be told. */
  readonly troubles: readonly string[];
}

/** How checking one open file went; sent when it changes. */
export interface StatusParams {
  readonly uri: string;
  readonly state: 'checked' | 'too-large' | 'stopped';
  readonly message: string;
}

export const methods = {
  checklist: 'longhaul/checklist',
  /** Server to client, no parameters: ask again. */
  checklistChanged: 'longhaul/checklistChanged',
  explain: 'longhaul/explain',
  readSettings: 'longhaul/readSettings',
  changeSetting: 'longhaul/changeSetting',
  checkActions: 'longhaul/checkActions',
  /** Checks every file of every repository, with progress. Answers `{ files, findings }`. */
  checkProject: 'longhaul/checkProject',
  /** Server to client, `{ uri }` → text, or null. */
  readFile: 'longhaul/readFile',
  /** Server to client, `{ uri }` of a folder → paths relative to it. */
  listFiles: 'longhaul/listFiles',
  /** Server to client: `StatusParams`, for the language status item. */
  status: 'longhaul/status',
} as const;
