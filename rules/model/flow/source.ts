/**
 * What a follower of texts looks for: texts a stranger chooses, or names of a stranger's code. Both take the same ways through a workflow.
 */
import type { Certainty, Related } from '../../engine/finding.ts';
import type { Repository } from '../../engine/repository.ts';
import type { Span } from '../../engine/tree.ts';
import type { ContextExpression } from '../workflow/expression.ts';
import type { CarriedText, Standpoint } from './origin.ts';

export interface Source {
  readonly ofContext: (context: ContextExpression, wholeAsJson: boolean) => readonly CarriedText[];
  /** An output of a well-known action; names in lower case. The standpoint's step is the one that uses it. */
  readonly ofAction: (uses: string, output: string, from: Standpoint, repository: Repository) => Fetched | undefined;
  /** What the commands in a piece of script fetch or read by themselves. */
  readonly ofScript: (piece: Piece) => Fetched | undefined;
}

/** A stretch of the standpoint's script, in units of its text. */
export interface Piece extends Span {
  readonly script: string;
  readonly from: Standpoint;
  readonly repository: Repository;
}

export interface Fetched {
  readonly text: CarriedText;
  /** Lower than certain where the text may have been cut or checked on the way. */
  readonly certainty: Certainty;
  /** Where it came into the job, when that is a place of its own. */
  readonly hops?: readonly Related[];
}

export function textOf({ script, start, end }: Piece): string {
  return script.slice(start, end);
}
