/**
 * Finds passwords of image registries, and tokens anywhere, that stand in a workflow as they are. Nothing here repeats them.
 */
import type { Document } from '../../engine/document.ts';
import type { DocumentRule, Found } from '../../engine/rule.ts';
import { type MapNode, mapAt, pairOf, scalarAt } from '../../engine/tree.ts';
import { workflowOf } from '../../model/workflow/workflow.ts';
import { passwordFix, tokenFixes } from './fixes.ts';
import { storedTokensIn } from './tokens.ts';

export const rule: DocumentRule = {
  id: 'hide-registry-passwords',
  family: 'workflow',
  title: 'Keep passwords and tokens out of workflows',
  reads: ['workflow', 'action'],
  severity: 'fix-now',
  certainty: 'certain',
  effort: '5 minutes',
  item: 'no-secrets',
  equivalents: [
    'zizmor:hardcoded-container-credentials',
    'actionlint:credentials',
    'octoscan:credentials',
    'codeql:actions/hardcoded-container-credentials',
  ],
  *check(document) {
    if (document.text.includes('credentials')) yield* passwordsOf(document);
    for (const token of storedTokensIn(document))
      yield {
        at: token.at,
        ...(token.scalar ? { scope: token.scalar.span } : {}),
        standIn: `token for ${token.kind}`,
        equivalents: ['osps:OSPS-BR-07.01'],
        message: `Anyone who reads this file can use this token for ${token.kind}. Take it out.`,
        fixes: tokenFixes(document, token),
      };
  },
};

function* passwordsOf(document: Document): Iterable<Found> {
  const seen = new Set<object>();
  for (const { node } of workflowOf(document)?.jobs ?? []) {
    for (const image of imagesOf(node)) {
      const pair = pairOf(image, 'credentials');
      const password = scalarAt(pair?.value, 'password');
      if (!pair || !password || isFilledIn(password.value) || seen.has(password)) continue;
      seen.add(password);
      // Part of it comes from elsewhere, so nobody can use what stands here.
      const isPart = password.value.includes('${{');
      yield {
        at: pair.key.span,
        scope: pair.span,
        certainty: isPart ? 'possible' : 'certain',
        severity: isPart ? 'good-habit' : 'fix-now',
        message: isPart
          ? 'Part of this password stands in the file. Store all of it as one secret.'
          : 'Anyone who reads this file can use the password below. Store it as a secret.',
        fixes: [passwordFix(document, password)],
      };
    }
  }
}

/** The job's own image, and those beside it. */
function imagesOf(job: MapNode): readonly MapNode[] {
  const services = mapAt(job, 'services')?.pairs.flatMap(({ value }) => (value?.kind === 'map' ? [value] : [])) ?? [];
  const container = mapAt(job, 'container');
  return container ? [container, ...services] : services;
}

/** Nothing, or one expression and no letter besides. */
function isFilledIn(value: string): boolean {
  return value.trim() === '' || /^\$\{\{(?:[^'}]|'[^']*'|\}(?!\}))*\}\}$/.test(value.trim());
}
