/**
 * Lengthens the blocks of a tree over what was cut out of them, from the inside out, since a block ends where its last part ends.
 */
import type { ListNode, MapNode, Node, Pair } from '../tree.ts';
import type { Stretch } from './yaml-stretch.ts';

export function stretchTree(roots: readonly Node[], stretch: Stretch): readonly Node[] {
  // Through an alias the same node stands in several places, and stays one.
  const known = new Map<Node, Node>();
  return roots.map(stretched);

  function stretched(node: Node): Node {
    if (node.kind === 'scalar') return node;
    const made = known.get(node) ?? (node.kind === 'map' ? stretchedMap(node) : stretchedList(node));
    known.set(node, made);
    return made;
  }

  function stretchedMap(node: MapNode): MapNode {
    const pairs = node.pairs.map(stretchedPair);
    const [first, last] = [pairs[0], pairs.at(-1)];
    if (node.flow || !first || !last) return { ...node, pairs };
    const { start } = first.span;
    return { ...node, pairs, span: stretch.block({ start, end: Math.max(first.span.end, last.span.end) }) };
  }

  function stretchedPair(pair: Pair): Pair {
    const { key, value, span } = pair;
    if (!value) return span.end > key.span.end ? pair : { ...pair, span: stretch.pair(span) };
    const made = stretched(value);
    // The node behind an alias ends elsewhere.
    if (value.span.end !== span.end) return { ...pair, value: made };
    return { key, value: made, span: { start: span.start, end: made.span.end } };
  }

  function stretchedList(node: ListNode): ListNode {
    const items = node.items.map(stretched);
    const before = node.items.at(-1)?.span.end;
    const after = items.at(-1)?.span.end;
    if (node.flow || before === undefined || after === undefined) return { ...node, items };
    const end = before === node.span.end ? after : node.span.end;
    return { ...node, items, span: stretch.block({ start: node.span.start, end }) };
  }
}
