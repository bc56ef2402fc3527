/**
 * Proves every rule by its examples, unasked. What is proven is listed in docs/architecture.md, "One rule, from edge to edge".
 * `LONGHAUL_WRITE=1` records the fixed files and the seen texts; read them before you keep them.
 */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { allRules, check, type Finding, languageOf, type Report, type Rule, readsDocuments } from '../rules/index.ts';
import { type Example, examplesOf, type Files, repositoryOf } from './rules/example.ts';
import { applyFixes, firstFix } from './rules/fix.ts';
import { seenText } from './rules/seen.ts';

const writing = process.env['LONGHAUL_WRITE'] === '1';

describe.each(allRules.map((rule) => [rule.id, rule] as const))('%s', (_, rule) => {
  const examples = examplesOf(rule);
  const flagged = examples.filter((example) => example.flagged);

  it('has examples of both sides', () => {
    expect(flagged.length).toBeGreaterThan(0);
    expect(examples.length - flagged.length).toBeGreaterThan(0);
  });

  describe.each(examples.filter((example) => !example.flagged).map((example) => [example.name, example] as const))(
    'allowed %s',
    (__, example) => {
      it('is silent', () => {
        const report = run(rule, example.files, example);
        expect(report.crashes).toEqual([]);
        expect(
          seenText(
            report.findings.filter(({ certainty }) => certainty !== 'possible'),
            example.files,
          ),
        ).toBe('');
      });
    },
  );

  describe.each(flagged.map((example) => [example.name, example] as const))('flagged %s', (__, example) => {
    const report = run(rule, example.files, example);
    const fixed = fixAll(rule, example);

    it('is flagged, as recorded', () => {
      expect(report.crashes).toEqual([]);
      expect(report.findings.length).toBeGreaterThan(0);
      expectRecorded(`${example.base}.seen.txt`, seenText(report.findings, example.files));
    });

    it('has a fix or a guide for each finding', () => {
      for (const finding of report.findings) expect(finding.fixes.length, finding.message).toBeGreaterThan(0);
    });

    it('is put right as recorded, and then silent', () => {
      if (!report.findings.some(firstFix)) return;
      expectFixed(example, fixed);
      const left = run(rule, fixed, example).findings.filter(
        (finding) => firstFix(finding) && finding.certainty !== 'possible',
      );
      expect(seenText(left, fixed)).toBe('');
    });

    it('is fixed once: a second time changes nothing', () => {
      expect([...fixAll(rule, { ...example, files: fixed })]).toEqual([...fixed]);
    });

    it('keeps comments, and brings no new finding and no gap', () => {
      const before = everything(example.files, example);
      const after = everything(fixed, example);
      for (const [path, comments] of before.comments) {
        const left = visible(after.comments.get(path)?.join('\n') ?? '');
        for (const comment of comments) expect(left).toContain(visible(comment));
      }
      expect(after.gaps).toBeLessThanOrEqual(before.gaps);
      const newRules = after.rules.filter((id) => !before.rules.includes(id));
      expect(newRules).toEqual([]);
    });

    it('is the same with Windows line ends', () => {
      const windows = mapFiles(example.files, (text) => text.replace(/\r?\n/g, '\r\n'));
      expect(run(rule, windows, example).findings.map(markedIn(windows))).toEqual(
        report.findings.map(markedIn(example.files)).map((mark) => mark.replace(/\r?\n/g, '\r\n')),
      );
      const fixedWindows = fixAll(rule, { ...example, files: windows });
      // A file that did not exist is written with plain line ends; git turns them as each machine likes.
      const expected = [...fixed].map(([path, text]) => [
        path,
        example.files.has(path) ? text.replace(/\r?\n/g, '\r\n') : text,
      ]);
      expect([...fixedWindows]).toEqual(expected);
    });

    it('points at the same text behind a comment with an emoji', () => {
      if (!canComment(rule, example)) return;
      const moved = mapFiles(example.files, (text) => `# 🚂 ${'é'}\n${text}`);
      expect(run(rule, moved, example).findings.map(markedIn(moved))).toEqual(
        report.findings.map(markedIn(example.files)),
      );
    });

    it('can be ignored on the line above, where a person would try', () => {
      if (!canComment(rule, example)) return;
      for (const finding of report.findings) {
        if (finding.place.path === null || !finding.place.span) continue;
        const text = example.files.get(finding.place.path) ?? '';
        const lineStart = text.lastIndexOf('\n', (finding.scope ?? finding.place.span).start - 1) + 1;
        const indent = /^[ \t]*/.exec(text.slice(lineStart))?.[0] ?? '';
        const comment = `${indent}# longhaul: ignore[${rule.id}] tried by a person\n`;
        const files = new Map(example.files).set(
          finding.place.path,
          text.slice(0, lineStart) + comment + text.slice(lineStart),
        );
        expect(run(rule, files, example).suppressed.comment, finding.message).toBeGreaterThan(
          report.suppressed.comment,
        );
      }
    });

    it('never throws nor points outside, cut off at every tenth character', () => {
      for (const [path, text] of example.files) {
        for (let end = 0; end < text.length; end += 10) {
          const files = new Map(example.files).set(path, text.slice(0, end));
          const cut = run(rule, files, example);
          expect(cut.crashes).toEqual([]);
          for (const finding of cut.findings) expectInside(finding, files);
        }
      }
    });

    it('survives tabs as indentation', () => {
      const tabs = mapFiles(example.files, (text) =>
        text.replace(/^( {2})+/gm, (spaces) => '\t'.repeat(spaces.length / 2)),
      );
      const report = run(rule, tabs, example);
      expect(report.crashes).toEqual([]);
      for (const finding of report.findings) expectInside(finding, tabs);
    });
  });
});

