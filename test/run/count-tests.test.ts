/** `npm test` never takes silence for success: what it makes of each kind of report. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { countTests } from './count-tests.mjs';

const folder = mkdtempSync(join(tmpdir(), 'longhaul-count-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('counts what passed', () => {
  expect(countTests(report({ numPassedTests: 3 }), 0)).toEqual({ passed: 3, failed: 0, skipped: 0 });
});

test('counts skipped and planned tests as skipped', () => {
  const file = report({ numPassedTests: 1, numPendingTests: 2, numTodoTests: 1 });
  expect(countTests(file, 0)).toEqual({ passed: 1, failed: 0, skipped: 3 });
});

test('counts a file that could not be loaded as failed', () => {
  const file = report({ numPassedTests: 1, testResults: [{ status: 'failed', assertionResults: [] }] });
  expect(countTests(file, 1)).toMatchObject({ passed: 1, failed: 1 });
});

test('takes a missing report for a failure', () => {
  expect(countTests(join(folder, 'none.json'), 0)).toMatchObject({ failed: 1 });
});

test('takes a report without tests for a failure', () => {
  expect(countTests(report({ numPassedTests: 0 }), 0)).toMatchObject({ failed: 1 });
});

test('takes a step that ends badly for a failure, though every test passed', () => {
  expect(countTests(report({ numPassedTests: 2 }), 1)).toMatchObject({ passed: 2, failed: 1 });
});

test('lets only a step that may be absent be absent', () => {
  const file = report({ absent: 'no screen' });
  expect(countTests(file, 0, true)).toEqual({ passed: 0, failed: 0, skipped: 0, note: 'no screen' });
  expect(countTests(file, 0)).toMatchObject({ failed: 1 });
});

function report(content: object): string {
  const file = join(mkdtempSync(join(folder, 'one-')), 'report.json');
  writeFileSync(file, JSON.stringify(content));
  return file;
}
