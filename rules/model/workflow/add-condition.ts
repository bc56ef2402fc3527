/**
 * Adds one more thing that has to hold before a job or step runs, and keeps what stood there.
 */
import type { Document } from '../../engine/document.ts';
import { replaceScalar, setKey } from '../../engine/edit/yaml.ts';
import type { TextEdit } from '../../engine/finding.ts';
import { type MapNode, pairOf } from '../../engine/tree.ts';
import { conditionOf } from './expression.ts';

/** `node`: the job or step. `wanted`: an expression without braces. Nothing where the present condition cannot be read. */
export function addCondition(document: Document, node: MapNode, wanted: string): readonly TextEdit[] {
  const pair = pairOf(node, 'if');
  if (!pair) return setKey(document, node, 'if', wanted);
  const present = pair.value;
  if (present?.kind !== 'scalar' || !conditionOf(present)) return [];
  const inner = /^\s*\$\{\{([\s\S]*)\}\}\s*$/.exec(present.value)?.[1] ?? present.value;
  const kept = inner.trim();
  const joined = kept.includes('||') ? `(${kept}) && ${wanted}` : `${kept} && ${wanted}`;
  return replaceScalar(document, present, present.value.includes('${{') ? `\${{ ${joined} }}` : joined);
}
