/**
 * Which public reports hold for an action as it is named: by its commit, by its tag, or by the version that the catalogue or a
 * comment gives the commit. The reports come with Longhaul, or are handed in by whoever fetched newer ones.
 */
import { tagsAt } from '../../data/actions.ts';
import { type Advisory, advisoriesOf } from '../../data/advisories.ts';
import type { Document } from '../../engine/document.ts';
import type { Certainty, Severity } from '../../engine/finding.ts';
import { isCommit, type RepositoryUses } from './uses.ts';
import { versionCommentBehind } from './version-comment.ts';
import { compareVersions, newestIn, readVersion, type Version } from './version-order.ts';

export interface AdvisoryMatch {
  readonly advisory: Advisory;
  readonly severity: Severity;
  readonly certainty: Certainty;
  /**
   * `harmful`: this commit or tag carries code that somebody slipped in. `once-moved`: a tag of this version led to such code for a while;
   * `not-moved`: this commit is the true one of such a version. `weak`: the code has a mistake.
   */
  readonly as: 'harmful' | 'once-moved' | 'not-moved' | 'weak';
  /** The first version without any of the reports, without `v`; absent where none is known. */
  readonly fixed: string | undefined;
}

/** The report that weighs most, out of those handed in: the bundled ones where nothing is said. */
export function worstMatch(
  document: Document,
  uses: RepositoryUses,
  advisories: readonly Advisory[] = advisoriesOf(uses.name, uses.path),
): AdvisoryMatch | undefined {
  if (advisories.length === 0) return undefined;
  const named = versionNamed(document, uses);
  const matches = advisories.flatMap((advisory) => matchOf(advisory, uses, named) ?? []);
  const [worst] = matches.sort((a, b) => rank(a) - rank(b));
  if (!worst) return undefined;
  const clean = named && worst.as !== 'harmful' ? firstClean(named.version, advisories) : lastFixed(advisories);
  return { ...worst, fixed: (worst.as === 'harmful' ? worst.advisory.safe?.version : undefined) ?? clean };
}

function rank({ severity, certainty }: Match): number {
  return (
    ['fix-now', 'worth-fixing', 'good-habit', 'tidy'].indexOf(severity) +
    4 * ['certain', 'likely', 'possible'].indexOf(certainty)
  );
}

type Match = Omit<AdvisoryMatch, 'fixed'>;

function matchOf(advisory: Advisory, uses: RepositoryUses, named: Named | undefined): Match | undefined {
  const ref = uses.ref.toLowerCase();
  const harmful = (certainty: Certainty): Match => ({ advisory, severity: 'fix-now', certainty, as: 'harmful' });
  if (advisory.commits?.includes(ref)) return harmful('certain');
  if (advisory.reported?.includes(ref)) return harmful('likely');
  if (!isCommit(ref) && (advisory.everyTag || advisory.tags?.includes(uses.ref))) return harmful('certain');
  if (advisory.reportedTags?.includes(uses.ref)) return harmful('likely');
  // A tag that was put back: the advisory names it as written, `1` is not `1.0.0`.
  if (advisory.versions?.includes(ref.replace(/^v/, '')))
    return { advisory, severity: 'good-habit', certainty: 'possible', as: 'once-moved' };
  if (!named || !rangeOf(advisory, named.version)) return undefined;
  if (advisory.kind === 'vulnerable')
    return {
      advisory,
      severity: advisory.severity === 'low' ? 'good-habit' : 'worth-fixing',
      certainty: named.certainty,
      as: 'weak',
    };
  // Whoever moved the tags did not change the commits: a pin to the true one never ran anything else.
  return isCommit(ref)
    ? { advisory, severity: 'good-habit', certainty: 'possible', as: 'not-moved' }
    : { advisory, severity: 'worth-fixing', certainty: named.certainty, as: 'once-moved' };
}

interface Named {
  readonly version: Version;
  readonly certainty: Certainty;
}

function versionNamed(document: Document, uses: RepositoryUses): Named | undefined {
  if (!isCommit(uses.ref)) {
    const version = readVersion(uses.ref);
    return version && { version: newestIn(version), certainty: 'certain' };
  }
  const known = readVersion(tagsAt(uses.name, uses.ref)[0] ?? '');
  if (known) return { version: known, certainty: 'certain' };
  const said = readVersion(versionCommentBehind(document, uses)?.version ?? '');
  return said && { version: newestIn(said), certainty: 'likely' };
}

type Range = NonNullable<Advisory['ranges']>[number];

function rangeOf({ ranges = [] }: Advisory, version: Version): Range | undefined {
  return ranges.find(({ from, fixed, last }) => {
    if (compareVersions(version, readVersion(from)) < 0) return false;
    if (fixed !== undefined) return compareVersions(version, readVersion(fixed)) < 0;
    return last === undefined || compareVersions(version, readVersion(last)) <= 0;
  });
}

/** Goes from one mended version to the next, until no report holds for it. Nothing where one of them was never mended. */
function firstClean(version: Version, advisories: readonly Advisory[]): string | undefined {
  let clean: string | undefined;
  let here = version;
  for (let round = 0; round <= advisories.length; round++) {
    const ranges = advisories.flatMap((advisory) => rangeOf(advisory, here) ?? []);
    if (ranges.length === 0) break;
    const next = newestOf(ranges.map(({ fixed }) => fixed));
    const reached = next && ranges.every(({ fixed }) => fixed !== undefined) ? readVersion(next) : undefined;
    if (!reached) return undefined;
    [clean, here] = [next, reached];
  }
  return clean;
}

/** For code whose version says nothing: the newest version that mends any of the reports. */
function lastFixed(advisories: readonly Advisory[]): string | undefined {
  return newestOf(advisories.flatMap(({ ranges = [] }) => ranges.map(({ fixed }) => fixed)));
}

function newestOf(versions: readonly (string | undefined)[]): string | undefined {
  return versions
    .filter((version) => version !== undefined)
    .sort((a, b) => compareVersions(readVersion(b), readVersion(a)))[0];
}
