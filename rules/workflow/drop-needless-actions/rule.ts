/**
 * Finds actions that do what a program on every machine of GitHub does already. One action less is one owner less to trust.
 */
import { builtInFor } from '../../data/built-in-tools.ts';
import type { DocumentRule } from '../../engine/rule.ts';
import { stepPlacesIn } from '../../model/workflow/places.ts';
import { isSelfHosted } from '../../model/workflow/shell.ts';
import { usesKey } from '../../model/workflow/uses.ts';

export const rule: DocumentRule = {
  id: 'drop-needless-actions',
  family: 'workflow',
  title: 'Use the tools that are already there',
  reads: ['workflow', 'action'],
  severity: 'tidy',
  certainty: 'certain',
  effort: '5 minutes',
  item: null,
  equivalents: ['zizmor:superfluous-actions'],
  *check(document) {
    const seen = new Set<object>();
    for (const { step, job } of stepPlacesIn(document)) {
      const { uses } = step;
      const builtIn = uses?.form === 'repository' ? builtInFor(usesKey(uses)) : undefined;
      if (!uses || !builtIn || seen.has(step.node)) continue;
      seen.add(step.node);
      yield {
        at: uses.scalar.span,
        scope: step.node.span,
        // A machine of one's own may lack the tool.
        certainty: builtIn.isSame && !(job && isSelfHosted(job)) ? 'certain' : 'possible',
        message: `\`${builtIn.tool}\` does the same, and every machine of GitHub has it. Use that.`,
        fixes: [
          {
            title: `Use ${builtIn.tool}, by hand`,
            safety: 'guided',
            edits: [],
            guide: [
              'Write a `run:` step in place of this one.',
              builtIn.how,
              'Give it the key it needs: `env: { GH_TOKEN: ${{ github.token }} }`.',
            ],
          },
        ],
      };
    }
  },
};
