/**
 * The values a matrix gives to `matrix.NAME` or `matrix.NAME.KEY`, where they are written out.
 */
import { type MapNode, type Node, type ScalarNode, valueAt } from '../../engine/tree.ts';
import type { Job } from './workflow.ts';

/** Those that are one value each: see `matrixNodes`. */
export function matrixValues(job: Job, path: readonly string[]): readonly ScalarNode[] {
  return matrixNodes(job.node, path).filter((node) => node.kind === 'scalar');
}

/** `path` is what follows `matrix`, compared without case. Empty when the matrix is worked out at run time. */
export function matrixNodes(job: MapNode, path: readonly string[]): readonly Node[] {
  const matrix = valueAt(job, 'strategy', 'matrix');
  if (matrix?.kind !== 'map' || path.length === 0) return [];
  const [first = '', ...rest] = path;
  const include = valueAt(matrix, 'include');
  return [
    ...itemsOf(named(matrix, first)).flatMap((item) => below(item, rest) ?? []),
    ...itemsOf(include).flatMap((item) => below(item, path) ?? []),
  ];
}

function itemsOf(node: Node | undefined): readonly Node[] {
  if (node?.kind === 'list') return node.items;
  return node?.kind === 'scalar' ? [node] : [];
}

function below(node: Node, path: readonly string[]): Node | undefined {
  let here: Node | undefined = node;
  for (const key of path) here = here?.kind === 'map' ? named(here, key) : undefined;
  return here;
}

function named(map: MapNode, name: string): Node | undefined {
  const wanted = name.toLowerCase();
  return map.pairs.find(({ key }) => key.value.toLowerCase() === wanted)?.value;
}
