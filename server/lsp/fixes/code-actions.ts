/**
 * What can be done about the findings at one place: listed at once from what is known, computed only when someone looks.
 */
import {
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  type Command,
  type Diagnostic,
  LSPErrorCodes,
  ResponseError,
} from 'vscode-languageserver';
import type { Finding } from '../../../rules/index.ts';
import { isSameRange, rangeOf, spanOf } from '../../positions.ts';
import { shownTo } from '../person-settings.ts';
import type { Session } from '../session.ts';
import { explainOffer, fixOffers, ignoreOffer } from './finding-offers.ts';
import { fixEveryOffer, fixEverythingOffer } from './fix-all-offers.ts';
import type { Offer } from './offer.ts';
import { toAction } from './offer-action.ts';

export const fixAllKind = `${CodeActionKind.SourceFixAll}.longhaul`;
export const actionKinds: readonly string[] = [CodeActionKind.QuickFix, fixAllKind];

export function answerActions(session: Session): void {
  session.connection.onCodeAction(async (params, token) => {
    const actions = await listActions(session, params);
    if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'Cancelled.');
    return actions;
  });
}

async function listActions(
  session: Session,
  { textDocument: { uri }, range, context }: CodeActionParams,
): Promise<(CodeAction | Command)[] | null> {
  const located = await session.projects.locate(uri);
  const document = located?.project.document(located.path);
  if (!located || !document) return null;
  const shown = shownTo(await session.settings.of(uri), located.findings.currentOf(located.path));
  const version = located.project.openTextOf(located.path)?.version;
  const about = { uri, path: located.path, project: located.project, shown, version, session };
  const span = spanOf(document, range);
  const here = shown
    .filter(({ place }) => place.span && place.span.start <= span.end && span.start <= place.span.end)
    .slice(0, mostFindings);

  const offers: Offer[] = [];
  if (here.length > 0 && wants(context.only, CodeActionKind.QuickFix)) {
    const rules = [...new Map(here.map((finding) => [finding.rule, finding])).values()];
    offers.push(
      ...here.flatMap((finding) => fixOffers(about, finding)),
      ...rules.flatMap((finding) => explainOffer(about, finding) ?? []),
      ...here.flatMap((finding) => ignoreOffer(about, finding) ?? []),
      ...rules.flatMap((finding) => fixEveryOffer(about, finding.rule) ?? []),
      ...(fixEverythingOffer(about, CodeActionKind.QuickFix, 2) ?? []),
    );
  }
  // Editors hide these until they are asked for by name, on save or from a menu.
  if (context.only && wants(context.only, fixAllKind)) offers.push(...(fixEverythingOffer(about, fixAllKind, 1) ?? []));

  const known = context.diagnostics.filter(({ source }) => source === 'Longhaul');
  const preferred = offers.find((offer) => offer.mayBePreferred);
  const actions = await Promise.all(
    offers.map((offer) =>
      toAction(session, offer, { isPreferred: offer === preferred, diagnostics: diagnosticsOf(offer.finding, known) }),
    ),
  );
  return actions.filter((action) => action !== undefined);

  function diagnosticsOf(finding: Finding | undefined, all: readonly Diagnostic[]): readonly Diagnostic[] {
    const at = finding?.place.span && document ? rangeOf(document, finding.place.span) : undefined;
    return at ? all.filter((diagnostic) => diagnostic.code === finding?.rule && isSameRange(diagnostic.range, at)) : [];
  }
}

/** A list nobody can read helps nobody: with everything selected, the first ones are enough. */
const mostFindings = 10;

/** Kinds are a hierarchy: who asks for `source` wants `source.fixAll.longhaul` too. */
function wants(only: readonly string[] | undefined, kind: string): boolean {
  return !only || only.some((wanted) => wanted === '' || kind === wanted || kind.startsWith(`${wanted}.`));
}
