/**
 * A fix as our client shows it: what it is called and how it is carried out, without its edits.
 */
import type { Fix } from '../../../rules/index.ts';
import type { FixSummary } from '../messages.ts';

export function summaryOf({ title, safety, needs, change, guide }: Fix): FixSummary {
  return {
    title,
    safety,
    asksGitHub: needs !== undefined,
    ...(change ? { change } : {}),
    ...(guide ? { guide } : {}),
  };
}
