/**
 * Offers for a whole file. Their titles say what is included.
 */
import { CodeActionKind } from 'vscode-languageserver';
import { clientCommands, type FixAllTarget } from '../messages.ts';
import type { Offer, OfferContext } from './offer.ts';
import { joinable } from './plans.ts';

/** All findings of one rule: those with a safe fix, else those whose fix can be shown before it is applied. */
export function fixEveryOffer(context: OfferContext, rule: string): Offer | undefined {
  const { uri, shown, path, session } = context;
  const { confirmsEdits, longhaul } = session.abilities;
  const safe = joinable(shown, path, { rule }).length;
  const all = confirmsEdits || longhaul?.panel ? joinable(shown, path, { rule, careful: true }) : [];
  const careful = all.length;
  if (Math.max(safe, careful) < 2) return undefined;
  const isCareful = careful > safe;
  const title = isCareful
    ? `Fix every one of these in this file (${careful}, shown to you first)`
    : `Fix every one of these in this file (${safe})`;
  const target: FixAllTarget = { uri, rule, ...(isCareful ? { careful: true } : {}), ...versionOf(context) };
  const about = { title, kind: CodeActionKind.QuickFix, mayBePreferred: false };
  if (!isCareful || !longhaul?.panel) return { ...about, does: { work: 'fix-all', target } };
  const titles = all.map((fix) => fix.title);
  return { ...about, does: { title, command: clientCommands.fixEvery, arguments: [target, titles] } };
}

/** `least`: how many fixes make it worth a line of its own. */
export function fixEverythingOffer(context: OfferContext, kind: string, least: number): readonly Offer[] | undefined {
  const { uri, shown, path } = context;
  const count = joinable(shown, path, {}).length;
  if (count < least) return undefined;
  const title = `Fix everything safe in this file (${count})`;
  const target: FixAllTarget = { uri, ...versionOf(context) };
  return [{ title, kind, mayBePreferred: false, does: { work: 'fix-all', target } }];
}

function versionOf({ version }: OfferContext): { readonly version?: number } {
  return version === undefined ? {} : { version };
}
