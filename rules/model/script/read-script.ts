/**
 * The script of a scalar, read once: its commands, its `${{ }}` and what it hands to later steps.
 */

import { remember } from '../../engine/remember.ts';
import type { ScalarNode } from '../../engine/tree.ts';
import { type Interpolation, interpolationsIn } from '../workflow/expression.ts';
import type { Script, Shell } from './command.ts';
import { readScript } from './script.ts';
import { type Write, writesIn } from './writes.ts';

export interface ReadScript {
  readonly shell: Shell | undefined;
  readonly script: Script;
  readonly writes: readonly Write[];
}

/** One for each shell it may be read by, which is nearly always one. */
const readings = remember((_: ScalarNode): ReadScript[] => []);

export function scriptOf(scalar: ScalarNode, shell: Shell | undefined): ReadScript {
  const known = readings(scalar);
  const found = known.find((one) => one.shell === shell);
  if (found) return found;
  const script = readScript(scalar.value, shell);
  const read = { shell, script, writes: writesIn(scalar.value, script) };
  known.push(read);
  return read;
}

/** As `interpolationsIn`, read once. */
export function interpolationsOf(scalar: ScalarNode): readonly Interpolation[] {
  return scalar.value.includes('${{') ? interpolations(scalar) : none;
}

const interpolations = remember(interpolationsIn);
const none: readonly Interpolation[] = [];
