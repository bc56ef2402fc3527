/**
 * Options, lists of tools and settings that are written as the text of an input: which of them let an agent run any command.
 */
import { type Ability, agentPrograms } from '../../data/ai-agents.ts';
import type { ScalarNode, Span } from '../../engine/tree.ts';
import type { Loosening } from './agent.ts';

/** Flags that skip every question, a mode of settings that does so, and `Bash` without a list of commands. */
export function looseParts(scalar: ScalarNode, input: string): readonly Loosening[] {
  const { value } = scalar;
  const unfenced = [...flags, freeMode].flatMap((pattern) =>
    partsLike(value, pattern).map((part): Loosening => ({ ...part, kind: 'unfenced', scalar, input })),
  );
  const tools = namesTools(input, value)
    ? partsLike(value, bareShell).map(
        (part): Loosening => ({
          ...part,
          ...gapOf(value, { start: part.from, end: part.end }),
          kind: 'tool',
          scalar,
          input,
        }),
      )
    : [];
  return [...unfenced, ...tools].sort((one, other) => one.from - other.from);
}

const flags = [...new Set(Object.values(agentPrograms).flatMap(({ unfenced }) => unfenced))]
  .filter((flag) => /^--.*(danger|bypass|yolo)/.test(flag))
  .map((flag) => {
    const [name = '', wanted] = flag.split(' ');
    const behind = wanted ? `[\\s=]+["']?${wanted}["']?` : '';
    return new RegExp(`(?<![\\w-])${name}${behind}(?![\\w-])`, 'g');
  });

const freeMode = /["']?defaultMode["']?\s*:\s*["']bypassPermissions["']/g;

/** `Bash` alone, or with a star: any command. With a list behind it, such as `Bash(gh issue view:*)`, only those. */
const bareShell = /(?<=^|[\s,"'=[])(?:Bash(?:\(\s*(?::?\*)?\s*\))?|run_shell_command)(?=$|[\s,"'\]])/g;

/** Denied tools are listed the same way, and are left out below. */
function namesTools(input: string, value: string): boolean {
  return /allowed_?tools/i.test(input) || /--allowed-?tools/i.test(value) || /["']allow["']\s*:/.test(value);
}

function partsLike(value: string, pattern: RegExp): readonly Pick<Loosening, 'words' | 'start' | 'end' | 'from'>[] {
  return [...value.matchAll(pattern)].flatMap(({ 0: words, index }) => {
    const before = value.slice(0, index);
    if (/--disallowed-?tools[^-]*$|["']deny["']\s*:\s*\[[^\]]*$/i.test(before)) return [];
    const blanks = /[ \t]*$/.exec(before)?.[0].length ?? 0;
    return [{ words, from: index, start: index - blanks, end: index + words.length }];
  });
}

/** An item of a list with the comma that would be left over without it. */
export function gapOf(text: string, { start, end }: Span): Span {
  const behind = /^,[ \t]*/.exec(text.slice(end))?.[0].length ?? 0;
  if (behind > 0) return { start, end: end + behind };
  const before = /,[ \t]*$/.exec(text.slice(0, start))?.[0].length ?? 0;
  return { start: start - before, end };
}

/** A text that gives the agent tools. */
export function isUnfencedList(value: string): boolean {
  return (
    /--allowed-?tools|--permission-mode|--mcp-config|["']allow["']\s*:/i.test(value) ||
    /^[\w(),:* -]*\b(Bash|Edit|Write|mcp__\w+)/.test(value)
  );
}

/** What settings leave to the Gemini program, which is started without any question; absent where they list no tools. */
export function settingsAbility(settings: string): Ability | undefined {
  const list = /"(?:coreTools|core)"\s*:\s*\[([^\]]*)\]/.exec(settings)?.[1];
  if (list === undefined) return undefined;
  const commands = [...list.matchAll(/"run_shell_command(?:\(([^)]*)\))?"/g)].map(([, only]) => only);
  if (commands.includes(undefined)) return 'commands';
  return commands.every((only) => /^(echo|cat|ls|pwd|jq|grep|head|tail|wc)\b/.test(only ?? '')) &&
    !/mcp|write|replace/.test(list)
    ? 'answers'
    : 'tools';
}
