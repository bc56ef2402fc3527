/**
 * Which secret is meant often stands in the file: in the matrix that gives its name, or in two words and an `&&`.
 */
import type { Document } from '../../engine/document.ts';
import { replaceInScalar } from '../../engine/edit/yaml.ts';
import type { Fix } from '../../engine/finding.ts';
import { type Node, type ScalarNode, scalarAt, valueAt } from '../../engine/tree.ts';
import { constantOf } from '../../model/workflow/constant.ts';
import {
  type ContextExpression,
  type Expression,
  type Interpolation,
  partsOf,
} from '../../model/workflow/expression.ts';
import { placeOfPart, writtenPart } from '../../model/workflow/expression-text.ts';
import { type Job, workflowOf } from '../../model/workflow/workflow.ts';
import type { Reason } from './rule.ts';

export function fixesFor(
  document: Document,
  scalar: ScalarNode,
  { expression }: Interpolation,
  reason: Reason,
): readonly Fix[] {
  if (reason === 'all') return [byHand];
  const part = [...partsOf(expression)].find(
    (one): one is ContextExpression => one.kind === 'context' && one.computed.length > 0 && one.path[0] === 'secrets',
  );
  const [index] = part?.computed ?? [];
  const named = index && part ? byName(document, scalar, index) : undefined;
  if (!part || !named) return [byHand];
  const { start, end } = placeOfPart(scalar.value, part);
  return [
    { title: 'Name the secret itself', safety: 'careful', edits: replaceInScalar(document, scalar, start, end, named) },
    byHand,
  ];
}

/** `secrets[matrix.key]` with the matrix `[A, B]` is `(matrix.key == 'A' && secrets.A || matrix.key == 'B' && secrets.B)`. */
function byName(document: Document, scalar: ScalarNode, index: Expression): string | undefined {
  const choice = choiceOf(index);
  if (choice)
    return `(${writtenPart(scalar.value, choice.condition)} && secrets.${choice.yes} || secrets.${choice.no})`;
  if (index.kind !== 'context' || index.path[0] !== 'matrix' || index.path.length !== 2) return undefined;
  const job = workflowOf(document)?.jobs.find(
    ({ node }) => node.span.start <= scalar.span.start && scalar.span.end <= node.span.end,
  );
  const names = job ? matrixNames(job, index.path[1] ?? '') : [];
  if (names.length === 0 || names.length > 6 || names.some((name) => !/^[A-Za-z_]\w*$/.test(name))) return undefined;
  const asked = writtenPart(scalar.value, index);
  if (names.length === 1) return `secrets.${names[0]}`;
  return `(${names.map((name) => `${asked} == '${name}' && secrets.${name}`).join(' || ')})`;
}

/** `condition && 'A' || 'B'`. */
function choiceOf(
  index: Expression,
): { readonly condition: Expression; readonly yes: string; readonly no: string } | undefined {
  if (index.kind !== 'operator' || index.operator !== '||' || index.args.length !== 2) return undefined;
  const [first, second] = index.args;
  if (first?.kind !== 'operator' || first.operator !== '&&' || first.args.length !== 2) return undefined;
  const [condition] = first.args;
  const yes = constantOf(first.args[1]);
  const no = constantOf(second);
  const areNames = [yes, no].every((name) => typeof name === 'string' && /^[A-Za-z_]\w*$/.test(name));
  return condition && areNames ? { condition, yes: String(yes), no: String(no) } : undefined;
}

function matrixNames({ node }: Job, name: string): readonly string[] {
  const matrix = valueAt(node, 'strategy', 'matrix');
  const listed = valueAt(matrix, name);
  const included = valueAt(matrix, 'include');
  const nodes: readonly (Node | undefined)[] = [
    ...(listed?.kind === 'list' ? listed.items : []),
    ...(included?.kind === 'list' ? included.items.map((item) => scalarAt(item, name)) : []),
  ];
  return [...new Set(nodes.flatMap((one) => (one?.kind === 'scalar' ? [one.value] : [])))];
}

const byHand: Fix = {
  title: 'Name each secret, by hand',
  safety: 'guided',
  edits: [],
  guide: [
    'List the secrets that this step really reads.',
    'Give each its own line below `env:`, such as `KEY: ${{ secrets.KEY }}`.',
    'Remove the expression that stands for all of them.',
  ],
};
