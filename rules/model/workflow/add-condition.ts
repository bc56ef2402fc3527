/**
 * Adds one more thing that has to hold before a job or step runs, and keeps what stood there.
 */
import type { Document } from '../../engine/document.ts';
import { replaceScalar, setKey, type Where } from '../../engine/edit/yaml.ts';
import type { TextEdit } from '../../engine/finding.ts';
import { type MapNode, pairOf } from '../../engine/tree.ts';
import { conditionOf } from './expression.ts';

/** `node`: the job or step. `wanted`: an expression without braces. Nothing where the present condition cannot be read. */
export function addCondition(
  document: Document,
  node: MapNode,
  wanted: string,
  where: Where = {},
): readonly TextEdit[] {
  const pair = pairOf(node, 'if');
  if (!pair) return setKey(document, node, 'if', wanted, where);
  const present = pair.value;
  if (present?.kind !== 'scalar' || !conditionOf(present)) return [];
  const inner = /^\s*\$\{\{([\s\S]*)\}\}\s*$/.exec(present.value)?.[1] ?? present.value;
  const kept = inner.trim();
  const joined = [kept, wanted].map((one) => (one.includes('||') ? `(${one})` : one)).join(' && ');
  return replaceScalar(document, present, present.value.includes('${{') ? `\${{ ${joined} }}` : joined);
}
