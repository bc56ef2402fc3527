/**
 * Public reports of weaknesses and of harmful code in actions. Facts of GitHub's advisory database and of the maintainers' own reports,
 * complete until June 2026 and partly until September; newer ones are not known here.
 */
import table from './advisories.json' with { type: 'json' };

export interface Advisory {
  /** `GHSA-…`, or `INCIDENT-…` where GitHub had none. */
  readonly id: string;
  /** `owner/repo`, or with a path, in lower case. Without a path it holds for the paths below too. */
  readonly action: string;
  readonly severity: 'low' | 'moderate' | 'high' | 'critical';
  /** `vulnerable`: a weakness. The others: somebody put harmful code there. */
  readonly kind: 'vulnerable' | 'compromised' | 'imposter-commit';
  /** `from` ≤ version < `fixed`, or ≤ `last`; with neither, no mended version is known. */
  readonly ranges?: readonly { readonly from: string; readonly fixed?: string; readonly last?: string }[];
  /** Tags that were moved and put back, without `v`. */
  readonly versions?: readonly string[];
  /** Commits with harmful code, and those that only one source names. */
  readonly commits?: readonly string[];
  readonly reported?: readonly string[];
  /** Tags that still lead to harmful code. */
  readonly tags?: readonly string[];
  /** Tags that are reported to have led there; nobody says for how long. */
  readonly reportedTags?: readonly string[];
  readonly everyTag?: true;
  /** A release that is known to be clean. */
  readonly safe?: { readonly version: string; readonly sha: string };
}

/** `name`: `owner/repo`, in any case; `path`: the folder inside it. */
export function advisoriesOf(name: string, path: string): readonly Advisory[] {
  const whole = name.toLowerCase();
  return [...(byAction.get(whole) ?? []), ...(path ? (byAction.get(`${whole}/${path.toLowerCase()}`) ?? []) : [])];
}

const byAction = grouped(table.advisories as unknown as readonly Advisory[]);

function grouped(all: readonly Advisory[]): ReadonlyMap<string, readonly Advisory[]> {
  const groups = new Map<string, Advisory[]>();
  for (const one of all) groups.set(one.action, [...(groups.get(one.action) ?? []), one]);
  return groups;
}
