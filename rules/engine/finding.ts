/**
 * What a rule says: a finding, its place, and its fixes. All of it is plain data, read-only and without hidden links.
 * The words are the contract of docs/architecture.md ("One vocabulary"); other programs are written against them.
 */
import type { FactRequest } from './facts.ts';
import type { Span } from './tree.ts';

export const severities = ['fix-now', 'worth-fixing', 'good-habit', 'tidy'] as const;
export type Severity = (typeof severities)[number];

export const certainties = ['certain', 'likely', 'possible'] as const;
export type Certainty = (typeof certainties)[number];

export type Safety = 'safe' | 'careful' | 'guided';
export type Outcome = 'done' | 'to-do' | 'not-needed' | 'unknown';
export type Family = 'workflow' | 'manifest' | 'repository' | 'settings';

/** Names of other tools' checks, as `tool:id`: `zizmor:unpinned-uses`, `scorecard:Pinned-Dependencies`. */
export type Equivalent = `${string}:${string}`;

/** Where a finding stands. A file that is missing has a path and no span; a setting on GitHub has neither. */
export type Place =
  | { readonly path: string; readonly span: Span }
  | { readonly path: string; readonly span: null }
  | { readonly path: null; readonly span: null };

export interface Related {
  readonly place: Place;
  readonly message: string;
}

export interface Finding {
  readonly rule: string;
  readonly family: Family;
  readonly severity: Severity;
  readonly certainty: Certainty;
  /** One line for a person: what the thing can do, and what to do about it. */
  readonly message: string;
  readonly place: Place;
  /** Lines on which an ignore comment counts: the step or entry around the place. Never smaller than the place. */
  readonly scope: Span | null;
  /** Where the marked text is secret: what to remember the finding by instead. It holds nothing of the secret. */
  readonly standIn?: string;
  /** In the order a reader should follow them. */
  readonly related: readonly Related[];
  readonly equivalents: readonly Equivalent[];
  /** The best one first. Made when they are first read, so a copy with `...` lacks them: name them in it. */
  readonly fixes: readonly Fix[];
}

/**
 * One way to put a finding right.
 * With `needs`, the edits are not known yet: fetch that fact, check again with it, and take the fix with the same title's
 * place in the list, which then has edits.
 */
export interface Fix {
  readonly title: string;
  readonly safety: Safety;
  readonly edits: readonly Edit[];
  readonly needs?: FactRequest;
  /** A setting on GitHub to change, instead of edits. */
  readonly change?: SettingChange;
  /** What a person has to do besides, step by step, in order. Shown before a guided fix, and after a careful one. */
  readonly guide?: readonly string[];
}

export type Edit = TextEdit | NewFile;

export interface TextEdit {
  readonly path: string;
  readonly span: Span;
  /** Line ends are written `\n`; they become the file's own when the edit is applied. */
  readonly text: string;
}

export interface NewFile {
  readonly path: string;
  readonly create: string;
  /** Offset in `create` where a person has to fill something in. */
  readonly cursor?: number;
}

export interface SettingChange {
  readonly setting: SettingName;
  readonly from: string;
  readonly to: string;
  /** One sentence: what else may change for the project. */
  readonly effect: string;
}

export type SettingName = 'private-reporting' | 'default-workflow-permissions';
