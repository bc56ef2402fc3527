/**
 * Runs rules over a repository. It knows no single rule, decides nothing about words or severity, and cannot fail:
 * a rule that crashes loses its own findings and is named in `crashes`.
 */

import { notNeededReason, ruleConfigFor } from './config-rules.ts';
import type { Document } from './document.ts';
import type { Family, Finding, Fix, Outcome, Place, TextEdit } from './finding.ts';
import { isGenerated } from './generated.ts';
import { commentsOf, isIgnored } from './ignore.ts';
import type { Item } from './items.ts';
import type { Repository } from './repository.ts';
import { type Found, type Rule, readsDocuments } from './rule.ts';

export interface Report {
  /** Every finding that was not ignored, whatever its certainty: showing is the caller's choice, see `show.ts`. */
  readonly findings: readonly Finding[];
  readonly outcomes: readonly RuleOutcome[];
  readonly suppressed: { readonly comment: number; readonly config: number };
  readonly crashes: readonly Crash[];
}

export interface RuleOutcome {
  readonly rule: string;
  readonly family: Family;
  readonly item: Item | null;
  readonly outcome: Outcome;
}

export interface Crash {
  readonly rule: string;
  readonly path: string | null;
  readonly error: unknown;
}

export interface CheckOptions {
  readonly rules: readonly Rule[];
  /** Only these documents; and no rule over the whole repository. Absent: everything. */
  readonly only?: ReadonlySet<string>;
  /** Nothing is checked again: what was worked out of a document is let go as soon as its rules have run. */
  readonly isLast?: boolean;
}

export function check(repository: Repository, { rules, only, isLast = false }: CheckOptions): Report {
  const run = new Run(repository);
  for (const document of repository.documents.values()) {
    if (only && !only.has(document.path)) continue;
    for (const rule of rules)
      if (readsDocuments(rule) && rule.reads.includes(document.kind)) run.document(rule, document);
    if (isLast) document.made.clear();
  }
  if (!only) for (const rule of rules) run.repository(rule);
  return run.report(rules);
}

/** Findings of one document, for an editor: document rules only. Sorted by place, then rule. */
export function checkDocument(document: Document, repository: Repository, rules: readonly Rule[]): Report {
  return check(repository.documents.get(document.path) === document ? repository : withDocument(repository, document), {
    rules,
    only: new Set([document.path]),
  });
}

function withDocument(repository: Repository, document: Document): Repository {
  return { ...repository, documents: new Map([...repository.documents, [document.path, document]]) };
}

/** One run over one repository: collects what rules say. */
class Run {
  private readonly findings: Finding[] = [];
  private readonly crashes: Crash[] = [];
  private readonly outcomes = new Map<string, Outcome>();
  private readonly suppressed = { comment: 0, config: 0 };

  constructor(private readonly subject: Repository) {}

  document(rule: Rule & { reads: readonly string[] }, document: Document): void {
    if (!readsDocuments(rule)) return;
    const isAsked = !rule.needsActionFacts || Object.keys(this.subject.facts.actions).length > 0;
    this.outcomes.set(rule.id, this.outcomes.get(rule.id) ?? (isAsked ? 'done' : 'unknown'));
    this.collect(rule, document.path, () => rule.check(document, this.subject));
  }

  repository(rule: Rule): void {
    if (readsDocuments(rule)) return;
    const said = this.collect(rule, null, () => rule.check(this.subject));
    this.outcomes.set(rule.id, said);
  }

  private collect(rule: Rule, path: string | null, look: () => Iterable<Found> | Outcome): Outcome {
    try {
      const said = look();
      if (typeof said === 'string') return said;
      // All first: a rule that crashes half-way must not leave half its findings.
      for (const found of firstOf(said)) this.keep(rule, path, found);
      return this.outcomes.get(rule.id) === 'to-do' ? 'to-do' : 'done';
    } catch (error) {
      this.crashes.push({ rule: rule.id, path, error });
      this.outcomes.set(rule.id, 'unknown');
      return 'unknown';
    }
  }

