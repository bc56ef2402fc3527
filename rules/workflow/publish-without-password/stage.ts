/**
 * npm can hold a release until a person confirms it with their second step at sign-in: `npm stage publish`, since npm 11.15.
 */
import type { Publishing } from '../../model/publish/publishing.ts';
import { changeScalar, type Edits } from '../../model/publish/step-edits.ts';

/** Absent for anything but a bare `npm publish` whose words are not changed by the other edits already. */
export function stage({ by, tool, keys, place }: Publishing): Edits | undefined {
  if (by.kind !== 'command' || tool !== 'npm publish' || keys.some(({ from }) => from.kind === 'script'))
    return undefined;
  const [program, verb] = by.command.words;
  if (program?.text !== 'npm' || verb?.text !== 'publish') return undefined;
  return changeScalar(place.document, by.run, [{ start: verb.start, end: verb.start, text: 'stage ' }]);
}
