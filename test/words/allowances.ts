/**
 * The texts that may break a rule of `lint.ts`, each with its reason. A test fails when one is no longer needed.
 */
export interface Allowance {
  /** The whole text, or where it stands. */
  readonly text: RegExp;
  /** What the linter says about it. */
  readonly problem: RegExp;
  readonly because: string;
}

export const allowances: readonly Allowance[] = [
  {
    text: /“Report a vulnerability”/,
    problem: /“vulnerabilit/,
    because: 'That is what the button on GitHub says.',
  },
  {
    text: /\bdigest\b.*\bimage|\bimage\b.*\bdigest|^Add the digest of /,
    problem: /“digest”/,
    because: 'Every tool for images prints it under this name, and no plainer one would be found there.',
  },
  {
    text: /\bNAME\b/,
    problem: /NAME|straight quotes/,
    because: 'It stands for the name of a variable, which is filled in before anyone reads the sentence.',
  },
];
