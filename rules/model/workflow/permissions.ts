/**
 * What a `permissions:` block gives a job's built-in key. Scopes and levels: GitHub's workflow syntax, "permissions".
 */
import type { Level } from '../../data/levels.ts';
import type { Node, Pair, ScalarNode } from '../../engine/tree.ts';

export type { Level } from '../../data/levels.ts';

export interface Permissions {
  readonly pair: Pair;
  /** `all`: `read-all` or `write-all`. `listed`: a mapping, whose missing scopes are `none`. */
  readonly form: 'all' | 'listed' | 'unclear';
  /** The level of every scope, for `all`. */
  readonly all: Level;
  readonly scopes: readonly Scope[];
}

export interface Scope {
  readonly name: string;
  readonly level: Level;
  readonly key: ScalarNode;
  readonly value: ScalarNode;
}

export function readPermissions(pair: Pair | undefined): Permissions | undefined {
  if (!pair) return undefined;
  const { value } = pair;
  if (value?.kind === 'map') {
    const scopes = value.pairs.flatMap(({ key, value: level }) => readScope(key, level));
    return { pair, form: scopes.length === value.pairs.length ? 'listed' : 'unclear', all: 'none', scopes };
  }
  const all = value?.kind === 'scalar' ? { 'read-all': 'read', 'write-all': 'write' }[value.value] : undefined;
  return { pair, form: all ? 'all' : 'unclear', all: (all as Level | undefined) ?? 'none', scopes: [] };
}

function readScope(key: ScalarNode, value: Node | undefined): Scope[] {
  if (value?.kind !== 'scalar' || !isLevel(value.value)) return [];
  return [{ name: key.value, level: value.value, key, value }];
}

function isLevel(text: string): text is Level {
  return text === 'none' || text === 'read' || text === 'write';
}

/** The level a block gives for one scope; absent when the block cannot be read. */
export function levelOf(permissions: Permissions, scope: string): Level | undefined {
  if (permissions.form === 'unclear') return undefined;
  if (permissions.form === 'all') return permissions.all;
  return permissions.scopes.find(({ name }) => name === scope)?.level ?? 'none';
}
