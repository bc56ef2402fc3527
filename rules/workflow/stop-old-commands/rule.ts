/**
 * Finds `ACTIONS_ALLOW_UNSECURE_COMMANDS`, which brings back two commands that GitHub switched off because any printed line could give them.
 */
import type { DocumentRule } from '../../engine/rule.ts';
import { type MapNode, pairOf } from '../../engine/tree.ts';
import { stepPlacesIn } from '../../model/workflow/places.ts';
import { workflowOf } from '../../model/workflow/workflow.ts';
import { fixFor } from './fix.ts';

export const rule: DocumentRule = {
  id: 'stop-old-commands',
  family: 'workflow',
  title: 'Keep the commands off that GitHub stopped',
  reads: ['workflow', 'action'],
  severity: 'worth-fixing',
  certainty: 'certain',
  effort: 'one click',
  item: 'no-strangers-code',
  equivalents: [
    'zizmor:insecure-commands',
    'octoscan:unsecure-commands',
    'checkov:CKV_GHA_1',
    'semgrep:yaml.github-actions.security.allowed-unsecure-commands.allowed-unsecure-commands',
  ],
  *check(document) {
    const named = document.text.includes('ACTIONS_ALLOW_UNSECURE_COMMANDS');
    if (!named && !/\benv["']?\s*:\s*["']?\$\{\{/.test(document.text)) return;
    const workflow = workflowOf(document);
    const owners: readonly (MapNode | undefined)[] = [
      workflow?.node,
      ...(workflow?.jobs ?? []).map(({ node }) => node),
      ...stepPlacesIn(document).map(({ step }) => step.node),
    ];
    for (const owner of new Set(owners)) {
      const pair = owner && pairOf(owner, 'env');
      if (!owner || !pair) continue;
      if (pair.value?.kind === 'scalar' && pair.value.value.includes('${{')) {
        yield {
          at: pair.key.span,
          certainty: 'possible',
          message: 'Nobody can see which variables this sets. Write them out.',
          equivalents: ['zizmor:insecure-commands'],
          fixes: [
            {
              title: 'Write the variables out, by hand',
              safety: 'guided',
              edits: [],
              guide: ['Name each variable below `env:`, one a line.'],
            },
          ],
        };
      }
      const setting = pair.value?.kind === 'map' ? pairOf(pair.value, 'ACTIONS_ALLOW_UNSECURE_COMMANDS') : undefined;
      if (setting?.value?.kind !== 'scalar' || setting.value.value.trim().toLowerCase() !== 'true') continue;
      yield {
        at: pair.key.span,
        scope: { start: pair.key.span.start, end: pair.span.end },
        message: 'This lets any printed line set variables for later steps. Take it out.',
        related: [
          { place: { path: document.path, span: setting.span }, message: 'This switches the old commands on.' },
        ],
        fixes: [fixFor(document, owner, pair)],
      };
    }
  },
};
