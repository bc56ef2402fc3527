/**
 * What a person reads about one cache in a release.
 */
import type { Document } from '../../engine/document.ts';
import type { Equivalent, Related } from '../../engine/finding.ts';
import { shortText } from '../../model/short-text.ts';
import { nameOf, type RepositoryUses } from '../../model/workflow/uses.ts';
import type { Cache } from './caches.ts';
import type { Judgement } from './judge.ts';
import type { Release } from './releases.ts';

export const equivalents: readonly Equivalent[] = ['zizmor:cache-poisoning'];

export function messageFor(
  uses: RepositoryUses,
  { state, savesOnly }: Cache,
  { publisher }: Release,
  { opening, certainty }: Judgement,
): string {
  const name = `\`${shortText(nameOf(uses), 40)}\``;
  if (certainty === 'certain' && opening)
    return `${name} restores a cache that strangers’ runs can write. Build the release without it.`;
  if (savesOnly) return `${name} saves a cache from a release. Leave caches to your tests.`;
  if (state === 'guarded') return `Only a condition turns the cache of ${name} off here. Check it.`;
  if (!publisher) return `${name} can restore a cache in a run for a release. Leave it out where you build one.`;
  const verb = state === 'on' ? 'puts' : 'may put';
  return `${name} ${verb} cached files into a release. Build it without a cache.`;
}

export function relatedFor(
  { path }: Document,
  { triggers, publisher }: Release,
  { opening }: Judgement,
): readonly Related[] {
  const related: Related[] = [];
  const [trigger] = triggers;
  if (publisher)
    related.push({
      place: { path, span: publisher.at },
      message: `\`${shortText(publisher.name, 40)}\` publishes here.`,
    });
  else if (trigger)
    related.push({ place: { path, span: trigger.at }, message: 'This starts the workflow for a release.' });
  if (opening)
    related.push({
      place: { path: opening.path, span: opening.at },
      message: 'This lets a run that strangers start write the cache.',
    });
  return related;
}
