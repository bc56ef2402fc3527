/**
 * What the parts of the follower need of each other. `flow.ts` is the follower; scripts and actions have files of their own.
 */
import type { Related } from '../../engine/finding.ts';
import type { Repository } from '../../engine/repository.ts';
import type { ScalarNode, Span } from '../../engine/tree.ts';
import type { Expression } from '../workflow/expression.ts';
import { carried, type Origin, type Standpoint } from './origin.ts';
import type { Source } from './source.ts';

export interface Follow {
  readonly repository: Repository;
  readonly source: Source;
  readonly expression: (expression: Expression | undefined, from: Standpoint, depth: number) => readonly Origin[];
  /** A variable of `env:`, or one that an earlier step wrote to GITHUB_ENV. In lower case. */
  readonly variable: (name: string, from: Standpoint, depth: number) => readonly Origin[];
  /** Texts in the `${{ }}` of a scalar, with a hop that says where they were put. */
  readonly scalar: (scalar: ScalarNode, from: Standpoint, depth: number, hop: Related) => readonly Origin[];
}

export function hopAt({ document }: Standpoint, span: Span, message: string): Related {
  return { place: { path: document.path, span }, message };
}

export function withHop(origins: readonly Origin[], hop: Related): readonly Origin[] {
  return origins.map((origin) => ({ ...origin, hops: [...origin.hops, hop] }));
}

/** The texts of a context that is named without `${{ }}`: by a variable of the runner, or by a script. */
export function namedContext(source: Source, path: string): readonly Origin[] {
  return carried(source.ofContext({ kind: 'context', path: path.split('.'), computed: [], start: 0, end: 0 }, false));
}
