/**
 * An offer in the form an editor understands, and the edit it asks for later.
 */
import type { CodeAction, Command, Diagnostic, WorkspaceEdit } from 'vscode-languageserver';
import { serverCommands } from '../messages.ts';
import type { Session } from '../session.ts';
import type { Offer, Work } from './offer.ts';
import { type Plan, planAll, planFix, planIgnore } from './plans.ts';
import { toWorkspaceEdit } from './workspace-edit.ts';

export interface ActionDetail {
  readonly isPreferred: boolean;
  readonly diagnostics: readonly Diagnostic[];
}

/** Nothing when the editor has no way to carry it out. */
export async function toAction(
  session: Session,
  { title, kind, does }: Offer,
  { isPreferred, diagnostics }: ActionDetail,
): Promise<CodeAction | Command | undefined> {
  const { abilities } = session;
  const command = 'work' in does ? (abilities.appliesEdits ? commandOf(title, does) : undefined) : does;
  if (!abilities.takesCodeActions) return command;
  const action: CodeAction = {
    title,
    kind,
    ...(diagnostics.length > 0 ? { diagnostics: [...diagnostics] } : {}),
    ...(isPreferred && abilities.knowsPreferred ? { isPreferred: true } : {}),
  };
  if ('work' in does && abilities.resolvesEdits) return { ...action, data: does };
  if (command) return { ...action, command };
  const edit = 'work' in does ? await editOf(session, does) : undefined;
  return edit && { ...action, edit };
}

/** For an editor that cannot ask later. */
function commandOf(title: string, { work, target }: Work): Command {
  const names = { fix: serverCommands.applyFix, ignore: serverCommands.ignore, 'fix-all': serverCommands.fixAll };
  return { title, command: names[work], arguments: [target] };
}

export function answerResolve(session: Session): void {
  if (!session.abilities.resolvesEdits) return;
  session.connection.onCodeActionResolve(async (action) => {
    if (!isWork(action.data)) return action;
    const edit = await editOf(session, action.data);
    return edit ? { ...action, edit } : action;
  });
}

async function editOf(session: Session, work: Work): Promise<WorkspaceEdit | undefined> {
  const plan = await planOf(session, work);
  if (!plan || plan.edits.length === 0) return undefined;
  return toWorkspaceEdit(plan.edits, plan.project, session.abilities, plan.confirm);
}

function planOf(session: Session, { work, target }: Work): Promise<Plan | undefined> {
  if (work === 'fix') return planFix(session, target);
  return work === 'ignore' ? planIgnore(session, target) : planAll(session, target);
}

/** Other servers' actions never come here, but data is data. */
function isWork(data: unknown): data is Work {
  return typeof data === 'object' && data !== null && 'work' in data && 'target' in data;
}
