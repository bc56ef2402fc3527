/** What `in-page.mjs` reads from the page. */

export interface SeenLine {
  /** 1-based; missing for the part of a line that was wrapped. */
  readonly number: number | undefined;
  readonly text: string;
}

export interface Squiggle {
  readonly severity: 'error' | 'warning' | 'info' | 'hint';
  /** 1-based. */
  readonly line: number;
  /** Exactly the characters that are underlined. */
  readonly text: string;
}

export function readLines(): SeenLine[];
export function readSquiggles(): Squiggle[];
export function showHtml(page: { readonly inside: string; readonly colours: string }): void;
export function fillSession(session: string): void;
export function recordMessages(): void;
export function readHistory(): string[];

/** Resolves when what was asked before has been drawn. */
export function twoFrames(): Promise<unknown>;
