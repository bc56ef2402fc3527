/**
 * The commands the server carries out itself: for actions that do more than edit text, and for editors that cannot resolve actions.
 * The answer is always `Done`; an editor without our client is told the same sentence in a message.
 */
import {
  type CancellationToken,
  MessageType,
  ShowMessageNotification,
  type WorkDoneProgressReporter,
} from 'vscode-languageserver';
import { pageAddress } from '../page-address.ts';
import { inBackground } from './background.ts';
import { applyFix } from './fixes/apply-fix.ts';
import { applyPlan } from './fixes/apply-plan.ts';
import { planAll, planIgnore } from './fixes/plans.ts';
import {
  type ApplyFixParams,
  type Done,
  type FindingTarget,
  type FixAllTarget,
  type IgnoreTarget,
  serverCommands,
} from './messages.ts';
import type { Session } from './session.ts';

export const commandNames: readonly string[] = Object.values(serverCommands);

export function answerCommands(session: Session): void {
  const { connection, abilities } = session;
  connection.onExecuteCommand(async ({ command, arguments: [argument] = [] }, token, progress): Promise<Done> => {
    const done = await run(session, command, argument, token, progress);
    // Never awaited: a message that nobody answers must not hold anything up.
    if (!abilities.longhaul?.panel) tell(session, done);
    return done;
  });

  function tell({ connection }: Session, { done, message, guide }: Done): void {
    if (done && !guide) return;
    const steps = guide?.map((step, index) => `${index + 1}. ${step}`) ?? [];
    const type = done ? MessageType.Info : MessageType.Warning;
    const text = [message, ...steps].join('\n');
    inBackground(connection, connection.sendNotification(ShowMessageNotification.type, { type, message: text }));
  }
}

async function run(
  session: Session,
  command: string,
  argument: unknown,
  token: CancellationToken,
  progress: WorkDoneProgressReporter,
): Promise<Done> {
  if (!isTarget(argument)) return { done: false, message: 'Longhaul does not know how to do this.' };
  switch (command) {
    case serverCommands.applyFix:
      return applyFix(session, argument as ApplyFixParams, token, progress);
    case serverCommands.fixAll:
      return fixAll(session, argument as FixAllTarget);
    case serverCommands.ignore:
      return ignore(session, argument as IgnoreTarget);
    case serverCommands.explain:
      return explain(session, argument as FindingTarget);
    default:
      return { done: false, message: 'Longhaul does not know how to do this.' };
  }
}

function isTarget(argument: unknown): argument is { readonly uri: string } {
  return typeof argument === 'object' && argument !== null && 'uri' in argument && typeof argument.uri === 'string';
}

async function fixAll(session: Session, target: FixAllTarget): Promise<Done> {
  const plan = await planAll(session, target);
  if (!plan || plan.count === 0) return { done: false, message: 'There is nothing to fix here any more.' };
  const { count } = plan;
  return applyPlan(session, plan, count === 1 ? 'Fixed one place.' : `Fixed ${count} places.`);
}

async function ignore(session: Session, target: IgnoreTarget): Promise<Done> {
  const plan = await planIgnore(session, { ...target, reason: String(target.reason ?? '') });
  if (!plan)
    return { done: false, message: 'There is no safe place for it. Add the rule to .github/longhaul.yml by hand.' };
  return applyPlan(session, plan, 'This stays as it is from now on.');
}

async function explain({ connection, abilities }: Session, { rule }: FindingTarget): Promise<Done> {
  if (!abilities.opensPages) return { done: false, message: `Its page is ${pageAddress(rule)}` };
  const { success } = await connection.window
    .showDocument({ uri: pageAddress(rule), external: true })
    .catch(() => ({ success: false }));
  return { done: success, message: success ? 'Its page is open.' : `Its page is ${pageAddress(rule)}` };
}
