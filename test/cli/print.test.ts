/**
 * What the printers make of one result, held in memory: nothing is read from disk.
 */
import { expect, it } from 'vitest';
import { allRules, check, fingerprints, noConfig, noFacts, readDocument } from '../../rules/index.ts';
import { githubText } from '../../server/cli/print-github.ts';
import { jsonText } from '../../server/cli/print-json.ts';
import { sarifText } from '../../server/cli/print-sarif.ts';
import { plainText } from '../../server/cli/print-text.ts';
import type { PrintedFinding, Result } from '../../server/cli/result.ts';

const text = 'runs:\r\n  using: composite\r\n  steps:\r\n    - uses: softprops/action-gh-release@v2.6.2\r\n';

/** A result with one true finding at `path`, changed as asked. */
function resultWith(path: string, change: Partial<PrintedFinding['finding']> = {}, more: Partial<Result> = {}): Result {
  const document = readDocument(path, 'action', text);
  const documents = new Map([[path, document]]);
  const { findings } = check(
    { documents, paths: [path], complete: false, facts: noFacts, config: noConfig },
    { rules: allRules.filter(({ id }) => id === 'pin-actions') },
  );
  const printed = findings.map((finding) => ({
    finding: { ...finding, fixes: finding.fixes, ...change },
    path,
    start: { line: 4, column: 43 },
    end: { line: 4, column: 49 },
    related: [{ path: 'other.yml', start: null, end: null, message: 'It comes from here.' }],
    fingerprint: fingerprints(findings, documents)[0] ?? '',
    document,
  }));
  return {
    fingerprints: printed.map(({ fingerprint }) => fingerprint),
    findings: printed,
    outcomes: [],
    suppressed: { comment: 0, config: 0, show: 0, baseline: 0 },
    unread: [],
    crashes: [],
    ...more,
  };
}

/** For a repository that fights back: it reads as a line start, a log command, a colour, and a new line. */
const hostile = '::add-mask::x\n##[group]\u001b[31m\u009b\u202e\r%0A,:/action.yml';

it('prints one line a finding, as a person reads it', () => {
  expect(plainText(resultWith('ci.yml'), { isColoured: false })).toBe(
    [
      'ci.yml:4  `softprops/action-gh-release` can change under you. Pin it to one commit.  (pin-actions)',
      '',
      '1 worth fixing.',
      '--fix-careful can mend 1; look at the change before you commit it. To read why: longhaul explain pin-actions',
    ].join('\n'),
  );
});

it('names what is to fix now, and what was left out', () => {
  const suppressed = { comment: 2, config: 0, show: 0, baseline: 1 };
  const lines = plainText(resultWith('ci.yml', { severity: 'fix-now' }, { suppressed }), { isColoured: false });
  expect(lines).toContain('\n1 to fix now (ci.yml:4).\n');
  expect(lines).toContain('\nLeft out: 2 by comments, 1 by the baseline.');
});

it('does not say that all is well when something could not be read', () => {
  const unread = [{ path: 'a.yml', reason: 'This is not a text file.', partly: false }];
  expect(plainText(resultWith('x', {}, { findings: [], unread }), { isColoured: false })).toBe(
    'a.yml  This is not a text file.\n\nNothing to do in what could be read.',
  );
});

it('colours only when asked', () => {
  expect(plainText(resultWith('ci.yml'), { isColoured: true })).toContain('\u001b[33m');
  expect(plainText(resultWith('ci.yml'), { isColoured: false })).not.toContain('\u001b');
});

it('lets no name draw on a terminal or command a runner', () => {
  const result = resultWith(
    hostile,
    { message: hostile },
    { unread: [{ path: hostile, reason: 'No.', partly: true }] },
  );
  for (const line of plainText(result, { isColoured: false }).split('\n')) {
    expect(line).not.toMatch(/^\s*::|##\[/);
    expect(line).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  }
});

it('gives a runner exactly one command for each finding, whatever its words', () => {
  const lines = githubText(resultWith(hostile, { message: hostile })).split('\n');
  expect(lines).toHaveLength(1);
  const [, properties, data] = /^::warning (file=[^:\r\n]*)::(.*)$/.exec(lines[0] ?? '') ?? [];
  expect(properties?.split(',').map((part) => part.split('=')[0])).toEqual([
    'file',
    'line',
    'col',
    'endLine',
    'endColumn',
    'title',
  ]);
  expect(data).toContain('%250A');
});

it('keeps runner commands out of JSON without changing what it says', () => {
  const json = jsonText(resultWith(hostile, { message: hostile }));
  expect(json).not.toContain('##[');
  expect(JSON.parse(json).findings[0].message).toBe(hostile);
});

it('prints SARIF that GitHub can show: rules with help, places, steps, fixes in the line ends of the file', async () => {
  const log = JSON.parse(await sarifText(resultWith('a b/ci.yml', { severity: 'fix-now' })));
  const [run] = log.runs;
  const [result] = run.results;
  expect([log.version, run.columnKind, result.level]).toEqual(['2.1.0', 'utf16CodeUnits', 'error']);
  const rule = run.tool.driver.rules[result.ruleIndex];
  expect(rule).toMatchObject({ id: result.ruleId, help: { text: expect.stringContaining('https://') } });
  expect(rule.helpUri).toMatch(/^https:.*\/pin-actions\/README\.md$/);
  expect(rule.properties.tags).toContain('zizmor:unpinned-uses');
  expect(result.locations[0].physicalLocation).toEqual({
    artifactLocation: { uri: 'a%20b/ci.yml' },
    region: { startLine: 4, startColumn: 43, endLine: 4, endColumn: 49 },
  });
  expect(result.relatedLocations[0].message.text).toBe('It comes from here.');
  expect(result.partialFingerprints['longhaul/v1']).toMatch(/^pin-actions:a b\/ci\.yml:[0-9a-f]{16}:0$/);
  const [{ deletedRegion, insertedContent }] = result.fixes[0].artifactChanges[0].replacements;
  expect(deletedRegion.startLine).toBe(4);
  expect(insertedContent.text).toMatch(/^[0-9a-f]{40}/);
});

it('gives every rule of SARIF a level that its severity asks for', async () => {
  const log = JSON.parse(await sarifText(resultWith('ci.yml')));
  const levels = { 'fix-now': 'error', 'worth-fixing': 'warning', 'good-habit': 'note', tidy: 'note' };
  for (const { id, defaultConfiguration } of log.runs[0].tool.driver.rules)
    expect(defaultConfiguration.level, id).toBe(levels[allRules.find((rule) => rule.id === id)?.severity ?? 'tidy']);
});
