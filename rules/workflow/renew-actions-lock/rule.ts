/**
 * Finds actions that `actions.lock` does not know, in a workflow that it lists. GitHub refuses to run such a workflow.
 */
import type { Fix } from '../../engine/finding.ts';
import type { DocumentRule } from '../../engine/rule.ts';
import { usesIn } from '../../model/workflow/action.ts';
import { isListed, isLocked, withoutCommit } from '../../model/workflow/actions-lock.ts';

export const rule: DocumentRule = {
  id: 'renew-actions-lock',
  family: 'workflow',
  title: 'Record new actions in the lock file',
  reads: ['workflow', 'actions-lock'],
  severity: 'worth-fixing',
  certainty: 'likely',
  effort: '5 minutes',
  item: 'fixed-parts',
  equivalents: [],
  *check(document, repository) {
    if (document.kind === 'actions-lock') {
      for (const entry of withoutCommit(document))
        yield { at: entry.span, message: 'This action is listed without a commit. Record it again.', fixes: [record] };
      return;
    }
    if (!isListed(repository, document.path)) return;
    for (const { uses, scope } of usesIn(document)) {
      if (uses.form !== 'repository' || isLocked(repository, document.path, uses)) continue;
      yield {
        at: uses.scalar.span,
        scope,
        message: '`actions.lock` lacks this action, so GitHub stops the run. Record it.',
        fixes: [record],
      };
    }
  },
};

/** Only the tool writes the lock. */
const record: Fix = {
  title: 'Record it in the lock file, by hand',
  safety: 'guided',
  edits: [],
  guide: [
    'Install the tool once: `gh extension install github/gh-actions-lock`.',
    'Run `gh actions-lock` in your project. It asks GitHub for the commits.',
    'Look at what it wrote, and commit the lock file with your change.',
  ],
};
