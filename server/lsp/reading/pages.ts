/**
 * The rules' pages as Markdown. Where they lie depends on where the server runs.
 */
export interface Pages {
  /** '' when there is none. */
  textOf(family: string, rule: string): Promise<string>;
}
