/**
 * The days an entry waits, as far as the file says, and what is enough.
 */
import type { Severity } from '../../engine/finding.ts';
import { pairOf, type ScalarNode } from '../../engine/tree.ts';
import type { UpdateEntry } from '../../model/manifest/dependabot.ts';

/** A week: nearly every harmful release of 2025 and 2026 was noticed within days. */
export const enough = 7;

/** Three days or more catch most harmful releases: then a week is only tidier. */
export function severityOf(entry: UpdateEntry): Severity | undefined {
  const { defaultDays, isSecurityOnly } = entry;
  if (isSecurityOnly || !isReadable(entry)) return undefined;
  const byDefault = entry.isByKind ? enough : (daysOf(defaultDays) ?? 0);
  if (byDefault < few || shortKinds(entry).length > 0) return 'good-habit';
  return byDefault < enough ? 'tidy' : undefined;
}

/** False for a word that someone is typing. */
function isReadable({ defaultDays, daysByKind, cooldown, node }: UpdateEntry): boolean {
  const written = pairOf(node, 'cooldown')?.value;
  if (written && !cooldown && !(written.kind === 'scalar' && written.value === '')) return false;
  const named = [...(defaultDays ? [defaultDays] : []), ...daysByKind];
  return named.every((days) => daysOf(days) !== undefined);
}

/** Fewer days than this let most harmful releases through. */
export const few = 3;

export function shortKinds({ daysByKind }: UpdateEntry): readonly ScalarNode[] {
  return daysByKind.filter((days) => (daysOf(days) ?? few) < few);
}

/** Nothing for what is no number, such as a word that someone is typing. */
export function daysOf(scalar: ScalarNode | undefined): number | undefined {
  return scalar && /^\d+$/.test(scalar.value) ? Number(scalar.value) : undefined;
}

/** What the file says for all releases is short, but today no release waits by it. */
export function hasShortDefault(entry: UpdateEntry): boolean {
  return isReadable(entry) && (daysOf(entry.defaultDays) ?? 0) < enough;
}
