/**
 * Finds the password of an image registry that stands in a workflow as it is. Nothing here repeats it.
 */
import type { Document } from '../../engine/document.ts';
import { replaceScalar } from '../../engine/edit/yaml.ts';
import type { Fix } from '../../engine/finding.ts';
import type { DocumentRule } from '../../engine/rule.ts';
import { type MapNode, mapAt, pairOf, type ScalarNode, scalarAt } from '../../engine/tree.ts';
import { workflowOf } from '../../model/workflow/workflow.ts';

export const rule: DocumentRule = {
  id: 'hide-registry-passwords',
  family: 'workflow',
  title: 'Keep registry passwords out of workflows',
  reads: ['workflow'],
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
    if (!document.text.includes('credentials')) return;
    const seen = new Set<object>();
    for (const { node } of workflowOf(document)?.jobs ?? []) {
      for (const image of imagesOf(node)) {
        const pair = pairOf(image, 'credentials');
        const password = scalarAt(pair?.value, 'password');
        if (!pair || !password || isFilledIn(password.value) || seen.has(password)) continue;
        seen.add(password);
        yield {
          at: pair.key.span,
          scope: pair.span,
          message: 'Anyone who reads this file can use the password below. Store it as a secret.',
          fixes: [fixFor(document, password)],
        };
      }
    }
  },
};

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

function fixFor(document: Document, password: ScalarNode): Fix {
  return {
    title: 'Read the password from a secret',
    safety: 'careful',
    edits: replaceScalar(document, password, '${{ secrets.REGISTRY_PASSWORD }}'),
    guide: [
      'Change the password at the registry. The old one stays in the file’s history.',
      'Store the new one as the secret `REGISTRY_PASSWORD` in the repository’s settings.',
      'Run the workflow once.',
    ],
  };
}
