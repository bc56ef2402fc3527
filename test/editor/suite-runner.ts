/**
 * Runs the tests of a suite one after the other inside the extension host, and writes what came out into a file.
 * Bundled together with a suite by extension-host.ts and electron.mjs; never imported by a test.
 */
import { writeFile } from 'node:fs/promises';

/** A suite file in `suites/` exports `tests`: a plain claim each, and what proves it. */
export type SuiteTests = Readonly<Record<string, () => Promise<void> | void>>;

export interface SuiteResult {
  readonly name: string;
  /** Missing when the test passed. */
  readonly error?: string;
}

const patience = 60_000;

/** Rejects when a test failed, so that the host ends with a failure too. */
export async function runSuite(tests: SuiteTests, resultsFile: string): Promise<void> {
  const results: SuiteResult[] = [];
  for (const [name, test] of Object.entries(tests)) {
    results.push({ name, error: await errorOf(test) });
    await writeFile(resultsFile, JSON.stringify(results));
  }
  const failed = results.filter((result) => result.error !== undefined);
  if (failed.length > 0) throw new Error(`${failed.length} of ${results.length} failed in the extension host.`);
}

async function errorOf(test: () => Promise<void> | void): Promise<string | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('took longer than a minute')), patience);
  });
  try {
    await Promise.race([Promise.resolve().then(test), tooLong]);
    return undefined;
  } catch (error) {
    return error instanceof Error ? (error.stack ?? error.message) : String(error);
  } finally {
    clearTimeout(timer);
  }
}