function run(rule: Rule, files: Files, { facts }: Example): Report {
  return check(repositoryOf(files, facts), { rules: [rule] });
}

function fixAll(rule: Rule, example: Example): Files {
  let files = example.files;
  for (let round = 0; round < 5; round++) {
    const fixes = run(rule, files, example).findings.flatMap((finding) => firstFix(finding) ?? []);
    if (fixes.length === 0) break;
    files = applyFixes(files, fixes);
  }
  return files;
}

function everything(
  files: Files,
  { facts }: Example,
): { comments: Map<string, string[]>; gaps: number; rules: string[] } {
  const repository = repositoryOf(files, facts);
  // In Markdown a `#` opens a heading.
  const documents = [...repository.documents.values()].filter(({ kind }) => kind !== 'security-policy');
  const report = check(repository, { rules: allRules });
  return {
    comments: new Map(
      documents.map((document) => [
        document.path,
        document.tree.comments
          .map(({ start, end }) => document.text.slice(start, end).trim())
          .filter((comment) => !/^#\s*v?\d[\w.]*$/.test(comment)),
      ]),
    ),
    gaps: documents.reduce((sum, document) => sum + document.tree.gaps.length, 0),
    rules: [
      ...new Set(
        report.findings
          .filter(({ certainty, severity }) => certainty === 'certain' && severity !== 'tidy')
          .map((finding) => finding.rule),
      ),
    ].sort(),
  };
}

function mapFiles(files: Files, change: (text: string) => string): Files {
  return new Map([...files].map(([path, text]) => [path, change(text)]));
}

function markedIn(files: Files): (finding: Finding) => string {
  return ({ place, message }) =>
    `${message}|${place.path !== null && place.span ? files.get(place.path)?.slice(place.span.start, place.span.end) : ''}`;
}

function expectInside({ place, related }: Finding, files: Files): void {
  for (const one of [place, ...related.map((other) => other.place)]) {
    if (one.path === null || !one.span) continue;
    const length = (files.get(one.path) ?? '').length;
    expect(one.span.start).toBeGreaterThanOrEqual(0);
    expect(one.span.end).toBeGreaterThanOrEqual(one.span.start);
    expect(one.span.end).toBeLessThanOrEqual(length);
  }
}

/** JSON has no comments, and the name of a missing file no lines. */
function canComment(rule: Rule, example: Example): boolean {
  return readsDocuments(rule) && example.files.size === 1 && rule.reads.every((kind) => languageOf(kind) !== 'json');
}

/** What a person sees of a text: a fix may take away what nobody does. */
function visible(text: string): string {
  return text.replace(/[\p{Cf}\p{Variation_Selector}]/gu, '');
}

const notYet = 'Nothing is recorded yet. Run this once with LONGHAUL_WRITE=1 in front, and read what it writes.';

function expectRecorded(path: string, text: string): void {
  if (writing) writeFileSync(path, text);
  expect(text).toBe(existsSync(path) ? readFileSync(path, 'utf8') : notYet);
}

function expectFixed(example: Example, fixed: Files): void {
  const path = `${example.base}.fixed${example.ending}`;
  if (writing) {
    rmSync(path, { recursive: true, force: true });
    for (const [name, text] of fixed) {
      const file = example.ending ? path : join(path, name);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
    }
    return;
  }
  expect([...fixed].sort(), example.fixed ? undefined : notYet).toEqual([...(example.fixed ?? new Map())].sort());
}
