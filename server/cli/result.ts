/**
 * Checks what was gathered, and gives every finding a printable place: the one shape that all printers read.
 */
import {
  allRules,
  type Crash,
  check,
  compare,
  type Document,
  type Finding,
  fingerprints,
  foldOutcomes,
  isShown,
  type Place,
  type Report,
  type RuleOutcome,
  readsDocuments,
  type Show,
} from '../../rules/index.ts';
import { positionAt } from '../positions.ts';
import type { Unread } from '../workspace/walk.ts';
import { type Gathered, isAsked, printedName, type Subject } from './gather.ts';

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
  /** Of every finding, shown or not, noted in the baseline or not. */
  readonly fingerprints: readonly string[];
  /** Those to print. */
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
  const named = reports.map(({ subject, report }) => withFingerprints(subject, report));
  const fresh = named.map(({ subject, findings }) => ({
    subject,
    findings: findings.filter(({ fingerprint }) => !baseline.has(fingerprint)),
  }));
  const findings = fresh.flatMap(({ subject, findings }) =>
    printedFindings(
      subject,
      findings.filter(({ finding }) => isShown(finding, show)),
    ),
  );
  const sum = (count: (report: Report) => number) => reports.reduce((total, { report }) => total + count(report), 0);
  const countOf = (all: typeof named) => all.reduce((total, { findings }) => total + findings.length, 0);
  return {
    fingerprints: named.flatMap(({ findings }) => findings.map(({ fingerprint }) => fingerprint)),
    findings: findings.sort(byPlace),
    outcomes: foldReports(reports),
    suppressed: {
      comment: sum(({ suppressed }) => suppressed.comment),
      config: sum(({ suppressed }) => suppressed.config),
      show: countOf(fresh) - findings.length,
      baseline: countOf(named) - countOf(fresh),
    },
    unread: [...unread, ...subjects.flatMap(unreadOf)].sort((a, b) => compare(a.path, b.path)),
    crashes: reports.flatMap(({ subject, report }) =>
      report.crashes.map((crash) => ({ ...crash, path: crash.path && printedName(subject, crash.path) })),
    ),
  };
}

/** What was asked for of one subject. Documents that were not asked about are read, and not reported. */
export function reportOf(subject: Subject): Report {
  const { repository } = subject.snapshot;
  const asked = new Set([...repository.documents.keys()].filter((path) => isAsked(subject, path)));
  const documents = check(repository, { rules: allRules, only: asked, isLast: true });
  if (!subject.isRepository) return documents;
  const whole = check(repository, { rules: allRules.filter((rule) => !readsDocuments(rule)) });
  const isHere = ({ place }: Finding) =>
    place.path === null ? subject.folders.includes('') : isAsked(subject, place.path);
  return {
    findings: [...documents.findings, ...whole.findings.filter(isHere)],
    outcomes: documents.outcomes.map((one) => whole.outcomes.find(({ rule }) => rule === one.rule) ?? one),
    suppressed: {
      comment: documents.suppressed.comment + whole.suppressed.comment,
      config: documents.suppressed.config + whole.suppressed.config,
    },
    crashes: [...documents.crashes, ...whole.crashes],
  };
}

function unreadOf(subject: Subject): Unread[] {
  return subject.snapshot.unread
    .filter(({ path }) => isAsked(subject, path))
    .map((entry) => ({ ...entry, path: printedName(subject, entry.path) }));
}

interface NamedFinding {
  readonly finding: Finding;
  readonly fingerprint: string;
}

function withFingerprints(
  subject: Subject,
  { findings }: Report,
): { readonly subject: Subject; readonly findings: readonly NamedFinding[] } {
  const names = fingerprints(findings, subject.snapshot.repository.documents);
  return { subject, findings: findings.map((finding, index) => ({ finding, fingerprint: names[index] ?? '' })) };
}

function printedFindings(subject: Subject, findings: readonly NamedFinding[]): PrintedFinding[] {
  const { documents } = subject.snapshot.repository;
  return findings.map(({ finding, fingerprint }) => ({
    finding,
    ...printed(finding.place, subject),
    related: finding.related.map(({ place, message }) => ({ ...printed(place, subject), message })),
    fingerprint,
    document: finding.place.path === null ? undefined : documents.get(finding.place.path),
  }));
}

function printed({ path, span }: Place, subject: Subject): Printed {
  if (path === null) return { path, start: null, end: null };
  const name = printedName(subject, path);
  const document = subject.snapshot.repository.documents.get(path);
  if (!span || !document) return { path: name, start: null, end: null };
  return { path: name, start: pointAt(document, span.start), end: pointAt(document, span.end) };
}

function pointAt(document: Document, offset: number): Point {
  const { line, character } = positionAt(document, offset);
  return { line: line + 1, column: character + 1 };
}

/** Several repositories give one outcome for each rule: see `foldOutcomes`. Those where a rule had no chance to run say nothing. */
function foldReports(reports: readonly { readonly subject: Subject; readonly report: Report }[]): RuleOutcome[] {
  const whole = reports.filter(({ subject }) => subject.isRepository);
  return allRules.map((rule, index) => {
    const counted = readsDocuments(rule) || whole.length === 0 ? reports : whole;
    const outcomes = counted.flatMap(({ report }) => report.outcomes[index]?.outcome ?? []);
    return { rule: rule.id, family: rule.family, item: rule.item, outcome: foldOutcomes(outcomes) };
  });
}

function byPlace(a: PrintedFinding, b: PrintedFinding): number {
  return (
    compare(a.path ?? '\uffff', b.path ?? '\uffff') ||
    (a.start?.line ?? 0) - (b.start?.line ?? 0) ||
    (a.start?.column ?? 0) - (b.start?.column ?? 0) ||
    compare(a.finding.rule, b.finding.rule)
  );
}
