/** Opens the place a finding stands at. Lines and columns come 0-based in UTF-16 units, as the editor counts. */
import { Range, Uri, window } from 'vscode';
import type { Done, FindingTarget } from '../server/lsp/messages.ts';

/** Asked for by a person, so the editor takes focus. */
export async function openPlace({ uri, range }: FindingTarget): Promise<void> {
  if (!range) return;
  const selection = new Range(range.start.line, range.start.character, range.end.line, range.end.character);
  await window.showTextDocument(Uri.parse(uri), { selection });
}

/** Puts the cursor where a new file needs a person's words. */
export async function openFillIn({ uri, position }: NonNullable<Done['fillIn']>): Promise<void> {
  const place = new Range(position.line, position.character, position.line, position.character);
  await window.showTextDocument(Uri.parse(uri), { selection: place });
}
