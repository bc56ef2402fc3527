/** What `suite-bundle.mjs` offers. */

export interface SuiteBundle {
  /** The folder of the tiny extension; remove it when done. */
  readonly folder: string;
  /** The module whose `run` runs the suite. */
  readonly main: string;
  /** The file that `run` writes the results into, as JSON. */
  readonly results: string;
}

/** `suite` is the absolute path of a file that exports `tests`. */
export function bundleSuite(suite: string): Promise<SuiteBundle>;
