/**
 * Finds rights that a file gives without saying why. With a reason beside it, the next person dares to take a right away.
 */
import { scopeWords } from '../../data/scope-words.ts';
import type { Document } from '../../engine/document.ts';
import type { Repository } from '../../engine/repository.ts';
import type { DocumentRule } from '../../engine/rule.ts';
import { needsOf } from '../../model/token/needs.ts';
import type { Scope } from '../../model/workflow/permissions.ts';
import { type Job, workflowOf } from '../../model/workflow/workflow.ts';
import { commentOnLine, fixesFor, needsReason } from './fixes.ts';

export const rule: DocumentRule = {
  id: 'explain-permissions',
  family: 'workflow',
  title: 'Say why a job gets a right',
  reads: ['workflow'],
  severity: 'tidy',
  certainty: 'certain',
  effort: 'one click',
  item: null,
  equivalents: ['zizmor:undocumented-permissions'],
  *check(document, repository) {
    const workflow = document.text.includes('permissions') ? workflowOf(document) : undefined;
    if (!workflow) return;
    const heirs = workflow.jobs.filter(({ permissions }) => !permissions);
    const owners = [{ ...workflow, users: heirs }, ...workflow.jobs.map((job) => ({ ...job, users: [job] }))];
    const seen = new Set<object>();
    for (const { node, permissions, users } of owners) {
      if (!permissions || permissions.form === 'all' || seen.has(permissions.pair.value ?? permissions)) continue;
      seen.add(permissions.pair.value ?? permissions);
      for (const scope of permissions.scopes) {
        if (!needsReason(scope) || hasReason(document, scope)) continue;
        yield {
          at: scope.key.span,
          scope: permissions.pair.span,
          message: `Nobody can see why this right is given. Write the reason behind it.`,
          fixes: () => fixesFor(document, node, permissions, scope, (one) => reasonFor(one, users, repository)),
        };
      }
    }
  },
};

function hasReason(document: Document, { value }: Scope): boolean {
  const comment = commentOnLine(document, value.span.start);
  return comment !== undefined && /[^#\s]/.test(document.text.slice(comment.start, comment.end));
}

/** What a step of the jobs needs it for, surely before maybe; else what the right opens. */
function reasonFor({ name, level }: Scope, jobs: readonly Job[], repository: Repository): string | undefined {
  if (level === 'none') return 'not needed here';
  const needs = jobs
    .flatMap((job) => needsOf(job, repository).needs)
    .filter((need) => need.scope === name && need.level === level);
  const need = needs.find(({ sure }) => sure);
  if (need) return need.why;
  const words = scopeWords(name, level);
  return words && `may ${words}`;
}
