/**
 * A condition that holds when whoever wrote belongs to the project, for each event that can start the workflow.
 */
import type { Workflow } from '../../model/workflow/workflow.ts';

/** Absent for events that name no author. Events that only maintainers can cause pass as they are. */
export function authorCondition({ triggers }: Workflow): string | undefined {
  const names = [...new Set(triggers.map(({ name }) => name))];
  if (names.some((name) => strange.includes(name))) return undefined;
  const alternatives = names.map((name) => {
    const writer = writers[name];
    const asks = `contains(fromJSON('["OWNER", "MEMBER", "COLLABORATOR"]'), github.event.${writer}.author_association)`;
    const isEvent = `github.event_name == '${name}'`;
    if (names.length === 1) return asks;
    return writer ? `(${isEvent} && ${asks})` : isEvent;
  });
  return alternatives.join(' || ');
}

/** Whose association each event tells. */
const writers: Readonly<Record<string, string>> = {
  issues: 'issue',
  issue_comment: 'comment',
  discussion: 'discussion',
  discussion_comment: 'comment',
  pull_request: 'pull_request',
  pull_request_target: 'pull_request',
  pull_request_review: 'review',
  pull_request_review_comment: 'comment',
};

/** Anyone causes these too, and they say nothing about who wrote what. */
const strange = ['workflow_run', 'workflow_call', 'fork', 'watch', 'gollum'];
