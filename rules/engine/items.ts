/**
 * The ten rows of the checklist, in the order a newcomer should take them. Each is the fold of its rules' outcomes.
 * Two of them no program can see: a person ticks those.
 */
import type { Outcome } from './finding.ts';

export const items = [
  { id: 'safe-account', title: 'Make your account hard to steal', group: 'secrets', byHand: true },
  { id: 'no-strangers-code', title: 'Keep strangers’ code away from your secrets', group: 'builds', byHand: false },
  { id: 'small-keys', title: 'Give each job only the rights it needs', group: 'builds', byHand: false },
  { id: 'fixed-parts', title: 'Build with parts you have chosen', group: 'builds', byHand: false },
  { id: 'publish-without-password', title: 'Publish without a stored password', group: 'secrets', byHand: false },
  { id: 'no-secrets', title: 'Keep passwords out of the repository', group: 'secrets', byHand: false },
  { id: 'safe-main-branch', title: 'Stop anyone from rewriting your main branch', group: 'main-branch', byHand: false },
  { id: 'fresh-dependencies', title: 'Hear about weak spots in what you use', group: 'main-branch', byHand: false },
  { id: 'private-reports', title: 'Let people report a problem in private', group: 'reports', byHand: false },
  { id: 'second-opinion', title: 'Let a second pair of eyes look', group: 'main-branch', byHand: true },
] as const satisfies readonly { id: string; title: string; group: string; byHand: boolean }[];

export type Item = (typeof items)[number]['id'];

/** Any *to-do* → to-do, else any *unknown* → unknown; all *not-needed* → not-needed; else done. No rules: unknown. */
export function foldOutcomes(outcomes: readonly Outcome[]): Outcome {
  if (outcomes.includes('to-do')) return 'to-do';
  if (outcomes.length === 0 || outcomes.includes('unknown')) return 'unknown';
  return outcomes.every((outcome) => outcome === 'not-needed') ? 'not-needed' : 'done';
}
