/**
 * Turns the text into the list it stands for: `contains(fromJSON('["a", "b"]'), x)`, or into a comparison when it is one word.
 */
import type { Document } from '../../engine/document.ts';
import { replaceInScalar } from '../../engine/edit/yaml.ts';
import type { Fix } from '../../engine/finding.ts';
import type { ScalarNode } from '../../engine/tree.ts';
import type { CallExpression, ContextExpression, LiteralExpression } from '../../model/workflow/expression.ts';
import { placeOfPart, writtenPart } from '../../model/workflow/expression-text.ts';

export interface Question {
  readonly text: LiteralExpression;
  readonly value: ContextExpression;
}

export function fixesFor(
  document: Document,
  scalar: ScalarNode,
  call: CallExpression,
  { text, value }: Question,
): readonly Fix[] {
  const names = String(text.value)
    .split(/[\s,;|]+/)
    .filter((name) => name !== '');
  if (names.length === 0 || names.some((name) => /["'\\]/.test(name))) return [byHand];
  const asked = writtenPart(scalar.value, value);
  const { end } = placeOfPart(scalar.value, call);
  const [only] = names;
  const isWord = names.length === 1 && only === text.value;
  const list = `'[${names.map((name) => `"${name}"`).join(', ')}]'`;
  const equals = `${asked} == '${only}'`;
  const isDenied = /!\s*$/.test(scalar.value.slice(0, call.start));
  const written = isWord ? (isDenied ? `(${equals})` : equals) : `contains(fromJSON(${list}), ${asked})`;
  return [
    {
      title: isWord ? `Compare with ${only} itself` : 'Compare with a list of whole names',
      safety: 'careful',
      edits: replaceInScalar(document, scalar, call.start, end, written),
    },
  ];
}

const byHand: Fix = {
  title: 'Compare with a list, by hand',
  safety: 'guided',
  edits: [],
  guide: ['Write the names as a list: `contains(fromJSON(\'["one", "two"]\'), github.ref)`.'],
};
