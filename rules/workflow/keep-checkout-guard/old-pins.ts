/**
 * A checkout pinned to a release from before the guard, in a workflow that a stranger's pull request starts with your key.
 */
import { knownAction, knownCommit, newestWithin } from '../../data/actions.ts';
import { setTrailingComment } from '../../engine/edit/yaml-comment.ts';
import { type Commit, commitKey } from '../../engine/facts.ts';
import type { Fix } from '../../engine/finding.ts';
import type { Repository } from '../../engine/repository.ts';
import type { Found } from '../../engine/rule.ts';
import { arrivalsIn } from '../../model/flow/arrivals.ts';
import { guardOf, isGuardedRelease } from '../../model/flow/checkout-guard.ts';
import { versionOf } from '../../model/workflow/action-version.ts';
import type { StepPlace } from '../../model/workflow/places.ts';
import { isCommit, type RepositoryUses } from '../../model/workflow/uses.ts';
import { guardedEvents } from './events.ts';

export function oldPin(place: StepPlace, repository: Repository): Found | undefined {
  const { document, job, step } = place;
  const { uses } = step;
  if (!job || uses?.form !== 'repository' || guardOf(step, document) !== 'open') return undefined;
  const [event] = guardedEvents(job, repository) ?? [];
  if (!event) return undefined;
  const takesStrangers = arrivalsIn(job, repository).some((arrival) => arrival.step === step);
  return {
    at: uses.refAt,
    scope: step.node.span,
    severity: takesStrangers ? 'worth-fixing' : 'good-habit',
    certainty: takesStrangers ? 'certain' : 'likely',
    message: 'This `actions/checkout` is too old to refuse a stranger’s code. Move to a release that does.',
    related: [{ place: { path: event.path, span: event.at }, message: 'Anyone can start this with a pull request.' }],
    fixes: [fixFor(place, uses, repository)],
  };
}

function fixFor({ document }: StepPlace, uses: RepositoryUses, { facts }: Repository): Fix {
  const major = versionOf(document, uses)?.major;
  const action = knownAction('actions/checkout');
  const known = action && newestWithin(action, `v${major}`);
  const moved = (commit: Commit): Fix => ({
    title: `Move to actions/checkout ${commit.version}, which refuses strangers’ code`,
    safety: 'careful',
    edits: isCommit(uses.ref)
      ? [
          { path: document.path, span: uses.refAt, text: commit.sha },
          ...setTrailingComment(document, uses.refAt.end, commit.version),
        ]
      : [{ path: document.path, span: uses.refAt, text: commit.version }],
    guide: ['If this step checks out a fork’s pull request, it stops from now on.'],
  });
  if (known && isGuardedRelease(known.version)) return moved(known);
  // Version 1 never got the guard.
  const newest = action?.latest ? knownCommit('actions/checkout', action.latest) : undefined;
  if (newest) return moved(newest);
  const request = { owner: uses.owner, repo: uses.repo, ref: 'v7' };
  const asked = facts.commits[commitKey(request)];
  return asked
    ? moved(asked)
    : {
        title: 'Ask GitHub for the newest actions/checkout',
        safety: 'careful',
        edits: [],
        needs: { commitOf: request },
      };
}
