/**
 * Reads a secret of its own in place of a part; a person has to store it, which the guide says.
 */
import type { Document } from '../../engine/document.ts';
import { replaceInScalar } from '../../engine/edit/yaml.ts';
import type { Fix } from '../../engine/finding.ts';
import type { ScalarNode } from '../../engine/tree.ts';
import { shortText } from '../../model/short-text.ts';
import type { SecretPart } from './parts.ts';

export function fixesFor(
  document: Document,
  scalar: ScalarNode,
  { secret, fields, place }: SecretPart,
): readonly Fix[] {
  if (!secret || !place) return [byHand];
  const name = [secret, ...fields].map(inCapitals).join('_');
  return [
    {
      title: `Read it from a secret of its own, \`${shortText(name, 40)}\``,
      safety: 'careful',
      edits: replaceInScalar(document, scalar, place.start, place.end, `secrets.${name}`),
      guide: [
        `Add \`${shortText(name, 40)}\` with this value to the secrets of the repository.`,
        'Has a log shown it already? Then replace the value where it came from, too.',
      ],
    },
  ];
}

/** `clientSecret` is `CLIENT_SECRET`. */
function inCapitals(name: string): string {
  return name
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .replace(/\W/g, '_')
    .toUpperCase();
}

const byHand: Fix = {
  title: 'Store each value as a secret of its own, by hand',
  safety: 'guided',
  edits: [],
  guide: [
    'Add a secret for each value in the settings of the repository.',
    'Read it here by its name, such as `${{ secrets.NAME }}`.',
    'Has a log shown it already? Then replace the value where it came from, too.',
  ],
};
