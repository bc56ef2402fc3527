/** What `count-tests.mjs` offers. */

export interface Count {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  readonly note?: string;
}

export function countTests(file: string, status: number | null, mayBeAbsent?: boolean): Count;
