/**
 * Finds `ACTIONS_STEP_DEBUG` and `ACTIONS_RUNNER_DEBUG` switched on in a file. They are meant for one run, from the settings or the button of a re-run.
 */
import { removeKey } from '../../engine/edit/yaml.ts';
import type { DocumentRule } from '../../engine/rule.ts';
import { type MapNode, mapAt } from '../../engine/tree.ts';
import { stepPlacesIn } from '../../model/workflow/places.ts';
import { workflowOf } from '../../model/workflow/workflow.ts';

export const rule: DocumentRule = {
  id: 'turn-off-debug-logs',
  family: 'workflow',
  title: 'Turn detailed logs off again',
  reads: ['workflow', 'action'],
  severity: 'tidy',
  certainty: 'possible',
  effort: 'one click',
  item: null,
  equivalents: ['poutine:debug_enabled'],
  *check(document) {
    if (!/ACTIONS_(RUNNER|STEP)_DEBUG/.test(document.text)) return;
    const workflow = workflowOf(document);
    const owners: readonly (MapNode | undefined)[] = [
      workflow?.node,
      ...(workflow?.jobs ?? []).map(({ node }) => node),
      ...stepPlacesIn(document).map(({ step }) => step.node),
    ];
    for (const owner of new Set(owners)) {
      const env = mapAt(owner, 'env');
      for (const pair of env?.pairs ?? []) {
        if (!owner || !env || !/^ACTIONS_(RUNNER|STEP)_DEBUG$/i.test(pair.key.value)) continue;
        if (pair.value?.kind !== 'scalar' || !/^(true|1|yes|on)$/i.test(pair.value.value)) continue;
        yield {
          at: pair.key.span,
          scope: pair.span,
          message: 'Detailed logs can show what should stay hidden. Turn them on for one run only.',
          fixes: [
            {
              title: `Remove ${pair.key.value}`,
              safety: 'safe',
              edits:
                env.pairs.length === 1 ? removeKey(document, owner, 'env') : removeKey(document, env, pair.key.value),
            },
          ],
        };
      }
    }
  },
};
