/**
 * What one place may run: every image it can name, and how firmly each name is tied to one content.
 */
import type { ScalarNode } from '../../engine/tree.ts';
import { interpolationsOf } from '../../model/script/read-script.ts';
import type { Expression } from '../../model/workflow/expression.ts';
import { type ImagePlace, isDigest, readImage } from '../../model/workflow/image.ts';
import { matrixValues } from '../../model/workflow/matrix-values.ts';

/** From the loosest on. `broken`: a digest that is not whole. `unknown`: only the run knows the name. */
export const grades = ['newest', 'broken', 'tagged', 'unknown', 'fixed'] as const;
export type Grade = (typeof grades)[number];

export interface Candidate {
  /** The image as it can be said to a person. */
  readonly text: string;
  readonly grade: Grade;
  /** The scalar that holds nothing but this name. Absent inside an expression. */
  readonly scalar: ScalarNode | undefined;
  readonly from: 'here' | 'matrix';
}

/** Empty where the place names no image: `container: ''` runs on the machine itself. */
export function candidatesOf(place: ImagePlace): readonly Candidate[] {
  return ofScalar(place.scalar, place, 'here').sort((a, b) => grades.indexOf(a.grade) - grades.indexOf(b.grade));
}

function ofScalar(scalar: ScalarNode, place: ImagePlace, from: Candidate['from']): Candidate[] {
  const text = scalar.value.trim();
  if (text === '' || text === 'docker://') return [];
  const [first, second] = interpolationsOf(scalar);
  if (!first) return [named(text, scalar, from)];
  const isWhole = !second && first.end - first.start === text.length;
  if (isWhole) return first.expression ? ofExpression(first.expression, place) : [unknown(text)];
  return [pieced(scalar, from)];
}

function named(text: string, scalar: ScalarNode | undefined, from: Candidate['from']): Candidate {
  return { text: readImage(text).text, grade: gradeOf(text), scalar, from };
}

function gradeOf(text: string): Grade {
  const { tag, digest } = readImage(text);
  if (digest !== undefined) return isDigest(digest) ? 'fixed' : 'broken';
  return tag === undefined || tag.toLowerCase() === 'latest' ? 'newest' : 'tagged';
}

/** A name in which expressions fill gaps: `python:${{ matrix.version }}`. A gap at the end may bring the tag along. */
function pieced(scalar: ScalarNode, from: Candidate['from']): Candidate {
  let masked = scalar.value;
  for (const { start, end } of [...interpolationsOf(scalar)].reverse())
    masked = `${masked.slice(0, start)}\u0001${masked.slice(end)}`;
  const { tag, digest } = readImage(masked);
  const text = scalar.value.trim();
  if (digest?.includes('\u0001')) return { text, grade: 'fixed', scalar: undefined, from };
  if (tag === undefined && digest === undefined && masked.trim().endsWith('\u0001')) return unknown(text);
  return { text, grade: gradeOf(masked), scalar: undefined, from };
}

function unknown(text: string): Candidate {
  return { text, grade: 'unknown', scalar: undefined, from: 'here' };
}

/** `a && 'x' || 'y'` comes to one of its parts; what a comparison says never names an image. */
function ofExpression(expression: Expression, place: ImagePlace): Candidate[] {
  switch (expression.kind) {
    case 'literal':
      return typeof expression.value === 'string' && expression.value.trim()
        ? [named(expression.value, undefined, 'here')]
        : [];
    case 'operator':
      if (expression.operator === '||') return expression.args.flatMap((arg) => ofExpression(arg, place));
      if (expression.operator === '&&') return expression.args.slice(-1).flatMap((arg) => ofExpression(arg, place));
      return [];
    case 'context': {
      const [head, ...path] = expression.path;
      const values = head === 'matrix' && place.job && !path.includes('*') ? matrixValues(place.job, path) : [];
      if (values.length === 0) return [unknown('')];
      return [...new Set(values)].flatMap((value) => ofMatrix(value));
    }
    default:
      return expression.name === 'case'
        ? expression.args
            .filter((_, index, all) => index % 2 === 1 || index === all.length - 1)
            .flatMap((arg) => ofExpression(arg, place))
        : [unknown('')];
  }
}

function ofMatrix(value: ScalarNode): Candidate[] {
  if (value.value.trim() === '') return [];
  if (!value.value.includes('${{')) return [named(value.value, value, 'matrix')];
  return interpolationsOf(value).length === 1 && /^\$\{\{[^}]*\}\}$/.test(value.value.trim())
    ? [unknown(value.value.trim())]
    : [pieced(value, 'matrix')];
}
