/**
 * Which reports hold for an action as it is named: by its commit, by its tag, or by the version that the catalogue or a comment gives the commit.
 */

import { tagsAt } from '../../data/actions.ts';
import { type Advisory, advisoriesOf } from '../../data/advisories.ts';
import type { Document } from '../../engine/document.ts';
import type { Facts, OnlineAdvisory } from '../../engine/facts.ts';
import type { Certainty, Severity } from '../../engine/finding.ts';
import { factsOf } from '../../model/workflow/action-facts.ts';
import { isCommit, type RepositoryUses, type Uses } from '../../model/workflow/uses.ts';
import { compareVersions, newestIn, readVersion, type Version } from './versions.ts';

export interface Report {
  readonly advisory: Advisory;
  readonly severity: Severity;
  readonly certainty: Certainty;
  readonly isHarmful: boolean;
  /** The highest version that mends one of the reports; absent where none is known. */
  readonly fixed: string | undefined;
}

export function worstReport(document: Document, uses: RepositoryUses & Uses, facts: Facts): Report | undefined {
  const bundled = advisoriesOf(uses.name, uses.path);
  const newer = factsOf(facts, uses.name)?.advisories?.filter(({ id }) => !bundled.some((one) => one.id === id)) ?? [];
  const reports = [...bundled, ...newer.map((one) => fromGitHub(one, uses.name))].flatMap(
    (advisory) => reportFor(advisory, document, uses) ?? [],
  );
  const [worst] = [...reports].sort((a, b) => rank(a) - rank(b));
  const fixed = reports
    .flatMap((report) => report.fixed ?? [])
    .sort((a, b) => compareVersions(readVersion(b), readVersion(a)))[0];
  return worst && { ...worst, fixed };
}

/** `>= 1.0.0, < 1.2.3`, `<= 2`, `= 1.4`. */
function fromGitHub({ id, severity, range, fixed }: OnlineAdvisory, name: string): Advisory {
  const bound = (sign: string) => new RegExp(`(?:^|,)\\s*${sign}\\s*v?([\\w.+-]+)`).exec(range)?.[1];
  const only = bound('=');
  const from = bound('>=') ?? bound('>') ?? '0';
  const last = bound('<=');
  const before = bound('<(?!=)') ?? fixed;
  const limits =
    last === undefined ? (before === undefined ? {} : { fixed: before }) : { last, ...(fixed ? { fixed } : {}) };
  const about = { id, action: name.toLowerCase(), severity, kind: 'vulnerable' } as const;
  return only ? { ...about, versions: [only] } : { ...about, ranges: [{ from, ...limits }] };
}

function rank({ severity, certainty }: Report): number {
  return (
    ['fix-now', 'worth-fixing', 'good-habit', 'tidy'].indexOf(severity) +
    4 * ['certain', 'likely', 'possible'].indexOf(certainty)
  );
}

function reportFor(advisory: Advisory, document: Document, uses: RepositoryUses & Uses): Report | undefined {
  const ref = uses.ref.toLowerCase();
  const fixed = advisory.safe?.version ?? advisory.ranges?.flatMap((range) => range.fixed ?? []).at(-1);
  const harmful = (certainty: Certainty): Report => ({
    advisory,
    severity: 'fix-now',
    certainty,
    isHarmful: true,
    fixed,
  });
  if (advisory.commits?.includes(ref)) return harmful('certain');
  if (advisory.reported?.includes(ref)) return harmful('likely');
  if (!isCommit(ref) && (advisory.everyTag || advisory.tags?.includes(uses.ref))) return harmful('certain');
  const named = versionNamed(document, uses);
  if (!named || !isAffected(advisory, named.version)) return undefined;
  const severity: Severity = advisory.severity === 'low' ? 'good-habit' : 'worth-fixing';
  return { advisory, severity, certainty: named.certainty, isHarmful: false, fixed };
}

interface Named {
  readonly version: Version;
  readonly certainty: Certainty;
}

function versionNamed({ text }: Document, { name, ref, refAt }: RepositoryUses): Named | undefined {
  if (!isCommit(ref)) {
    const version = readVersion(ref);
    return version && { version: newestIn(version), certainty: 'certain' };
  }
  const known = readVersion(tagsAt(name, ref)[0] ?? '');
  if (known) return { version: known, certainty: 'certain' };
  const line = text.slice(refAt.end, text.indexOf('\n', refAt.end) < 0 ? text.length : text.indexOf('\n', refAt.end));
  const said = readVersion(/#\s*(?:tag=|ver(?:sion)?\s*[:=]\s*)?(v?\d+\.\d+(?:\.\d+)?)\b/.exec(line)?.[1] ?? '');
  return said && { version: said, certainty: 'likely' };
}

function isAffected({ ranges = [], versions = [] }: Advisory, version: Version): boolean {
  const isNamed = versions.some((one) => compareVersions(readVersion(one), version) === 0);
  return (
    isNamed ||
    ranges.some(({ from, fixed, last }) => {
      if (compareVersions(version, readVersion(from)) < 0) return false;
      if (fixed !== undefined) return compareVersions(version, readVersion(fixed)) < 0;
      return last === undefined || compareVersions(version, readVersion(last)) <= 0;
    })
  );
}
