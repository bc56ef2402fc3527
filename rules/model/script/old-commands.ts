/**
 * Workflow commands that GitHub replaced by files: `::set-output`, `::save-state`, `::set-env`, `::add-path`.
 * Sources: GitHub's "Workflow commands" and its changelog of October 2022.
 */
import type { Command, Shell } from './command.ts';
import { commandAt, quotingAt, readScript } from './script.ts';

export type OldName = 'set-output' | 'save-state' | 'set-env' | 'add-path';

/** All offsets are units of the script. */
export interface OldCommand {
  readonly name: OldName;
  /** What is set. An expression or a variable may stand in it. Absent for a folder, and where nothing names it. */
  readonly key: string | undefined;
  /** From the first colon to the last one before the value. */
  readonly start: number;
  readonly end: number;
  /** What prints it; absent in a here-document, and in languages we do not read. */
  readonly command: Command | undefined;
}

const opening = /::(?:(set-output|save-state|set-env)(?:[ \t]+name=([^\n]*?))?|(add-path))::/g;

/** Each place that gives one, in order; those in comments are none. */
export function oldCommandsIn(text: string, shell: Shell | undefined): readonly OldCommand[] {
  if (!/::(set-output|save-state|set-env|add-path)\b/.test(text)) return [];
  const script = readScript(text, shell);
  return [...text.matchAll(opening)].flatMap((match): OldCommand[] => {
    const { index, 0: whole, 1: named, 2: key } = match;
    const inComment = /^[ \t]*#/.test(text.slice(text.lastIndexOf('\n', index) + 1, index));
    if (quotingAt(script, index) === 'comment' || inComment) return [];
    return [
      {
        name: (named ?? 'add-path') as OldName,
        key: key?.trim() || undefined,
        start: index,
        end: index + whole.length,
        command: commandAt(script, index),
      },
    ];
  });
}
