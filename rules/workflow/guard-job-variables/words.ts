/**
 * What a person reads: whose text it is and what it reaches, then the way it takes.
 */
import type { Related } from '../../engine/finding.ts';
import { placeInScript } from '../../model/script/script.ts';
import type { StepPlace } from '../../model/workflow/places.ts';
import { wordsFor as startWords } from '../../model/workflow/trigger.ts';
import type { Passing } from './passing.ts';

export function messageFor({ origin, to, judgement }: Pick<Passing, 'origin' | 'to' | 'judgement'>): string {
  if (!origin) {
    return to === 'path'
      ? 'This decides where later steps look for programs. Write a fixed folder.'
      : 'This passes a value on to every later step. Keep line breaks out of it.';
  }
  const { words } = origin.text;
  if (to === 'path') return `${sentenceCase(words)} decides where later steps look for programs. Write a fixed folder.`;
  if (judgement.certainty === 'possible')
    return `${sentenceCase(words)} becomes a variable of later steps. Keep line breaks out.`;
  return `${sentenceCase(words)} can set any variable of later steps. Keep line breaks out.`;
}

export function sentenceCase(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

export function relatedFor(
  { origin, judgement, worst }: Pick<Passing, 'origin' | 'judgement'> & Partial<Passing>,
  path: string,
  run?: StepPlace['step']['run'],
): readonly Related[] {
  const related: Related[] = [];
  if (judgement.event && judgement.chooser === 'anyone') {
    const message = `Anyone can start this ${startWords(judgement.event.name)}.`;
    related.push({ place: { path: judgement.event.path, span: judgement.event.at }, message });
  }
  related.push(...(origin?.hops ?? []));
  if (run && worst)
    related.push({ place: { path, span: placeInScript(run, worst.start, worst.end) }, message: 'It is written here.' });
  return related;
}
