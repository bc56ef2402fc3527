/**
 * What a person reads about one trigger.
 */
import type { Related } from '../../engine/finding.ts';
import type { Span } from '../../engine/tree.ts';
import type { Trigger, Workflow } from '../../model/workflow/workflow.ts';
import type { Judgement } from './judge.ts';

export function messageFor({ event, certainty, losers, afterPullRequests }: Judgement): string {
  if (event === 'workflow_run')
    return afterPullRequests
      ? '`workflow_run` starts this after a stranger’s pull request. Trust nothing that run hands over.'
      : '`workflow_run` starts this with your key, whoever caused the run before. Keep its rights small.';
  if (certainty === 'possible')
    return losers.length === 0
      ? '`pull_request_target` brings no gain here, and GitHub may block it. Start with `pull_request`.'
      : '`pull_request_target` lets strangers start this with your key, and GitHub may block it.';
  return losers.length === 0
    ? '`pull_request_target` may no longer run in a public repository. `pull_request` is enough here.'
    : '`pull_request_target` may no longer run in a public repository. Allow it for this file only.';
}

export function relatedFor(
  { document: { path } }: Workflow,
  trigger: Trigger,
  { event, afterPullRequests, losers }: Judgement,
  at: Span,
): readonly Related[] {
  const isStrangers = event === 'pull_request_target' || afterPullRequests;
  const message = isStrangers ? 'Anyone can start this with a pull request.' : 'This trigger follows other runs.';
  const shown = trigger.at.start === at.start ? [] : [{ place: { path, span: trigger.at }, message }];
  const kept = losers.slice(0, 3).map(({ key }) => ({
    place: { path, span: key.span },
    message: event === 'workflow_run' ? 'This job holds a key or secrets.' : 'This job uses a key or secrets.',
  }));
  return [...shown, ...kept];
}
