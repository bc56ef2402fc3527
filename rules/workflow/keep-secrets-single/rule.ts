/**
 * Finds secrets that hold several values as JSON. GitHub hides a secret in logs only where it stands there whole, so a part of it shows.
 */
import type { DocumentRule } from '../../engine/rule.ts';
import { sourceOf } from '../../engine/tree.ts';
import { shortText } from '../../model/short-text.ts';
import { interpolationPlacesIn } from '../../model/workflow/places.ts';
import { fixesFor } from './fixes.ts';
import { partsOfSecrets } from './parts.ts';

export const rule: DocumentRule = {
  id: 'keep-secrets-single',
  family: 'workflow',
  title: 'Keep one value in each secret',
  reads: ['workflow', 'action'],
  severity: 'worth-fixing',
  certainty: 'certain',
  effort: '5 minutes',
  item: 'no-secrets',
  equivalents: ['zizmor:unredacted-secrets', 'codeql:actions/unmasked-secret-exposure'],
  *check(document) {
    if (!/fromjson\s*\(\s*secrets/i.test(document.text)) return;
    for (const { scalar, interpolation } of interpolationPlacesIn(document)) {
      for (const part of partsOfSecrets(scalar, interpolation)) {
        const field = part.fields.at(-1);
        yield {
          at: sourceOf(scalar, interpolation.start, interpolation.end),
          scope: scalar.span,
          certainty: field === undefined ? 'likely' : isOpenToAll(field) ? 'possible' : 'certain',
          message: `Logs can show ${field ? `\`${shortText(field, 30)}\` from` : 'a part of'} this secret. Store it as a secret of its own.`,
          fixes: fixesFor(document, scalar, part),
        };
      }
    }
  },
};

/** What people store beside a password and show anywhere: where to sign in, and as whom. */
function isOpenToAll(field: string): boolean {
  return /^(user(_?name)?|login|name|e?mail|host(_?name)?|port|url|endpoint|region|(project|tenant|client|subscription|account)_?id)$/i.test(
    field,
  );
}
