/**
 * Finds Dependabot entries that let code of a dependency run while Dependabot works out an update.
 */
import { replaceScalar } from '../../engine/edit/yaml.ts';
import type { DocumentRule } from '../../engine/rule.ts';
import { pairOf, scalarAt } from '../../engine/tree.ts';
import { dependabotOf } from '../../model/manifest/dependabot.ts';

const key = 'insecure-external-code-execution';

export const rule: DocumentRule = {
  id: 'deny-updater-scripts',
  family: 'repository',
  title: 'Keep dependencies from running inside Dependabot',
  reads: ['dependabot'],
  severity: 'worth-fixing',
  certainty: 'certain',
  effort: 'one click',
  item: 'fresh-dependencies',
  equivalents: ['zizmor:dependabot-execution'],
  *check(document) {
    if (!document.text.includes(key)) return;
    const seen = new Set<object>();
    for (const { node } of dependabotOf(document)?.entries ?? []) {
      const choice = scalarAt(node, key);
      if (choice?.value.trim() !== 'allow' || seen.has(choice)) continue;
      seen.add(choice);
      const hasRegistries = pairOf(node, 'registries') !== undefined;
      yield {
        at: choice.span,
        scope: node.span,
        severity: hasRegistries ? 'worth-fixing' : 'good-habit',
        message: hasRegistries
          ? 'Code of any dependency can run here and use your registry keys. Deny it.'
          : 'Code of any dependency can run while Dependabot looks for updates. Deny it.',
        fixes: [
          {
            title: 'Deny it',
            safety: 'careful',
            edits: replaceScalar(document, choice, 'deny'),
            guide: ['Look at the next run of Dependabot. A package that computes its version may need more.'],
          },
        ],
      };
    }
  },
};
