/**
 * Commands that start an AI agent without a person: `claude -p`, `codex exec`, `gemini --yolo`.
 */
import { type Ability, type AgentProgram, agentPrograms, settingUp } from '../../data/ai-agents.ts';
import type { ScalarNode, Span } from '../../engine/tree.ts';
import type { Command, Word } from '../script/command.ts';
import { programOf } from '../script/command-program.ts';
import { scriptOf } from '../script/read-script.ts';
import { placeInScript } from '../script/script.ts';
import { shellOf } from '../workflow/shell.ts';
import type { Job, Step } from '../workflow/workflow.ts';
import type { AgentUse, Loosening } from './agent.ts';
import { gapOf } from './agent-options.ts';

export function agentCommandsIn(step: Step, run: ScalarNode, job: Job | undefined): readonly AgentUse[] {
  if (!mayStart.test(run.value)) return [];
  const { commands } = scriptOf(run, shellOf(step, job)).script;
  return commands.flatMap((command, index) => {
    const started = startedBy(command);
    if (!started) return [];
    const { program, words, name, at } = started;
    const loosenings = looseWords(program, words, at, run);
    return [
      {
        name,
        step,
        at: placeInScript(run, at.start, at.end),
        ability: abilityOf(program, words, loosenings),
        asksWriters: false,
        opening: undefined,
        loosenings,
        prompts: [],
        files: [],
        stretches: [stretchOf(commands, index, run)],
      },
    ];
  });
}

const mayStart = new RegExp(`(?<![\\w-])(${Object.keys(agentPrograms).join('|')})(?![\\w-])`);

interface Started {
  readonly program: AgentProgram;
  readonly name: string;
  /** The program's own word. */
  readonly at: Word;
  /** What stands behind it. */
  readonly words: readonly Word[];
}

function startedBy({ words }: Command): Started | undefined {
  const texts = words.map(({ text }) => text);
  const [written = ''] = programOf(texts);
  const name = written.replace(/(?<=.)@[^/]*$/, '');
  const program = Object.hasOwn(agentPrograms, name) ? agentPrograms[name] : undefined;
  const at = words[texts.indexOf(written)];
  if (!program || !at) return undefined;
  const behind = words.slice(words.indexOf(at) + 1);
  const first = behind[0]?.text ?? '';
  if (program.verbs ? !behind.some(({ text }) => program.verbs?.includes(text)) : settingUp.test(first))
    return undefined;
  return { program, name, at, words: behind };
}

/** From the first command of its pipe to its end, with the lines of a here-document. */
function stretchOf(commands: readonly Command[], index: number, run: ScalarNode): Span {
  let first = index;
  while (commands[first - 1]?.ended === '|') first--;
  const command = commands[index];
  const hasLines = command?.redirects.some(({ operator }) => operator === '<<') ?? false;
  return { start: commands[first]?.start ?? 0, end: hasLines ? run.value.length : (command?.end ?? 0) };
}

function abilityOf(program: AgentProgram, words: readonly Word[], loosenings: readonly Loosening[]): Ability {
  if (loosenings.length > 0) return 'commands';
  const hasTools = program.tools.some((option) => words.some((_, index) => lengthOf(option, words, index) > 0));
  return hasTools && program.ability === 'answers' ? 'tools' : program.ability;
}

function looseWords(
  program: AgentProgram,
  words: readonly Word[],
  before: Word,
  scalar: ScalarNode,
): readonly Loosening[] {
  return words.flatMap((word, index): readonly Loosening[] => {
    const start = (words[index - 1] ?? before).end;
    const option = program.unfenced.find((one) => lengthOf(one, words, index) > 0);
    if (option) {
      const end = words[index + lengthOf(option, words, index) - 1]?.end ?? word.end;
      return [{ words: option, kind: 'unfenced', scalar, start, from: word.start, end }];
    }
    const tool = /^--allowed-?tools$/i.test(words[index - 1]?.text ?? '') ? bareShell.exec(word.text)?.[0] : undefined;
    if (!tool) return [];
    // Alone in its list, it goes with the option in front of it.
    const isAlone = tool === word.text.trim();
    const gone = isAlone
      ? { start: (words[index - 2] ?? before).end, end: word.end }
      : withComma(scalar.value, word, tool);
    return [{ words: tool, kind: 'tool', scalar, ...gone, from: word.start }];
  });
}

/** The name in the list, with the comma that would be left over. */
function withComma(script: string, word: Word, tool: string): Span {
  const from = script.indexOf(tool, word.start);
  return gapOf(script, { start: from, end: from + tool.length });
}

const bareShell = /(?<=^|[\s,])(?:Bash(?:\(\s*:?\*\s*\))?|run_shell_command)(?=$|[\s,])/;

/** How many words an option takes up here: `--sandbox x` two, `--sandbox=x` one, none where it does not stand. */
function lengthOf(option: string, words: readonly Word[], index: number): number {
  const [name = '', value] = option.split(' ');
  const text = words[index]?.text ?? '';
  if (value === undefined)
    return text === name || (!/=/.test(name) && text.startsWith(`${name}=`) && !/=(false|0)$/.test(text)) ? 1 : 0;
  if (text === `${name}=${value}`) return 1;
  return text === name && words[index + 1]?.text === value ? 2 : 0;
}
