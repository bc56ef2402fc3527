/**
 * Puts a command in the place of an action: `uses` and `with` go, `run` and its variables come. Comments, name, id and condition stay.
 */
import type { Document } from '../../engine/document.ts';
import { columnOf } from '../../engine/edit/text-lines.ts';
import { indentStepOf, plainOrQuoted, removeKey } from '../../engine/edit/yaml.ts';
import type { TextEdit } from '../../engine/finding.ts';
import { type MapNode, pairOf } from '../../engine/tree.ts';
import type { RepositoryUses } from './uses.ts';
import { versionCommentBehind } from './version-comment.ts';
import { inputOf, type Step } from './workflow.ts';

export interface Script {
  readonly lines: readonly string[];
  /** What the lines read as `"$NAME"`: texts with `${{ }}` have no place in a script. */
  readonly variables: Readonly<Record<string, string>>;
}

/** Absent where the step cannot be rewritten surely: in flow style, with notes between its inputs, where a later step reads its outputs. */
export function runInstead(
  document: Document,
  step: Step,
  uses: RepositoryUses,
  { lines, variables }: Script,
): readonly TextEdit[] | undefined {
  const { node } = step;
  const [pair, inputs] = [pairOf(node, 'uses'), pairOf(node, 'with')];
  const isPlain = !node.flow && (step.env ? !step.env.flow : pairOf(node, 'env') === undefined);
  if (!pair || !isPlain || /[|>&*]/.test(document.text.charAt(uses.scalar.span.start)) || readsOutputs(document, step))
    return undefined;
  if (inputs && document.tree.comments.some(({ start }) => start > inputs.span.start && start < inputs.span.end))
    return undefined;
  const indent = ' '.repeat(columnOf(document.text, pair.key.span.start));
  const inner = ' '.repeat(indentStepOf(document));
  const names = Object.entries(variables).filter(([name]) => !step.env || isNew(step.env, name));
  const text = [
    ...(Object.keys(variables).length > 0 || document.kind === 'action' ? ['shell: bash'] : []),
    ...(names.length > 0 && !step.env
      ? ['env:', ...names.map(([name, value]) => `${inner}${name}: ${valueText(value)}`)]
      : []),
    // One line, so that a comment behind the action stays a comment.
    `run: ${valueText(lines.join(' && '))}`,
  ].join(`\n${indent}`);
  // The version behind the action speaks of nothing any more.
  const comment = versionCommentBehind(document, uses);
  const isOnlyVersion = comment?.isFirst && /^[ \t]*$/.test(restOfLine(document, comment.span.end));
  const end = isOnlyVersion ? comment.span.end : pair.span.end;
  return [
    { path: document.path, span: { start: pair.key.span.start, end }, text },
    ...(inputs ? removeKey(document, node, 'with') : []),
    ...(step.env ? variablesAbove(document, step.env, names) : []),
  ];
}

/** `gh` reads its key from either name. */
function isNew({ pairs }: MapNode, name: string): boolean {
  const same = name === 'GH_TOKEN' ? ['GH_TOKEN', 'GITHUB_TOKEN'] : [name];
  return !pairs.some(({ key }) => same.includes(key.value));
}

function variablesAbove(
  document: Document,
  { pairs }: MapNode,
  names: readonly (readonly [string, string])[],
): readonly TextEdit[] {
  const start = pairs[0]?.key.span.start;
  if (start === undefined || names.length === 0) return [];
  const indent = ' '.repeat(columnOf(document.text, start));
  const text = names.map(([name, value]) => `${name}: ${valueText(value)}\n${indent}`).join('');
  return [{ path: document.path, span: { start, end: start }, text }];
}

/** A lone `${{ }}` needs no quotes here. */
function valueText(value: string): string {
  return /^\$\{\{[^{}#:'"]*\}\}$/.test(value) ? value : plainOrQuoted(value);
}

function readsOutputs({ text }: Document, { id }: Step): boolean {
  return id !== undefined && new RegExp(`steps\\s*(\\.\\s*|\\[\\s*['"])${id.replace(/[^\w-]/g, '.')}\\b`).test(text);
}

function restOfLine({ text }: Document, offset: number): string {
  return text.slice(offset).split(/\r?\n/, 1)[0] ?? '';
}

/** Reads the inputs of a step as words of a command, and remembers which of them have to be variables. */
export class Words {
  readonly variables: Record<string, string> = {};

  constructor(private readonly step: Step) {}

  has(input: string): boolean {
    return this.text(input) !== '';
  }

  text(input: string): string {
    return inputOf(this.step, input)?.value.trim() ?? '';
  }

  /** True when every input is one of these. */
  hasOnly(...names: readonly string[]): boolean {
    const known = names.map((name) => name.toLowerCase());
    return (this.step.with?.pairs ?? []).every(({ key, value }) => {
      return known.includes(key.value.toLowerCase()) && value?.kind === 'scalar';
    });
  }

  isTrue(input: string): boolean {
    return this.text(input).toLowerCase() === 'true';
  }

  /** One word, quoted where a shell would read something into it. */
  word(input: string, name: string): string {
    return this.quote(this.text(input), name);
  }

  quote(value: string, name: string): string {
    if (/^[\w@%+=:,./-]+$/.test(value)) return value;
    if (/^[^"`$\\!\n]*$/.test(value)) return `"${value}"`;
    this.variables[name] = value;
    return `"$${name}"`;
  }

  /** Several words as they stand; absent where a shell would read something else into them. */
  several(input: string): string | undefined {
    const value = this.text(input).replace(/\s+/g, ' ');
    return /^[\w@%+=:,./ -]*$/.test(value) ? value : undefined;
  }
}
