/**
 * Checks what was gathered, and gives every finding a printable place: the one shape that all printers read.
 */
import { join, relative } from 'node:path';
import {
  allRules,
  type Crash,
  check,
  type Document,
  type Finding,
  fingerprints,
  foldOutcomes,
  isShown,
  type Place,
  type Report,
  type RuleOutcome,
  type Show,
} from '../../rules/index.ts';
import { positionAt } from '../lsp/positions.ts';
import type { Unread } from '../workspace/walk.ts';
import { type Gathered, isWithin, type Subject, slashed } from './gather.ts';

/** 1-based; columns in UTF-16 units. */
export interface Point {
  readonly line: number;
  readonly column: number;
}

export interface Printed {
  /** Relative to the working folder, with `/`; null for a setting. */
  readonly path: string | null;
  readonly start: Point | null;
  /** Exclusive. */
  readonly end: Point | null;
}

export interface PrintedFinding extends Printed {
  readonly finding: Finding;
  readonly related: readonly (Printed & { readonly message: string })[];
  readonly fingerprint: string;
  readonly document: Document | undefined;
}

export interface Result {
  readonly findings: readonly PrintedFinding[];
  readonly outcomes: readonly RuleOutcome[];
  readonly suppressed: {
    readonly comment: number;
    readonly config: number;
    readonly show: number;
    readonly baseline: number;
  };
  readonly unread: readonly Unread[];
  readonly crashes: readonly Crash[];
}

export function resultOf({ subjects, unread }: Gathered, show: Show, baseline: ReadonlySet<string>): Result {
  const reports = subjects.map((subject) => ({ subject, report: reportOf(subject) }));
  const all = reports.flatMap(({ subject, report }) => printedFindings(subject, report));
  const fresh = all.filter(({ fingerprint }) => !baseline.has(fingerprint));
  const findings = fresh.filter(({ finding }) => isShown(finding, show)).sort(byPlace);
  const sum = (count: (report: Report) => number) => reports.reduce((total, { report }) => total + count(report), 0);
  return {
    findings,
    outcomes: foldReports(reports.map(({ report }) => report)),
    suppressed: {
      comment: sum(({ suppressed }) => suppressed.comment),
      config: sum(({ suppressed }) => suppressed.config),
      show: fresh.length - findings.length,
      baseline: all.length - fresh.length,
    },
    unread: [...unread].sort((a, b) => (a.path < b.path ? -1 : 1)),
    crashes: reports.flatMap(({ report }) => report.crashes),
  };
}

/** What was asked for of one subject: all of it, some folders, or single files. */
export function reportOf({ snapshot, only, folders }: Subject): Report {
  const report = check(snapshot.repository, only ? { rules: allRules, only } : { rules: allRules });
  if (only || folders.includes('')) return report;
  return {
    ...report,
    findings: report.findings.filter(({ place }) => place.path !== null && isWithin(place.path, folders)),
  };
}

function printedFindings(subject: Subject, { findings }: Report): PrintedFinding[] {
  const { documents } = subject.snapshot.repository;
  const names = fingerprints(findings, documents);
  return findings.map((finding, index) => ({
    finding,
    ...printed(finding.place, subject),
    related: finding.related.map(({ place, message }) => ({ ...printed(place, subject), message })),
    fingerprint: names[index] ?? '',
    document: finding.place.path === null ? undefined : documents.get(finding.place.path),
  }));
}

function printed({ path, span }: Place, { snapshot, printedAs }: Subject): Printed {
  if (path === null) return { path, start: null, end: null };
  const name = printedAs.get(path) ?? slashed(relative(process.cwd(), join(snapshot.root, path)));
  const document = snapshot.repository.documents.get(path);
  if (!span || !document) return { path: name, start: null, end: null };
  return { path: name, start: pointAt(document, span.start), end: pointAt(document, span.end) };
}

function pointAt(document: Document, offset: number): Point {
  const { line, character } = positionAt(document, offset);
  return { line: line + 1, column: character + 1 };
}

/** Several repositories give one outcome for each rule: to do anywhere is to do. */
function foldReports(reports: readonly Report[]): readonly RuleOutcome[] {
  return allRules.map(({ id, family, item }, index) => ({
    rule: id,
    family,
    item,
    outcome: foldOutcomes(reports.flatMap(({ outcomes }) => outcomes[index]?.outcome ?? [])),
  }));
}

function byPlace(a: PrintedFinding, b: PrintedFinding): number {
  return (
    compareText(a.path ?? '\uffff', b.path ?? '\uffff') ||
    (a.start?.line ?? 0) - (b.start?.line ?? 0) ||
    (a.start?.column ?? 0) - (b.start?.column ?? 0) ||
    compareText(a.finding.rule, b.finding.rule)
  );
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
