/**
 * Where an expression opens a secret as JSON, and which value it takes out: `fromJSON(secrets.ACCOUNT).password`.
 */
import type { ScalarNode } from '../../engine/tree.ts';
import { type Expression, type Interpolation, partsOf } from '../../model/workflow/expression.ts';
import { placeOfPart } from '../../model/workflow/expression-text.ts';

export interface SecretPart {
  /** As written; absent for `secrets` itself, or a name that shows only at run time. */
  readonly secret: string | undefined;
  /** The names that lead to the value; empty when the whole secret is opened. */
  readonly fields: readonly string[];
  /** Units of the scalar's value. Absent where the text around it is more than names. */
  readonly place: { readonly start: number; readonly end: number } | undefined;
}

export function partsOfSecrets(scalar: ScalarNode, { expression }: Interpolation): readonly SecretPart[] {
  const inner = new Set<Expression>();
  const found: SecretPart[] = [];
  for (const part of partsOf(expression)) {
    const call = part.kind === 'context' ? part.of : part;
    if (!call || inner.has(call) || !opensSecret(call)) continue;
    inner.add(call);
    found.push(read(scalar.value, part));
  }
  return found;
}

function opensSecret(call: Expression): boolean {
  const [secret] = call.kind === 'call' && call.name === 'fromjson' ? call.args : [];
  return secret?.kind === 'context' && secret.path[0] === 'secrets';
}

function read(value: string, part: Expression): SecretPart {
  const place = placeOfPart(value, part);
  const written = value.slice(place.start, place.end);
  const [, secret, rest] =
    /^fromjson\s*\(\s*secrets\s*(?:\.\s*|\[\s*')([\w-]+)(?:'\s*\])?\s*\)((?:\s*\.\s*[\w-]+|\s*\[\s*'[\w-]+'\s*\])*)$/i.exec(
      written,
    ) ?? [];
  const fields = rest?.match(/[\w-]+/g) ?? [];
  if (fields.length > 0) return { secret, fields, place };
  return { secret, fields: part.kind === 'context' ? part.path.filter((name) => name !== '*') : [], place: undefined };
}
