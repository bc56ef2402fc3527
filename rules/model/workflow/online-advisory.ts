/**
 * The reports about an action: those that come with Longhaul, and those that GitHub told of when a person asked.
 */
import { type Advisory, advisoriesOf } from '../../data/advisories.ts';
import type { Facts, OnlineAdvisory } from '../../engine/facts.ts';
import { factsOf } from './action-facts.ts';
import type { RepositoryUses } from './uses.ts';

/** The bundled one where both know it, since it says more. */
export function reportsFor({ name, path }: Pick<RepositoryUses, 'name' | 'path'>, facts: Facts): readonly Advisory[] {
  const bundled = advisoriesOf(name, path);
  const told = factsOf(facts, name)?.advisories ?? [];
  const newer = told.filter(({ id }) => !bundled.some((one) => one.id === id));
  return newer.length === 0 ? bundled : [...bundled, ...newer.map((one) => fromGitHub(one, name))];
}

/** `>= 1.0.0, < 1.2.3`, `<= 2`, `= 1.4`. */
function fromGitHub({ id, severity, range, fixed }: OnlineAdvisory, name: string): Advisory {
  const bound = (sign: string) => new RegExp(`(?:^|,)\\s*${sign}\\s*v?([\\w.+-]+)`).exec(range)?.[1];
  const about = { id, action: name.toLowerCase(), severity, kind: 'vulnerable' } as const;
  const only = bound('=');
  if (only) return { ...about, ranges: [{ from: only, last: only, ...(fixed ? { fixed } : {}) }] };
  const last = bound('<=');
  const end = bound('<(?!=)') ?? fixed;
  const limit = last === undefined ? (end === undefined ? {} : { fixed: end }) : { last, ...(fixed ? { fixed } : {}) };
  return { ...about, ranges: [{ from: bound('>=') ?? bound('>') ?? '0', ...limit }] };
}
