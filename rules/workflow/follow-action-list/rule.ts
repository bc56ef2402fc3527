/**
 * Finds actions that the team’s own list does not allow. Silent where there is no such list.
 */

import type { ActionList } from '../../engine/config.ts';
import type { Document } from '../../engine/document.ts';
import type { Fix } from '../../engine/finding.ts';
import type { DocumentRule, Found } from '../../engine/rule.ts';
import { sourceOf } from '../../engine/tree.ts';
import { githubNameIn } from '../../model/manifest/github-url.ts';
import { hookRepositoriesIn } from '../../model/manifest/hook-repositories.ts';
import { usesIn } from '../../model/workflow/action.ts';
import { actionListOf, isForbidden } from '../../model/workflow/action-list.ts';

export const rule: DocumentRule = {
  id: 'follow-action-list',
  family: 'workflow',
  title: 'Use only actions your team allows',
  reads: ['workflow', 'action', 'pre-commit'],
  severity: 'worth-fixing',
  certainty: 'certain',
  effort: '5 minutes',
  item: null,
  equivalents: ['zizmor:forbidden-uses'],
  *check(document, repository) {
    const list = actionListOf(repository);
    if (!list) return;
    if (document.kind === 'pre-commit') yield* hooks(document, list);
    for (const { uses, scope } of usesIn(document)) {
      if (uses.form !== 'repository' || !isForbidden(list, uses)) continue;
      yield { at: uses.scalar.span, scope, message: messageFor(uses.name, list), fixes: [byHand] };
    }
  },
};

/** A repository elsewhere than on GitHub fits no pattern. */
function* hooks(document: Document, list: ActionList): Generator<Found> {
  for (const { node, repo, rev } of hookRepositoriesIn(document)) {
    if (/^(local|meta)$/.test(repo.value)) continue;
    const name = githubNameIn(repo.value);
    const isOut = name ? isForbidden(list, { name, path: '', ref: rev?.value ?? '' }) : list.form === 'allow';
    if (isOut)
      yield {
        at: sourceOf(repo, 0, repo.value.length),
        scope: node.span,
        message: messageFor(name ?? 'This repository', list),
        fixes: [byHand],
      };
  }
}

function messageFor(name: string, { form }: ActionList): string {
  const what = name.includes('/') ? `\`${name}\`` : name;
  return form === 'allow'
    ? `${what} is not on your team’s list of actions. Use one that is.`
    : `Your team does not want ${what}. Use something else.`;
}

const byHand: Fix = {
  title: 'Use one that the team allows, by hand',
  safety: 'guided',
  edits: [],
  guide: [
    'Look for an action on the list that does the same.',
    'Is this one needed? Then add it to the list, and let someone review that.',
  ],
};
