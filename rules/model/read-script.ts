/**
 * The script of a scalar, read once: its commands, its `${{ }}` and what it hands to later steps.
 */
import type { ScalarNode } from '../engine/tree.ts';
import type { Script, Shell } from './command.ts';
import { type Interpolation, interpolationsIn } from './expression.ts';
import { remember } from './remember.ts';
import { readScript } from './script.ts';
import { type Write, writesIn } from './writes.ts';

export interface ReadScript {
  readonly script: Script;
  readonly writes: readonly Write[];
}

const byShell = remember((_: ScalarNode) => new Map<Shell | undefined, ReadScript>());

export function scriptOf(scalar: ScalarNode, shell: Shell | undefined): ReadScript {
  const known = byShell(scalar);
  const script = known.get(shell)?.script ?? readScript(scalar.value, shell);
  const read = known.get(shell) ?? { script, writes: writesIn(scalar.value, script) };
  known.set(shell, read);
  return read;
}

/** As `interpolationsIn`, read once. */
export const interpolationsOf: (scalar: ScalarNode) => readonly Interpolation[] = remember(interpolationsIn);
