/**
 * What the team's file says of one rule or one finding. Reading the file is `config.ts`.
 */
import type { Config, RuleConfig } from './config.ts';
import type { Place } from './finding.ts';
import { matchesGlob } from './glob.ts';
import type { Rule } from './rule.ts';

/** The entry that counts for a finding: the rule's own before its family's; only where its paths match. */
export function ruleConfigFor(config: Config, { id, family }: Rule, place: Place): RuleConfig | undefined {
  if (place.path !== null && config.exclude.some((glob) => matchesGlob(place.path ?? '', glob))) return excluded;
  const entry = config.rules[id] ?? config.rules[`${family}/*`];
  if (!entry || entry.paths.length === 0) return entry;
  return place.path !== null && entry.paths.some((glob) => matchesGlob(place.path ?? '', glob)) ? entry : undefined;
}

const excluded: RuleConfig = { show: 'off', because: undefined, paths: [] };

/** Why a team needs neither this rule nor its item; nothing when it said no such thing. */
export function notNeededReason(config: Config, rule: Rule): string | undefined {
  const entry = config.rules[rule.id] ?? config.rules[`${rule.family}/*`];
  if (entry?.show === 'off' && entry.paths.length === 0)
    return entry.because ?? 'Switched off in .github/longhaul.yml.';
  return config.notNeeded[rule.id] ?? (rule.item ? config.notNeeded[rule.item] : undefined);
}
