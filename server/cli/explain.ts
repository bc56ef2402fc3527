/**
 * `longhaul explain <check>`: the page of one check, for a terminal. Names of other tools are understood too.
 */
import { allRules, type Rule } from '../../rules/index.ts';
import { pageText } from '../disk-pages.ts';
import { pageAddress } from '../page-address.ts';
import { pageForTerminal } from './print-page.ts';
import { visible } from './visible.ts';

/** Exit code: 0, or 2 when there is no such check. */
export async function explain(args: readonly string[]): Promise<number> {
  const [name] = args;
  if (name === undefined || name.startsWith('-')) {
    console.log(
      `Say which check to explain. There are ${allRules.length}:\n\n${allRules.map(({ id, title }) => `  ${id.padEnd(28)}${title}`).join('\n')}`,
    );
    return name === undefined ? 2 : 0;
  }
  const rules = rulesNamed(name);
  if (rules.length === 0) {
    const near = nearest(name);
    const hint = near === undefined ? 'See them all: longhaul explain' : `Did you mean ${near}?`;
    console.error(`There is no check “${visible(name.slice(0, 60))}”. ${hint}`);
    return 2;
  }
  for (const { family, id, title } of rules) {
    const page = await pageText(family, id);
    console.log(
      page ? pageForTerminal(page, process.stdout.columns ?? 80) : `${title}. Read the page: ${pageAddress(id)}`,
    );
  }
  return 0;
}

/** By id; else by the name another tool has for it, with or without that tool's name. */
function rulesNamed(name: string): readonly Rule[] {
  const own = allRules.filter(({ id, family }) => id === name || `${family}/${id}` === name);
  if (own.length > 0) return own;
  const wanted = name.toLowerCase();
  return allRules.filter(({ equivalents }) =>
    equivalents.some((one) => [one, bareName(one)].some((known) => known.toLowerCase() === wanted)),
  );
}

/** The name that looks most alike, ours or another tool's; nothing when none looks alike. */
function nearest(name: string): string | undefined {
  const names = allRules.flatMap(({ id, equivalents }) => [id, ...equivalents.map(bareName)]);
  const found = names
    .map((one) => ({ one, away: distance(one, name.slice(0, 60)) }))
    .sort((a, b) => a.away - b.away)[0];
  return found && found.away <= Math.max(2, name.length / 2) ? found.one : undefined;
}

/** `unpinned-uses` of `zizmor:unpinned-uses`. */
function bareName(equivalent: string): string {
  return equivalent.slice(equivalent.indexOf(':') + 1);
}

/** Levenshtein distance, over names of a few dozen letters. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next[j] = Math.min(
        (row[j] ?? 0) + 1,
        (next[j - 1] ?? 0) + 1,
        (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1),
      );
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
