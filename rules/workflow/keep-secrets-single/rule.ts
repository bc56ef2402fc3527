/**
 * Finds secrets that hold several values as JSON. GitHub hides a secret in logs only where it stands there whole, so a part of it shows.
 */
import type { DocumentRule } from '../../engine/rule.ts';
import { sourceOf } from '../../engine/tree.ts';
import { partsOf } from '../../model/workflow/expression.ts';
import { interpolationPlacesIn } from '../../model/workflow/places.ts';

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
      for (const part of partsOf(interpolation.expression)) {
        const [arg] = part.kind === 'call' && part.name === 'fromjson' ? part.args : [];
        if (arg?.kind !== 'context' || arg.path[0] !== 'secrets') continue;
        const field = fieldBehind(interpolation.body);
        const name = arg.path[1]?.toUpperCase() ?? 'NAME';
        yield {
          at: sourceOf(scalar, interpolation.start, interpolation.end),
          scope: scalar.span,
          message: 'Logs can show this part of the secret. Store it as a secret of its own.',
          fixes: [
            {
              title: 'Store each value as a secret of its own, by hand',
              safety: 'guided',
              edits: [],
              guide: [
                `Add a secret ${field ? `\`${name}_${field.toUpperCase()}\` for this value` : 'for each value'} in the settings of the repository.`,
                'Read it here by its name, such as `${{ secrets.NAME }}`.',
                'Has a log shown it already? Then replace the value where it came from, too.',
              ],
            },
          ],
        };
      }
    }
  },
};

/** `fromJSON(secrets.X).password`: `password`. */
function fieldBehind(body: string): string | undefined {
  return /\)\s*(?:\.\s*(\w+)|\[\s*'(\w+)')/
    .exec(body)
    ?.slice(1)
    .find((name) => name !== undefined);
}
