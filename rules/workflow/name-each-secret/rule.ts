/**
 * Finds jobs that get all secrets at once: `toJSON(secrets)`, or `secrets[…]` with a name worked out at run time. GitHub then hands the machine every one.
 */
import type { Document } from '../../engine/document.ts';
import type { DocumentRule } from '../../engine/rule.ts';
import { type ScalarNode, sourceOf } from '../../engine/tree.ts';
import { type Interpolation, partsOf } from '../../model/workflow/expression.ts';
import { interpolationPlacesIn } from '../../model/workflow/places.ts';
import { fixesFor, type Reason } from './fixes.ts';

export const rule: DocumentRule = {
  id: 'name-each-secret',
  family: 'workflow',
  title: 'Name each secret that a job needs',
  reads: ['workflow', 'action'],
  severity: 'worth-fixing',
  certainty: 'certain',
  effort: '5 minutes',
  item: 'no-secrets',
  equivalents: [
    'zizmor:overprovisioned-secrets',
    'poutine:job_all_secrets',
    'codeql:actions/excessive-secrets-exposure',
  ],
  *check(document) {
    if (!/\bsecrets\b/i.test(document.text)) return;
    for (const { scalar, interpolation } of interpolationPlacesIn(document)) {
      for (const reason of new Set(reasonsIn(interpolation))) {
        yield {
          at: sourceOf(scalar, interpolation.start, interpolation.end),
          scope: scopeOf(document, scalar),
          message:
            reason === 'all'
              ? 'This hands every secret of the project to the job. Name the ones it needs.'
              : 'To find one secret by name, GitHub hands over all of them. Name the secret itself.',
          fixes: fixesFor(document, scalar, interpolation, reason),
        };
      }
    }
  },
};

function reasonsIn({ expression }: Interpolation): readonly Reason[] {
  const found: Reason[] = [];
  for (const part of partsOf(expression)) {
    if (part.kind === 'call' && part.name === 'tojson') {
      const [whole] = part.args;
      if (whole?.kind === 'context' && whole.path[0] === 'secrets' && isWhole(whole.path)) found.push('all');
    }
    if (part.kind === 'context' && part.path[0] === 'secrets' && part.computed.length > 0) found.push('looked up');
  }
  return found;
}

/** `secrets`, or `secrets.*`. */
function isWhole(path: readonly string[]): boolean {
  return path.length === 1 || (path.length === 2 && path[1] === '*');
}

/** The lines of the value. */
function scopeOf({ text }: Document, { span }: ScalarNode) {
  return { start: text.lastIndexOf('\n', span.start - 1) + 1, end: span.end };
}
