/**
 * Finds tokens of a GitHub App that can do more, in more places or for longer than the job needs.
 */
import type { Document } from '../../engine/document.ts';
import { removeKey } from '../../engine/edit/yaml.ts';
import type { Repository } from '../../engine/repository.ts';
import type { DocumentRule, Found } from '../../engine/rule.ts';
import { type MapNode, pairOf } from '../../engine/tree.ts';
import { type StepPlace, stepPlacesIn } from '../../model/workflow/places.ts';
import { isAction } from '../../model/workflow/uses.ts';
import { inputOf, inputPairOf } from '../../model/workflow/workflow.ts';
import { everyPermissionFixes, everyRepositoryFixes } from './fixes.ts';

export const rule: DocumentRule = {
  id: 'limit-app-token',
  family: 'workflow',
  title: 'Give an app’s token only what it needs',
  reads: ['workflow', 'action'],
  severity: 'worth-fixing',
  certainty: 'certain',
  effort: 'one click',
  item: 'small-keys',
  equivalents: ['zizmor:github-app'],
  *check(document, repository) {
    if (!document.text.includes('create-github-app-token')) return;
    const seen = new Set<object>();
    for (const place of stepPlacesIn(document)) {
      const { step } = place;
      if (!isAction(step.uses, 'actions/create-github-app-token') || seen.has(step.node)) continue;
      seen.add(step.node);
      for (const found of foundIn(place, repository)) if (found) yield { ...found, scope: step.node.span };
    }
  },
};

/** Inputs that an expression makes are not known. Without any the step fails today, so there is little to say yet. */
function foundIn(place: StepPlace, repository: Repository): readonly (Found | undefined)[] {
  const { document, step } = place;
  if (step.with) {
    return [
      keptAlive(document, step.with),
      everyRepository(place, step.with),
      everyPermission(place, step.with, repository),
    ];
  }
  const found = pairOf(step.node, 'with') ? undefined : everyPermission(place, undefined, repository);
  return [found && { ...found, certainty: 'possible' }];
}

/** The token works for an hour, unless the action takes it back when the job ends. */
function keptAlive(document: Document, inputs: MapNode): Found | undefined {
  const pair = inputPairOf(inputs, 'skip-token-revoke') ?? inputPairOf(inputs, 'skip_token_revoke');
  if (pair?.value?.kind !== 'scalar') return undefined;
  const isOpen = pair.value.value.includes('${{');
  if (!isOpen && !/^(true|True|TRUE)$/.test(pair.value.value)) return undefined;
  return {
    at: pair.span,
    certainty: isOpen ? 'possible' : 'certain',
    message: 'This token goes on working when the job is over. Let the action take it back.',
    fixes: [
      {
        title: 'Let the action take the token back',
        safety: 'careful',
        edits: removeKey(document, inputs, pair.key.value),
        guide: ['Does another job use this token? Let that job make one of its own.'],
      },
    ],
  };
}

/** With an owner and no list, the token reaches all repositories where the app is installed. */
function everyRepository({ document, step }: StepPlace, inputs: MapNode): Found | undefined {
  const owner = inputPairOf(inputs, 'owner');
  if (!owner || inputOf(step, 'repositories')) return undefined;
  const asked = inputs.pairs.map(({ key }) => key.value.toLowerCase()).filter((name) => name.startsWith('permission-'));
  if (
    asked.length > 0 &&
    asked.every((name) =>
      /^permission-(organization-|members$|(enterprise-)?custom-properties-for-organizations$)/.test(name),
    )
  )
    return undefined;
  return {
    at: owner.span,
    message: 'This token works in every repository of the owner. Name the ones it needs.',
    fixes: everyRepositoryFixes(document, inputs, owner.key.value),
  };
}

/** Without any, the token gets all rights that the app was ever given. */
function everyPermission(place: StepPlace, inputs: MapNode | undefined, repository: Repository): Found | undefined {
  const { uses } = place.step;
  if (!uses || inputs?.pairs.some(({ key }) => /^permission-/i.test(key.value))) return undefined;
  return {
    at: uses.scalar.span,
    certainty: 'likely',
    message: 'This token gets every right of the app. Name the rights it needs.',
    fixes: everyPermissionFixes(place, inputs, repository),
  };
}
