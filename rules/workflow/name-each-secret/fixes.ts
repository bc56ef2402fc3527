/**
 * Which secret is meant often stands in the file: in a list that gives its name, in two words and an `&&`, or in the script that reads it.
 */
import type { Document } from '../../engine/document.ts';
import { replaceInScalar } from '../../engine/edit/yaml.ts';
import type { Fix } from '../../engine/finding.ts';
import type { ScalarNode } from '../../engine/tree.ts';
import { type ContextExpression, type Interpolation, partsOf } from '../../model/workflow/expression.ts';
import { placeOfPart } from '../../model/workflow/expression-text.ts';
import { type Job, workflowOf } from '../../model/workflow/workflow.ts';
import { namesReadFrom } from './read-names.ts';
import { waysOf } from './ways.ts';

/** `all`: the whole set as text. `looked up`: one of them, by a name that shows only at run time. */
export type Reason = 'all' | 'looked up';

export function fixesFor(
  document: Document,
  scalar: ScalarNode,
  interpolation: Interpolation,
  reason: Reason,
): readonly Fix[] {
  if (reason === 'all') return [...onlyThoseRead(document, scalar, interpolation), byHand];
  const part = [...partsOf(interpolation.expression)].find(
    (one): one is ContextExpression => one.kind === 'context' && one.computed.length > 0 && one.path[0] === 'secrets',
  );
  const named = part && byName(document, scalar, part);
  if (!part || !named) return [byHand];
  const { start, end } = placeOfPart(scalar.value, part);
  return [
    { title: 'Name the secret itself', safety: 'careful', edits: replaceInScalar(document, scalar, start, end, named) },
    byHand,
  ];
}

/** The variable keeps its form, so the script goes on as it is: `{ "KEY": ${{ toJSON(secrets.KEY) }} }`. */
function onlyThoseRead(document: Document, scalar: ScalarNode, { start, end, body }: Interpolation): readonly Fix[] {
  const isWhole = scalar.value.trim().length === end - start && /^\s*tojson\s*\(\s*secrets\s*\)\s*$/i.test(body);
  const names = isWhole ? namesReadFrom(document, scalar) : [];
  if (names.length === 0) return [];
  const json = `{ ${names.map((name) => `"${name}": \${{ toJSON(secrets.${name}) }}`).join(', ')} }`;
  return [
    {
      title: names.length === 1 ? `Hand over only \`${names[0]}\`` : 'Hand over only the secrets that the script reads',
      safety: 'careful',
      edits: replaceInScalar(document, scalar, start, end, json),
      guide: ['Does a program that the script starts read more of them? Add those too.'],
    },
  ];
}

/** `secrets[matrix.key]` with the matrix `[A, B]` is `(matrix.key == 'A' && secrets.A || matrix.key == 'B' && secrets.B)`. */
function byName(document: Document, scalar: ScalarNode, { computed }: ContextExpression): string | undefined {
  const [index, ...others] = computed;
  const ways = index && others.length === 0 ? waysOf(index, scalar.value, jobAround(document, scalar), document) : [];
  const [only] = ways;
  if (!index || !only) return undefined;
  if (ways.every(({ name }) => name === only.name)) return `secrets.${only.name}`;
  const chosen = ways.map(({ when, name }) => (when === undefined ? `secrets.${name}` : `${when} && secrets.${name}`));
  return `(${chosen.join(' || ')})`;
}

function jobAround(document: Document, { span }: ScalarNode): Job | undefined {
  return workflowOf(document)?.jobs.find(({ node }) => node.span.start <= span.start && span.end <= node.span.end);
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
