/**
 * Finds `ACTIONS_ALLOW_UNSECURE_COMMANDS`, which brings back two commands that GitHub switched off because any printed line could give them.
 */
import type { Document } from '../../engine/document.ts';
import type { Certainty } from '../../engine/finding.ts';
import type { DocumentRule, Found } from '../../engine/rule.ts';
import { type MapNode, type Node, type Pair, pairOf } from '../../engine/tree.ts';
import { constantOf, textOfConstant } from '../../model/workflow/constant.ts';
import { conditionOf } from '../../model/workflow/expression.ts';
import { stepPlacesIn } from '../../model/workflow/places.ts';
import { workflowOf } from '../../model/workflow/workflow.ts';
import { fixFor } from './fix.ts';
import { inScripts } from './in-scripts.ts';

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
    const isNamed = document.text.includes('ACTIONS_ALLOW_UNSECURE_COMMANDS');
    if (!isNamed && !/\benv["']?\s*:\s*["'>|&]?.*\$\{\{/.test(document.text)) return;
    const workflow = workflowOf(document);
    const owners: readonly (MapNode | undefined)[] = [
      workflow?.node,
      ...(workflow?.jobs ?? []).map(({ node }) => node),
      ...stepPlacesIn(document).map(({ step }) => step.node),
    ];
    for (const owner of new Set(owners)) {
      const pair = owner && pairOf(owner, 'env');
      if (owner && pair) yield* inEnv(document, owner, pair);
    }
    if (isNamed) yield* inScripts(document);
  },
};

function* inEnv(document: Document, owner: MapNode, env: Pair): Generator<Found> {
  if (env.value?.kind === 'scalar' && env.value.value.includes('${{')) yield unseen(env);
  const setting = env.value?.kind === 'map' ? pairOf(env.value, 'ACTIONS_ALLOW_UNSECURE_COMMANDS') : undefined;
  const certainty = switchedOn(setting?.value);
  if (!setting || !certainty) return;
  yield {
    at: env.key.span,
    scope: { start: env.key.span.start, end: Math.max(env.key.span.end, env.span.end) },
    certainty,
    message:
      certainty === 'certain'
        ? 'This lets any printed line set variables for later steps. Take it out.'
        : 'This can let any printed line set variables for later steps. Take it out.',
    related: [{ place: { path: document.path, span: setting.span }, message: 'This switches the old commands on.' }],
    fixes: [fixFor(document, owner, env)],
  };
}

/** An expression that depends on the run may come to true. */
function switchedOn(value: Node | undefined): Certainty | undefined {
  if (value?.kind !== 'scalar') return undefined;
  const text = value.value.trim();
  if (!text.includes('${{')) return text.toLowerCase() === 'true' ? 'certain' : undefined;
  const constant = /^\$\{\{[^{}]*\}\}$/.test(text) ? constantOf(conditionOf(value)) : undefined;
  if (constant === undefined) return 'likely';
  return textOfConstant(constant).toLowerCase() === 'true' ? 'certain' : undefined;
}

function unseen({ key }: Pair): Found {
  return {
    at: key.span,
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
