/**
 * Text that a piece of script reads from files a stranger brought.
 */
import type { Certainty } from '../../engine/finding.ts';
import { isAction } from '../workflow/uses.ts';
import { type Reading, readingIn } from './file-reads.ts';
import { fetchedFrom, type Landing, landingsBefore } from './landings.ts';
import type { Fetched, Piece } from './source.ts';

export function readText(piece: Piece): Fetched | undefined {
  const isCode = isAction(piece.from.step?.uses, 'actions/github-script');
  const landings = landingsBefore(piece.from, piece.repository, isCode ? 0 : piece.start);
  const reading = readingIn(piece, landings);
  return reading && fetchedFrom(reading.files, certaintyOf(piece, reading));
}

/** Sure only where nothing picks a part of the text, nothing checks it, and no file of the project's own can be meant. */
function certaintyOf({ script }: Piece, { files, how }: Reading<Landing>): Certainty {
  if (how === 'part' || script.includes('=~')) return 'likely';
  return how === 'short' || files.isAlone ? 'certain' : 'likely';
}
