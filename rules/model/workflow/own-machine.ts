/**
 * Whether a job runs on a machine of the project's own, as far as `runs-on` says. Labels other than `self-hosted` say little:
 * anybody can rent machines under names of their own.
 */
import { remember } from '../../engine/remember.ts';
import { type MapNode, type Node, type Pair, pairOf, type ScalarNode, scalarsIn, valueAt } from '../../engine/tree.ts';
import { interpolationsOf } from '../script/read-script.ts';
import { dotted, type Expression } from './expression.ts';
import { matrixNodes } from './matrix-values.ts';
import type { Job } from './workflow.ts';

export interface OwnMachine {
  /** The key `runs-on` with its value. */
  readonly pair: Pair;
  /** `label` and `matrix` are sure; a group, an expression or a name nobody knows can also mean a rented machine. */
  readonly by: 'label' | 'matrix' | 'group' | 'expression' | 'name';
  /** The label where it is written; absent for a group. */
  readonly label: ScalarNode | undefined;
}

export function ownMachineOf({ node }: Job): OwnMachine | undefined {
  return machineOf(node);
}

const machineOf = remember((node: MapNode): OwnMachine | undefined => {
  const pair = pairOf(node, 'runs-on');
  const value = pair?.value;
  if (!pair || !value) return undefined;
  const labels = labelsOf(value);
  const own = labels.find(isOwn);
  if (own) return { pair, by: 'label', label: own };
  const found = labels.flatMap((label) => matrixLabels(label, node)).find(isOwn);
  if (found) return { pair, by: 'matrix', label: found };
  if (pairOf(value, 'group')) return { pair, by: 'group', label: undefined };
  const [first] = labels;
  const isListed = value.kind === 'list' && first !== undefined && wholeExpression(first) !== undefined;
  const named = isListed ? first : labels.find(namesOwn);
  if (named) return { pair, by: 'expression', label: named };
  return first && !labels.some(isRented) ? { pair, by: 'name', label: first } : undefined;
});

export function isSure({ by }: OwnMachine): boolean {
  return by === 'label' || by === 'matrix';
}

function isOwn({ value }: ScalarNode): boolean {
  return value.trim().toLowerCase() === 'self-hosted';
}

/** GitHub's own labels, those of companies that rent out fresh machines, and what an expression makes. */
function isRented({ value }: ScalarNode): boolean {
  return value === '' || value.includes('${{') || rented.test(value.trim());
}

const rented =
  /^(ubuntu|windows|macos)-|^(blacksmith|buildjet|cirun|codspeed|depot|machine|namespace|nscloud|runs-on|ubicloud|warp)[-=:/]/i;

/** Scalars of one label, a list, or the `labels` of a group. */
function labelsOf(node: Node | undefined): readonly ScalarNode[] {
  if (node?.kind === 'scalar') return [node];
  if (node?.kind === 'list') return node.items.flatMap((item) => (item.kind === 'scalar' ? [item] : []));
  return node ? labelsOf(valueAt(node, 'labels')) : [];
}

function wholeExpression(scalar: ScalarNode): Expression | undefined {
  const [only, another] = interpolationsOf(scalar);
  if (!only || another) return undefined;
  return scalar.value.trim().length === only.end - only.start ? only.expression : undefined;
}

/** `${{ matrix.os }}` or `${{ matrix.machine.labels }}`: every scalar the matrix can put there. */
function matrixLabels(label: ScalarNode, job: MapNode): readonly ScalarNode[] {
  const expression = wholeExpression(label);
  if (expression?.kind !== 'context' || expression.path[0] !== 'matrix') return [];
  const [, ...path] = dotted(expression).split('.');
  return matrixNodes(job, path).flatMap((value) => (value.kind === 'map' ? [] : scalarsIn(value)));
}

/** `${{ … && 'self-hosted' || 'ubuntu-latest' }}` can come to it. */
function namesOwn(scalar: ScalarNode): boolean {
  return interpolationsOf(scalar).some(({ body }) => /['"]self-hosted['"]/i.test(body));
}
