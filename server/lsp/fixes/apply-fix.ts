/**
 * Carries out one fix now. The only place where the server asks GitHub for a fact, because a person asked for this very fix.
 */
import type { CancellationToken, WorkDoneProgressReporter } from 'vscode-languageserver';
import type { Commit, CommitRequest } from '../../../rules/index.ts';
import { apiUrlOf } from '../../github/api-address.ts';
import { findCommit } from '../../github/commit-of.ts';
import type { Connection } from '../../github/connection.ts';
import { type Failure, isFailure } from '../../github/failure.ts';
import type { ApplyFixParams, Done } from '../messages.ts';
import { withProgress } from '../progress.ts';
import type { Session } from '../session.ts';
import { applyPlan, moved } from './apply-plan.ts';
import { planFix } from './plans.ts';

export async function applyFix(
  session: Session,
  { token, api, confirmed, ...target }: ApplyFixParams,
  cancel: CancellationToken,
  progress: WorkDoneProgressReporter,
): Promise<Done> {
  const first = await planFix(session, target);
  if (!first?.fix) return { done: false, message: moved };
  const { change, needs, guide } = first.fix;
  if (change)
    return { done: false, message: 'This is a setting on GitHub. Change it there.', ...(guide ? { guide } : {}) };
  let plan = first;
  if (needs) {
    const request = needs.commitOf;
    const commit = await withProgress(session, progress, cancel, first.title, (signal) =>
      askFor(request, { signal, token, api, fetch: session.fetch }),
    );
    if (isFailure(commit)) return { done: false, message: `${commit.sentence} Your file is unchanged.` };
    const second = await planFix(session, target, { request, commit });
    if (!second?.fix) return { done: false, message: moved };
    plan = second;
  }
  const steps = plan.fix?.guide ? { guide: plan.fix.guide } : {};
  if (plan.edits.length === 0) return { done: guide !== undefined, message: guide ? plan.title : moved, ...steps };
  const { confirm, ...unasked } = plan;
  const applied = await applyPlan(session, confirmed ? unasked : { ...unasked, confirm }, `Done: ${plan.title}.`);
  return applied.done ? { ...applied, ...steps } : applied;
}

async function askFor(
  request: CommitRequest,
  { api, ...connection }: Omit<Connection, 'apiUrl'> & { readonly api: string | undefined },
): Promise<Commit | Failure> {
  const apiUrl = apiUrlOf(api);
  return isFailure(apiUrl) ? apiUrl : findCommit(request, { ...connection, apiUrl });
}
