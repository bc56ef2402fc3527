/**
 * The ten rows of the checklist, in the order a newcomer should take them. Each is the fold of its rules' outcomes.
 * Titles are short: they share a side bar of 300 pixels with how much is to do.
 * Two of the rows no program can see: a person ticks those.
 */
import type { Outcome } from './finding.ts';

export const items = [
  { id: 'safe-account', title: 'Guard your account', group: 'secrets', byHand: true },
  { id: 'no-strangers-code', title: 'Keep strangers’ code out', group: 'builds', byHand: false },
  { id: 'small-keys', title: 'Limit what jobs may do', group: 'builds', byHand: false },
  { id: 'fixed-parts', title: 'Pin what you build with', group: 'builds', byHand: false },
  { id: 'publish-without-password', title: 'Publish without passwords', group: 'secrets', byHand: false },
  { id: 'no-secrets', title: 'Keep passwords out', group: 'secrets', byHand: false },
  { id: 'safe-main-branch', title: 'Forbid rewriting history', group: 'main-branch', byHand: false },
  { id: 'fresh-dependencies', title: 'Hear about updates', group: 'builds', byHand: false },
  { id: 'private-reports', title: 'Take reports in private', group: 'reports', byHand: false },
  { id: 'second-opinion', title: 'Find a second pair of eyes', group: 'main-branch', byHand: true },
] as const satisfies readonly { id: string; title: string; group: string; byHand: boolean }[];

export type Item = (typeof items)[number]['id'];

/** Any *to-do* → to-do, else any *unknown* → unknown; all *not-needed* → not-needed; else done. No rules: unknown. */
export function foldOutcomes(outcomes: readonly Outcome[]): Outcome {
  if (outcomes.includes('to-do')) return 'to-do';
  if (outcomes.length === 0 || outcomes.includes('unknown')) return 'unknown';
  return outcomes.every((outcome) => outcome === 'not-needed') ? 'not-needed' : 'done';
}
