/**
 * What a rule is. One rule is one folder; `rule.ts` there exports one of these as `rule`.
 * A rule is synchronous, keeps no state and has no effects: the same input gives the same findings.
 */
import type { Document } from './document.ts';
import type { Certainty, Equivalent, Family, Fix, Outcome, Related, Severity } from './finding.ts';
import type { Item } from './items.ts';
import type { Kind } from './kinds.ts';
import type { Repository } from './repository.ts';
import type { Span } from './tree.ts';

/** What a rule yields. Whatever is left out is taken from the rule itself. */
export interface Found {
  /** The smallest piece that carries the problem; `null` for a file that is missing or a setting. */
  readonly at: Span | null;
  /** The file, where it is not the document that was handed in. For a missing file: where it should be. */
  readonly path?: string;
  readonly message: string;
  readonly severity?: Severity;
  readonly certainty?: Certainty;
  readonly equivalents?: readonly Equivalent[];
  /** The step or entry around the place: an ignore comment on any of its lines counts. */
  readonly scope?: Span;
  /** See `Finding.standIn`. */
  readonly standIn?: string;
  readonly related?: readonly Related[];
  /** As a function where making them takes work: most findings are looked at by nobody. Called once, when somebody asks. */
  readonly fixes?: readonly Fix[] | (() => readonly Fix[]);
}

interface About {
  /** An instruction, verb first, two to four words, no jargon. It never changes once released. */
  readonly id: string;
  readonly family: Family;
  /** The page's title: an instruction of at most eight words. */
  readonly title: string;
  readonly severity: Severity;
  readonly certainty: Certainty;
  readonly effort: 'one click' | '5 minutes' | 'an hour' | 'an afternoon';
  /** The row of the checklist this rule counts for. */
  readonly item: Item | null;
  readonly equivalents: readonly Equivalent[];
}

/** Sees one document at a time; may look at the rest of the repository, never change its mind about absence in it. */
export interface DocumentRule extends About {
  readonly reads: readonly Kind[];
  /** It can say something only after GitHub was asked about the actions; until then nobody can tell. */
  readonly needsActionFacts?: true;
  check(document: Document, repository: Repository): Iterable<Found>;
}

/** Sees the whole repository, once. Says an outcome instead when the rule does not apply or cannot know. */
export interface RepositoryRule extends About {
  readonly reads: 'repository' | 'settings';
  check(repository: Repository): Iterable<Found> | Extract<Outcome, 'unknown' | 'not-needed'>;
}

export type Rule = DocumentRule | RepositoryRule;

export function readsDocuments(rule: Rule): rule is DocumentRule {
  return typeof rule.reads !== 'string';
}
