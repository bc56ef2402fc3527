/**
 * Finds calls of a reusable workflow that pass every secret on: `secrets: inherit`.
 */
import type { Repository } from '../../engine/repository.ts';
import type { DocumentRule } from '../../engine/rule.ts';
import { scalarAt } from '../../engine/tree.ts';
import { githubName } from '../../model/publish/project.ts';
import { workflowOf } from '../../model/workflow/workflow.ts';
import { fixesFor } from './fixes.ts';

export const rule: DocumentRule = {
  id: 'pass-chosen-secrets',
  family: 'workflow',
  title: 'Pass on only the secrets it needs',
  reads: ['workflow'],
  severity: 'worth-fixing',
  certainty: 'certain',
  effort: 'one click',
  item: 'no-secrets',
  equivalents: ['zizmor:secrets-inherit', 'codeql:actions/secrets-inherit'],
  *check(document, repository) {
    if (!document.text.includes('inherit')) return;
    for (const { uses, node } of workflowOf(document)?.jobs ?? []) {
      const secrets = scalarAt(node, 'secrets');
      if (!uses || secrets?.value !== 'inherit') continue;
      // What the project's own workflow does with them, its people can see.
      const isOwn = uses.form === 'workspace' || uses.form === 'same-repository';
      const isNear = uses.form === 'repository' && isOwner(repository, uses.owner);
      yield {
        at: uses.scalar.span,
        scope: node.span,
        severity: isOwn || isNear ? 'good-habit' : 'worth-fixing',
        certainty: isOwn ? 'possible' : isNear ? 'likely' : 'certain',
        message:
          isOwn || isNear
            ? 'The workflow called here gets every secret. Name the ones it needs.'
            : 'The owner of this workflow gets every secret of yours. Name the ones it needs.',
        related: [{ place: { path: document.path, span: secrets.span }, message: 'All secrets are passed on here.' }],
        fixes: fixesFor(document, node, uses, repository),
      };
    }
  },
};

/** Whether the repository says of itself that it belongs to them, too. */
function isOwner(repository: Repository, owner: string): boolean {
  return githubName(repository)?.split('/')[0]?.toLowerCase() === owner.toLowerCase();
}
