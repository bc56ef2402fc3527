/**
 * The offers for one finding: its fixes, its page, and to leave it alone.
 */
import { CodeActionKind } from 'vscode-languageserver';
import type { Finding, Fix } from '../../../rules/index.ts';
import { clientCommands, type FixTarget, serverCommands } from '../messages.ts';
import { targetOf } from '../targets.ts';
import { summaryOf } from './fix-summary.ts';
import type { Offer, OfferContext } from './offer.ts';
import { isNewFile } from './workspace-edit.ts';

export function fixOffers(context: OfferContext, finding: Finding): readonly Offer[] {
  const target = targetOf(finding, context.project);
  const version = context.version === undefined ? {} : { version: context.version };
  return finding.fixes.flatMap((fix, index): Offer[] => {
    const does = waysOf(context, fix, { ...target, ...version, fix: index });
    if (!does) return [];
    return [{ title: fix.title, kind: CodeActionKind.QuickFix, mayBePreferred: fix.safety === 'safe', finding, does }];
  });
}

/** An editor asks for an action's edit as soon as someone looks at it, so whatever does more than edit text is a command. */
function waysOf({ session: { abilities } }: OfferContext, fix: Fix, target: FixTarget): Offer['does'] | undefined {
  const hasPanel = abilities.longhaul?.panel === true;
  const command = (name: string, ...args: readonly object[]) => ({
    title: fix.title,
    command: name,
    arguments: [...args],
  });
  if (fix.change) return hasPanel ? command(clientCommands.changeSetting, target, summaryOf(fix)) : undefined;
  if (fix.safety === 'guided') return command(hasPanel ? clientCommands.guide : serverCommands.applyFix, target);
  if (fix.edits.some(isNewFile) && !abilities.createsFiles) return undefined;
  const mustAct = fix.needs !== undefined || fix.guide !== undefined || fix.edits.some(isNewFile);
  if (!mustAct) return { work: 'fix', target };
  return abilities.appliesEdits ? command(serverCommands.applyFix, target) : undefined;
}

export function explainOffer({ session: { abilities }, project }: OfferContext, finding: Finding): Offer | undefined {
  const hasPanel = abilities.longhaul?.panel === true;
  if (!hasPanel && !abilities.opensPages) return undefined;
  const command = hasPanel ? clientCommands.explain : serverCommands.explain;
  const title = 'Explain this';
  return {
    title,
    kind: CodeActionKind.QuickFix,
    mayBePreferred: false,
    finding,
    does: { title, command, arguments: [targetOf(finding, project)] },
  };
}

export function ignoreOffer({ session, project, version }: OfferContext, finding: Finding): Offer | undefined {
  const target = targetOf(finding, project);
  const title = 'Ignore here, with a reason…';
  const about = { title, kind: CodeActionKind.QuickFix, mayBePreferred: false, finding };
  if (session.abilities.longhaul?.panel)
    return { ...about, does: { title, command: clientCommands.ignore, arguments: [target] } };
  // Nobody can be asked for the reason here, so the comment asks for it.
  const reason = 'say why here';
  return {
    ...about,
    does: { work: 'ignore', target: { ...target, reason, ...(version === undefined ? {} : { version }) } },
  };
}
