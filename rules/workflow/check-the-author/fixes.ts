/**
 * Puts the author in place of whoever caused the event, where all events of the workflow name the author in the same way.
 */
import type { Document } from '../../engine/document.ts';
import { replaceInScalar } from '../../engine/edit/yaml.ts';
import type { Fix } from '../../engine/finding.ts';
import { placeOfPart } from '../../model/workflow/expression-text.ts';
import type { ConditionPlace } from '../../model/workflow/places.ts';
import type { BotCheck } from './bot-checks.ts';

export function fixesFor(document: Document, { scalar, job }: ConditionPlace, { asked, by }: BotCheck): readonly Fix[] {
  const events = job?.workflow.triggers.map(({ name }) => name) ?? [];
  const owners = new Set(events.map((event) => authors[event] ?? ''));
  const [owner] = owners;
  if (owners.size !== 1 || !owner) return [byHand];
  const { start, end } = placeOfPart(scalar.value, asked);
  const edits = replaceInScalar(document, scalar, start, end, `github.event.${owner}.${by}`);
  return [{ title: 'Check who wrote it', safety: 'careful', edits }, byHand];
}

const pull = 'pull_request.user';

/** Where each event names the author of what it is about. Source: GitHub's webhook payloads. */
const authors: Readonly<Record<string, string>> = {
  pull_request: pull,
  pull_request_target: pull,
  issues: 'issue.user',
  discussion: 'discussion.user',
  issue_comment: 'comment.user',
  discussion_comment: 'comment.user',
  pull_request_review_comment: 'comment.user',
  pull_request_review: 'review.user',
  release: 'release.author',
  milestone: 'milestone.creator',
  create: 'sender',
  delete: 'sender',
  label: 'sender',
  project: 'sender',
  fork: 'sender',
  watch: 'sender',
  public: 'sender',
};

const byHand: Fix = {
  title: 'Check who wrote it, by hand',
  safety: 'guided',
  edits: [],
  guide: [
    'Ask for the author: `github.event.pull_request.user.login`.',
    'Other events have `github.event.issue.user.login` and `github.event.comment.user.login`.',
    'For Dependabot, `dependabot/fetch-metadata` looks at the commits too.',
  ],
};
