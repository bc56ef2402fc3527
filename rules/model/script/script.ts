/**
 * Reads a script well enough to know its commands and how each place is quoted. It never fails: what it cannot understand
 * becomes words. `${{ … }}` is one opaque piece, since GitHub fills it in before any shell sees the script.
 */
import { type ScalarNode, type Span, sourceOf } from '../../engine/tree.ts';
import { readCmd } from './cmd.ts';
import type { Command, Quoting, Script, Shell } from './command.ts';
import { readPosix } from './posix.ts';
import { readPowershell } from './powershell.ts';

/** Absent `shell`: nobody knows, and it is read as bash. */
export function readScript(script: string, shell: Shell | undefined): Script {
  switch (shell) {
    case 'pwsh':
    case 'powershell':
      return readPowershell(script);
    case 'cmd':
      return readCmd(script);
    case 'python':
    case 'other':
      return { commands: [], regions: [{ start: 0, quoting: 'unknown' }] };
    default:
      return readPosix(script);
  }
}

export function commandsIn(script: string, shell: Shell | undefined): readonly Command[] {
  return readScript(script, shell).commands;
}

/** How the shell reads what stands at an offset of the script. */
export function quotingAt({ regions }: Script, offset: number): Quoting {
  return regions[lastStarting(regions, offset)]?.quoting ?? 'unknown';
}

/** The stretch of one kind of quoting around an offset: where it begins, and where the next one does. */
export function stretchAt({ regions }: Script, offset: number, text: string): Span {
  const index = lastStarting(regions, offset);
  return { start: regions[index]?.start ?? 0, end: regions[index + 1]?.start ?? text.length };
}

/** The index of the last one that begins at or before an offset; 0 when none does. They stand in order. */
function lastStarting(ordered: readonly { readonly start: number }[], offset: number): number {
  let low = 0;
  let high = ordered.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((ordered[middle]?.start ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The command whose here-document holds an offset: the last one before it that opens any. */
export function heredocOwner({ commands }: Script, offset: number): Command | undefined {
  for (let index = lastStarting(commands, offset); index >= 0; index--) {
    const command = commands[index];
    if (command && command.start < offset && command.redirects.some(({ operator }) => operator === '<<'))
      return command;
  }
  return undefined;
}

/** The command that holds an offset, the innermost one: the last that begins before it and has not ended. */
export function commandAt({ commands }: Script, offset: number): Command | undefined {
  let low = 0;
  let high = commands.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((commands[middle]?.start ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  for (let index = low - 1; index >= Math.max(0, low - mostNested); index--) {
    const command = commands[index];
    if (command && command.end > offset) return command;
  }
  return undefined;
}

/** Commands inside one word that are looked at: people write two or three. */
const mostNested = 200;

/** Where a stretch of a script stands in the file, without the line end that a half-written last word takes along. */
export function placeInScript(script: ScalarNode, start: number, end: number): Span {
  return sourceOf(script, start, Math.max(start, Math.min(end, script.value.trimEnd().length)));
}
