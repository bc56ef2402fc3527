/**
 * Workflow commands that GitHub replaced by files: `::set-output`, `::save-state`, `::set-env`, `::add-path`; and how each is written today.
 * Source: GitHub's "Workflow commands" and its changelog of October 2022.
 */
import type { Document } from '../../engine/document.ts';
import { replaceInScalar } from '../../engine/edit/yaml.ts';
import type { TextEdit } from '../../engine/finding.ts';
import type { ScalarNode } from '../../engine/tree.ts';
import type { Command, Shell } from './command.ts';
import { readScript } from './script.ts';

export type OldName = 'set-output' | 'save-state' | 'set-env' | 'add-path';

export interface OldCommand {
  readonly name: OldName;
  /** Units of the script. */
  readonly start: number;
  readonly end: number;
  /** The pieces to write over; absent where a person has to look. */
  readonly pieces: readonly { readonly start: number; readonly end: number; readonly text: string }[] | undefined;
}

const files = {
  'set-output': 'GITHUB_OUTPUT',
  'save-state': 'GITHUB_STATE',
  'set-env': 'GITHUB_ENV',
  'add-path': 'GITHUB_PATH',
};

export function oldCommandsIn(script: string, shell: Shell | undefined): readonly OldCommand[] {
  if (!/::(set-output|save-state|set-env|add-path)\b/.test(script)) return [];
  const { commands } = readScript(script, shell);
  if (commands.length === 0) return unread(script);
  return commands.flatMap((command) => {
    const text = script.slice(command.start, command.end);
    const opening = /::(set-output|save-state|set-env|add-path)(?:\s+name=([\w-]+))?\s*::/.exec(text);
    const holds = commands.some(
      (other) =>
        other !== command &&
        other.start > command.start &&
        other.end <= command.end &&
        script.slice(other.start, other.end).includes('::'),
    );
    if (!opening || (holds && !/^(echo|printf|write-output|write-host)$/i.test(command.words[0]?.text ?? '')))
      return [];
    const [whole, name = 'set-output', key] = opening;
    const at = command.start + opening.index;
    return [
      {
        name: name as OldName,
        start: command.start,
        end: command.end,
        pieces: rewrite(script, command, shell, { name: name as OldName, key, start: at, end: at + whole.length }),
      },
    ];
  });
}

interface Opening {
  readonly name: OldName;
  readonly key: string | undefined;
  readonly start: number;
  readonly end: number;
}

/** `echo "::set-output name=x::y"` becomes `echo "x=y" >> "$GITHUB_OUTPUT"`. */
function rewrite(
  script: string,
  command: Command,
  shell: Shell | undefined,
  { name, key, start, end }: Opening,
): OldCommand['pieces'] {
  const program = command.words[0]?.text.toLowerCase() ?? '';
  const isPowershell = shell === 'pwsh' || shell === 'powershell';
  const isPosix = shell === undefined || shell === 'bash' || shell === 'sh';
  if (!isPosix && !isPowershell) return undefined;
  if (program !== 'echo' && !(isPowershell && program === 'write-output')) return undefined;
  if (command.redirects.length > 0 || command.ended === '|' || (name !== 'add-path' && !key)) return undefined;
  const rest = script.slice(end, command.end);
  // Encoded line breaks are not decoded any more, and real ones need another form.
  if (/%0A|%25|\n|\\n/i.test(rest)) return undefined;
  const file = isPowershell ? `$env:${files[name]}` : `"$${files[name]}"`;
  return [
    { start, end, text: name === 'add-path' ? '' : `${key}=` },
    { start: command.end, end: command.end, text: ` >> ${file}` },
  ];
}

/** The edits that write today's form; none where a person has to look. A value on one line is written anew, since it may need other quotes. */
export function todaysForm(document: Document, run: ScalarNode, { pieces }: OldCommand): readonly TextEdit[] {
  const [first, second] = pieces ?? [];
  if (!pieces || !first || !second) return [];
  if (run.style === 'literal' || run.style === 'folded')
    return pieces.flatMap(({ start, end, text }) => [...replaceInScalar(document, run, start, end, text)]);
  const whole = first.text + run.value.slice(first.end, second.start) + second.text;
  return replaceInScalar(document, run, first.start, second.end, whole);
}

/** In other languages only the place is known. */
function unread(script: string): readonly OldCommand[] {
  return [...script.matchAll(/::(set-output|save-state|set-env|add-path)\b/g)].map(({ index, 0: whole, 1: name }) => ({
    name: (name ?? 'set-output') as OldName,
    start: index,
    end: index + whole.length,
    pieces: undefined,
  }));
}
