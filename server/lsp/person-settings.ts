/**
 * What a person prefers, read from their editor for one file at a time. It can only quieten further what the team's file says:
 * `loud` takes back a person's own word, never the team's.
 */
import { type Finding, isShown, type Show, shows } from '../../rules/index.ts';

export interface PersonSettings {
  readonly show: Show;
  readonly checkWhile: 'typing' | 'saving';
  /** A line above each job that says what it can do. */
  readonly jobRights: boolean;
  /** By rule id or `family/*`; the rule's own word counts more. */
  readonly rules: Readonly<Record<string, Loudness>>;
}

export type Loudness = 'off' | 'quiet' | 'loud';

export const defaultSettings: PersonSettings = { show: 'certain', checkWhile: 'typing', jobRights: false, rules: {} };

/** From whatever an editor sends for the section `longhaul`. What is not understood is left at its default. */
export function readPersonSettings(section: unknown): PersonSettings {
  if (typeof section !== 'object' || section === null) return defaultSettings;
  const { show, checkWhile, hints, rules } = section as Readonly<Record<string, unknown>>;
  return {
    show: shows.find((value) => value === show) ?? defaultSettings.show,
    checkWhile: checkWhile === 'saving' ? 'saving' : 'typing',
    jobRights: (hints as { readonly jobRights?: unknown } | null | undefined)?.jobRights === true,
    rules: typeof rules === 'object' && rules !== null ? readLoudness(rules) : {},
  };
}

function readLoudness(rules: object): PersonSettings['rules'] {
  return Object.fromEntries(
    Object.entries(rules).filter(
      (entry): entry is [string, Loudness] => entry[1] === 'off' || entry[1] === 'quiet' || entry[1] === 'loud',
    ),
  );
}

/** What this person wants to see, as loud as they want it. */
export function shownTo({ show, rules }: PersonSettings, findings: readonly Finding[]): readonly Finding[] {
  return findings.flatMap((finding) => {
    const loudness = rules[finding.rule] ?? rules[`${finding.family}/*`];
    if (loudness === 'off') return [];
    const heard: Finding = loudness === 'quiet' ? { ...finding, severity: 'tidy', fixes: finding.fixes } : finding;
    return isShown(heard, show) ? [heard] : [];
  });
}
