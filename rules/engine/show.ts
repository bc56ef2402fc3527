/**
 * How much a person wants to see. It filters findings, never outcomes.
 */
import type { Finding } from './finding.ts';

export const shows = ['certain', 'likely', 'everything'] as const;
export type Show = (typeof shows)[number];

/** `certain`: certain ones without *tidy*. `likely`: also likely ones. `everything`: all. */
export function isShown({ certainty, severity }: Finding, show: Show): boolean {
  if (show === 'everything') return true;
  return severity !== 'tidy' && (certainty === 'certain' || (show === 'likely' && certainty === 'likely'));
}
