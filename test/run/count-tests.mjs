/** Reads what a step reported as JSON (vitest's format) and counts. Silence is never taken for success. */
import { readFileSync } from 'node:fs';

/**
 * `status` is the exit code of the step. `mayBeAbsent`: the step may say `{ "absent": "why" }` instead of results.
 * Returns `{ passed, failed, skipped, note? }`.
 */
export function countTests(file, status, mayBeAbsent = false) {
  const report = read(file);
  if (report === undefined) return { passed: 0, failed: 1, skipped: 0, note: 'left no report' };
  if (mayBeAbsent && status === 0 && typeof report.absent === 'string') {
    return { passed: 0, failed: 0, skipped: 0, note: report.absent };
  }
  const passed = report.numPassedTests ?? 0;
  const skipped = (report.numPendingTests ?? 0) + (report.numTodoTests ?? 0);
  const broken = (report.testResults ?? []).filter(
    (one) => one.status === 'failed' && one.assertionResults.length === 0,
  );
  const failed = (report.numFailedTests ?? 0) + broken.length;
  if (failed === 0 && passed + skipped === 0) return { passed, failed: 1, skipped, note: 'ran no test' };
  if (failed === 0 && skipped === 0 && status !== 0) {
    return { passed, failed: 1, skipped, note: `every test passed, but the step ended with exit code ${status}` };
  }
  return { passed, failed, skipped };
}

function read(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}
