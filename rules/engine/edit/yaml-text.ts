/** Writes values as YAML text: plain where that is safe, quoted where it is not. */
import { readYaml } from '../read/yaml.ts';
import type { Node, ScalarNode } from '../tree.ts';
import { indentRest } from './text-lines.ts';

/** A string as YAML text that reads back as the same string: `'123'` and `'true'` come with quotes. */
export function plainOrQuoted(value: string): string {
  return isPlainSafe(value, 'block') && isPlainSafe(value, 'flow') && typeOf(value) === 'string'
    ? value
    : quoted(value);
}

/** Whether a text can stand without quotes and reads back as itself. Its type may be a number or a boolean. */
export function isPlainSafe(value: string, context: 'block' | 'flow'): boolean {
  if (isWord(value)) return true;
  if (value === '' || /^[%"']/.test(value) || needsEscape(value.replaceAll('\t', ' '))) return false;
  const tree = readYaml(context === 'block' ? `k: ${value}\n` : `[${value}, x]`);
  if (tree.gaps.length > 0 || tree.comments.length > 0 || tree.roots.length !== 1) return false;
  const root = tree.roots[0];
  const node =
    root?.kind === 'map' && root.pairs.length === 1
      ? root.pairs[0]?.value
      : root?.kind === 'list' && root.items.length === 2
        ? root.items[0]
        : undefined;
  return node?.kind === 'scalar' && node.style === 'plain' && node.value === value;
}

/** A name such as `runs-on`: plain anywhere. `null` alone would read back as nothing. */
function isWord(value: string): boolean {
  return /^[A-Za-z][\w-]*$/.test(value) && !/^null$/i.test(value);
}

/** In single quotes where they can hold it, else in double quotes. */
export function quoted(value: string): string {
  return needsEscape(value) ? inDouble(value) : inSingle(value);
}

/** Whether a text holds units that only double quotes can show: line ends, tabs, control characters, invisible marks. */
export function needsEscape(value: string): boolean {
  for (let at = 0; at < value.length; at++) {
    const unit = value.charCodeAt(at);
    if (unit < 0x20 || isInvisible(unit)) return true;
  }
  return false;
}

function isInvisible(unit: number): boolean {
  return (unit >= 0x7f && unit <= 0x9f) || unit === 0x2028 || unit === 0x2029 || unit === 0xfeff;
}

export function inSingle(value: string): string {
  return `'${value.replaceAll("'", "''")}'`;
}

export function inDouble(value: string): string {
  return `"${escapeDouble(value)}"`;
}

/** The inside of double quotes. */
export function escapeDouble(value: string): string {
  return JSON.stringify(value)
    .slice(1, -1)
    .replace(/[\x7f-\x9f\u2028\u2029\uFEFF]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/**
 * A block scalar with this value, its lines indented by `indent`. Nothing where a block cannot hold the value:
 * when it is empty, starts with white space, ends with empty lines, or holds units that need an escape.
 */
export function blockText(value: string, indent: string): string | undefined {
  if (/^\s|^$/.test(value) || needsEscape(value.replace(/[\t\n]/g, ''))) return undefined;
  const body = value.replace(/\n+$/, '');
  const lineEnds = value.length - body.length;
  if (lineEnds > 1) return undefined;
  return `|${lineEnds === 0 ? '-' : ''}\n${indent}${indentRest(body, indent)}`;
}

/** `key: value` as text at indentation 0. A block of lines goes below the key, indented by `step`. */
export function entryText(key: string, valueText: string, step: number): string {
  const name = isPlainSafe(key, 'block') ? key : quoted(key);
  const value = valueText.replace(/\n+$/, '');
  if (value === '') return `${name}:`;
  return isBlockCollection(value)
    ? `${name}:\n${' '.repeat(step)}${indentRest(withStep(value, step), ' '.repeat(step))}`
    : `${name}: ${value}`;
}

export function isBlockCollection(valueText: string): boolean {
  if (isWord(valueText)) return false;
  const root = readYaml(valueText).roots[0];
  return root !== undefined && root.kind !== 'scalar' && !root.flow;
}

/** YAML of lines as YAML on one line. */
export function flowText(valueText: string): string {
  const root = readYaml(valueText).roots[0];
  return root === undefined ? "''" : flowOf(root);
}

function flowOf(node: Node): string {
  if (node.kind === 'scalar') return flowScalar(node);
  if (node.kind === 'list') return `[${node.items.map(flowOf).join(', ')}]`;
  const pairs = node.pairs.map((pair) => `${flowScalar(pair.key)}:${pair.value ? ` ${flowOf(pair.value)}` : ''}`);
  return pairs.length === 0 ? '{}' : `{ ${pairs.join(', ')} }`;
}

function flowScalar(node: ScalarNode): string {
  if (node.style === 'double') return inDouble(node.value);
  return node.style === 'plain' && isPlainSafe(node.value, 'flow') ? node.value : quoted(node.value);
}

/** Lines written with steps of two spaces, in steps of the file. Text in blocks is left alone. */
function withStep(value: string, step: number): string {
  if (step === 2 || /[|>][-+0-9]*[ \t]*(?:\n|$)/.test(value)) return value;
  return value.replace(/^ +/gm, (spaces) => ' '.repeat(Math.round((spaces.length / 2) * step)));
}

function typeOf(value: string): string {
  const root = readYaml(value).roots[0];
  return root?.kind === 'scalar' ? typeof root.typed : 'none';
}
