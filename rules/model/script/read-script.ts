/**
 * The script of a scalar, read once: its commands, its `${{ }}` and what it hands to later steps. Two scalars with one text share it.
 */

import { rememberTexts } from '../../engine/remember.ts';
import type { ScalarNode } from '../../engine/tree.ts';
import { type Interpolation, interpolationsIn } from '../workflow/expression.ts';
import type { Script, Shell } from './command.ts';
import { readScript } from './script.ts';
import { type Write, writesIn } from './writes.ts';

export interface ReadScript {
  readonly text: string;
  readonly shell: Shell | undefined;
  readonly script: Script;
  readonly writes: readonly Write[];
}

const readers = new Map<Shell | undefined, (text: string) => ReadScript>();

export function scriptOf(scalar: ScalarNode, shell: Shell | undefined): ReadScript {
  let reader = readers.get(shell);
  if (!reader) {
    reader = rememberTexts((text) => read(text, shell));
    readers.set(shell, reader);
  }
  return reader(scalar.value);
}

function read(text: string, shell: Shell | undefined): ReadScript {
  const script = readScript(text, shell);
  return { text, shell, script, writes: writesIn(text, script) };
}

/** As `interpolationsIn`, read once. */
export function interpolationsOf(scalar: ScalarNode): readonly Interpolation[] {
  return scalar.value.includes('${{') ? interpolations(scalar.value) : none;
}

const interpolations = rememberTexts(interpolationsIn);
const none: readonly Interpolation[] = [];
