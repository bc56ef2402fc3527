/**
 * One sign: where it stands, what it says about the repository, and how sure it is.
 */
import type { Certainty, Equivalent, Severity } from '../../engine/finding.ts';
import type { Span } from '../../engine/tree.ts';
import type { Job, Step } from '../../model/workflow/workflow.ts';

export interface Sign {
  readonly at: Span;
  readonly message: string;
  readonly severity: Severity;
  readonly certainty: Certainty;
  readonly equivalents: readonly Equivalent[];
  /** It is a script in code letters, of which nobody knows what it does. */
  readonly isCoded?: boolean;
  /** The step it is in, with its job, where it is in one. */
  readonly step?: Step;
  readonly job?: Job | undefined;
}

export const worm: Pick<Sign, 'severity' | 'certainty' | 'equivalents'> = {
  severity: 'fix-now',
  certainty: 'certain',
  equivalents: ['pipeline-check:GHA-056'],
};