  private keep(rule: Rule, path: string | null, found: Found): void {
    const place = placeOf(found.path ?? path, found);
    const config = ruleConfigFor(this.subject.config, rule, place);
    if (config?.show === 'off') {
      this.suppressed.config++;
      return;
    }
    const document = place.path === null ? undefined : this.subject.documents.get(place.path);
    const makeFixes = document && isGenerated(document) ? [atTheSource] : this.guarded(rule, path, found);
    const finding = new KeptFinding(rule, place, found, makeFixes, config?.show === 'quiet');
    if (document && isIgnored(finding, document, commentsOf(document))) {
      this.suppressed.comment++;
      return;
    }
    if (finding.certainty !== 'possible') this.outcomes.set(finding.rule, 'to-do');
    this.findings.push(finding);
  }

  /** Making fixes later fails as quietly as making them now: the finding has none then, and the crash is named. */
  private guarded(rule: Rule, path: string | null, { fixes = [] }: Found): Fixes {
    if (typeof fixes !== 'function') return fixes;
    return () => {
      try {
        return fixes();
      } catch (error) {
        this.crashes.push({ rule: rule.id, path, error });
        return [];
      }
    };
  }

  report(rules: readonly Rule[]): Report {
    const outcomes = rules.map((rule) => ({
      rule: rule.id,
      family: rule.family,
      item: rule.item,
      outcome: notNeededReason(this.subject.config, rule)
        ? ('not-needed' as const)
        : (this.outcomes.get(rule.id) ?? this.outcomeOfUnrun(rule)),
    }));
    return { findings: this.findings.sort(byPlace), outcomes, suppressed: this.suppressed, crashes: this.crashes };
  }

  /** A rule over the whole repository cannot tell when only single files were looked at. */
  private outcomeOfUnrun(rule: Rule): Outcome {
    return readsDocuments(rule) ? 'not-needed' : 'unknown';
  }
}

/** More findings of one kind in one file are made to fill the memory; nobody reads them. */
const mostFindings = 1_000;

function firstOf(all: Iterable<Found>): readonly Found[] {
  const first: Found[] = [];
  for (const found of all) if (first.push(found) === mostFindings) break;
  return first;
}

const atTheSource: Fix = {
  title: 'Change the file this one is made from',
  safety: 'guided',
  edits: [],
  guide: [
    'A program writes this file, and its first lines say which.',
    'Change what that program reads, then run it again.',
  ],
};

type Fixes = NonNullable<Found['fixes']>;

/** A class, since an accessor on each single finding would cost more than all else that is done for it. */
class KeptFinding implements Finding {
  readonly rule;
  readonly family;
  readonly severity;
  readonly certainty;
  readonly message;
  readonly scope;
  readonly standIn;
  readonly related;
  readonly equivalents;
  #fixes: Fixes;

  constructor(
    rule: Rule,
    readonly place: Place,
    found: Found,
    fixes: Fixes,
    isQuiet: boolean,
  ) {
    this.rule = rule.id;
    this.family = rule.family;
    this.severity = isQuiet ? 'tidy' : (found.severity ?? rule.severity);
    this.certainty = found.certainty ?? rule.certainty;
    this.message = found.message;
    this.scope = found.scope ?? place.span;
    this.standIn = found.standIn;
    this.related = found.related ?? [];
    this.equivalents = found.equivalents ?? rule.equivalents;
    this.#fixes = fixes;
  }

  get fixes(): readonly Fix[] {
    if (typeof this.#fixes === 'function') this.#fixes = this.#fixes();
    return this.#fixes;
  }
}

function placeOf(path: string | null, { at }: Found): Place {
  if (path === null) return { path, span: null };
  return at ? { path, span: at } : { path, span: null };
}

function byPlace(a: Finding, b: Finding): number {
  return (
    compare(a.place.path ?? '\uffff', b.place.path ?? '\uffff') ||
    (a.place.span?.start ?? -1) - (b.place.span?.start ?? -1) ||
    (a.place.span?.end ?? -1) - (b.place.span?.end ?? -1) ||
    compare(a.rule, b.rule)
  );
}

/** By code unit: the same on every machine. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The edits of a fix that change one file's text. */
export function textEditsOf(fix: Fix, path: string): readonly TextEdit[] {
  return fix.edits.filter((edit): edit is TextEdit => 'span' in edit && edit.path === path);
}
