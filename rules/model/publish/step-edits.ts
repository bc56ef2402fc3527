/**
 * Edits around one step that publishes: take passwords out of it, put a step before it or behind it, change words of its script.
 * Each says nothing (`undefined`) where the text cannot be changed surely; a person gets words instead.
 */
import type { Document } from '../../engine/document.ts';
import { insertItem, removeItem, removeKey, replaceInScalar, setKey } from '../../engine/edit/yaml.ts';
import type { TextEdit } from '../../engine/finding.ts';
import { type ListNode, type MapNode, mapAt, type Node, type ScalarNode, valueAt } from '../../engine/tree.ts';
import type { Command } from '../script/command.ts';
import type { Job, Step } from '../workflow/workflow.ts';

export type Edits = readonly TextEdit[];

/** Takes entries out of `with` or `env`, and the whole map when nothing else is in it. */
export function removeEntries(
  document: Document,
  owner: MapNode,
  key: 'with' | 'env',
  names: readonly string[],
): Edits {
  const map = mapAt(owner, key);
  if (!map) return [];
  const gone = map.pairs.filter((pair) => names.includes(pair.key.value));
  const left = map.pairs.filter((pair) => !names.includes(pair.key.value));
  if (gone.length === 0) return [];
  if (left.length === 0) return removeKey(document, owner, key);
  if (!map.flow || gone.length === 1) return gone.flatMap((pair) => removeKey(document, map, pair.key.value));
  const text = left.map(({ span }) => document.text.slice(span.start, span.end)).join(', ');
  return setKey(document, owner, key, `{ ${text} }`);
}

/** Sets a variable of a step. */
export function setVariable(document: Document, step: Step, name: string, value: string): Edits {
  return step.env
    ? setKey(document, step.env, name, value)
    : setKey(document, step.node, 'env', `${name}: ${value}`, { before: step.run ? 'run' : 'uses' });
}

interface ListPlace {
  readonly list: ListNode;
  readonly index: number;
}

/** The list that holds a step where it is written, below `parallel` too. */
export function listPlace(job: Job, step: Step): ListPlace | undefined {
  return find(valueAt(job.node, 'steps'), step.node, 0);
}

function find(node: Node | undefined, wanted: MapNode, depth: number): ListPlace | undefined {
  if (node?.kind !== 'list' || depth > 4) return undefined;
  const index = node.items.indexOf(wanted);
  const isWritten = wanted.span.start >= node.span.start && wanted.span.end <= node.span.end;
  if (index >= 0) return isWritten ? { list: node, index } : undefined;
  for (const item of node.items) {
    const found = find(valueAt(item, 'parallel'), wanted, depth + 1);
    if (found) return found;
  }
  return undefined;
}

export function insertStep(job: Job, step: Step, text: string, where: 'before' | 'behind'): Edits | undefined {
  const place = listPlace(job, step);
  if (!place) return undefined;
  return insertItem(job.workflow.document, place.list, text, place.index + (where === 'behind' ? 1 : 0));
}

export function removeStep(job: Job, step: Step): Edits | undefined {
  const place = listPlace(job, step);
  return place && removeItem(job.workflow.document, place.list, place.index);
}

/** Offsets are units of the scalar's value. */
export interface Change {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Several changes of one scalar as one edit, so that none spoils the other. */
export function changeScalar(document: Document, scalar: ScalarNode, changes: readonly Change[]): Edits {
  const merged = mergedChange(scalar.value, changes);
  return merged ? replaceInScalar(document, scalar, merged.start, merged.end, merged.text) : [];
}

export function changedText(value: string, changes: readonly Change[]): string {
  const merged = mergedChange(value, changes);
  return merged ? value.slice(0, merged.start) + merged.text + value.slice(merged.end) : value;
}

function mergedChange(value: string, changes: readonly Change[]): Change | undefined {
  const ordered = [...changes].sort((a, b) => a.start - b.start);
  const first = ordered[0];
  if (!first) return undefined;
  let text = '';
  let end = first.start;
  for (const change of ordered) {
    if (change.end < end) continue;
    text += value.slice(end, Math.max(end, change.start)) + change.text;
    end = change.end;
  }
  // A script does not begin with an empty line, which a block could not hold.
  if (first.start === 0 && text === '') end += /^\n*/.exec(value.slice(end))?.[0].length ?? 0;
  return { start: first.start, end, text };
}

/**
 * What goes in where whole lines go out: both in one edit, since two edits must not overlap.
 * A new item behind a list whose last lines are taken away is such a case.
 */
export function joined(edits: Edits): Edits {
  const isInside = (inner: TextEdit, outer: TextEdit): boolean =>
    inner.span.start === inner.span.end &&
    outer.text === '' &&
    inner.span.start > outer.span.start &&
    inner.span.start < outer.span.end;
  return edits.flatMap((edit) => {
    if (edits.some((outer) => isInside(edit, outer))) return [];
    const inner = edits.filter((one) => isInside(one, edit)).map(({ text }) => `${text.replace(/^\n/, '')}\n`);
    return [inner.length > 0 ? { ...edit, text: inner.join('') } : edit];
  });
}

/** What takes a command out of a script, with its line or with the `&&` before it. Absent when it stands among others. */
export function removalOf(script: string, { start, end }: Command): Change | undefined {
  const before = script.slice(0, start);
  const joint = /[ \t]*(&&|;)[ \t]*$/.exec(before);
  if (joint) return { start: joint.index, end, text: '' };
  const lineStart = before.lastIndexOf('\n') + 1;
  if (before.slice(lineStart).trim() !== '' || /^[ \t]*(&&|\||;)/.test(script.slice(end))) return undefined;
  if (lineStart > 0) return { start: lineStart - 1, end, text: '' };
  return { start, end: end + (/^\s*\n/.exec(script.slice(end))?.[0].length ?? 0), text: '' };
}
