/**
 * Finds rights that a file gives without saying why. With a reason beside it, the next person dares to take a right away.
 */
import { scopeWords } from '../../data/scope-words.ts';
import type { Document } from '../../engine/document.ts';
import { setTrailingComment } from '../../engine/edit/yaml-comment.ts';
import type { Fix } from '../../engine/finding.ts';
import { lineAt } from '../../engine/lines.ts';
import type { Repository } from '../../engine/repository.ts';
import type { DocumentRule } from '../../engine/rule.ts';
import { needsOf } from '../../model/token/needs.ts';
import type { Permissions, Scope } from '../../model/workflow/permissions.ts';
import { type Job, workflowOf } from '../../model/workflow/workflow.ts';

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
    const blocks: readonly (readonly [Permissions | undefined, readonly Job[]])[] = [
      [workflow.permissions, workflow.jobs],
      ...workflow.jobs.map((job) => [job.permissions, [job]] as const),
    ];
    const seen = new Set<object>();
    for (const [permissions, jobs] of blocks) {
      if (!permissions || permissions.form === 'all' || seen.has(permissions.pair.value ?? permissions)) continue;
      seen.add(permissions.pair.value ?? permissions);
      for (const scope of permissions.scopes) {
        if ((scope.name === 'contents' && scope.level === 'read') || hasReason(document, scope)) continue;
        yield {
          at: scope.key.span,
          scope: permissions.pair.span,
          message: `Nobody can see why this right is given. Write the reason behind it.`,
          fixes: fixesFor(document, scope, reasonFor(scope, jobs, repository)),
        };
      }
    }
  },
};

function hasReason(document: Document, { value }: Scope): boolean {
  const line = lineAt(document, value.span.start);
  return document.tree.comments.some(
    ({ start, end }) => lineAt(document, start) === line && /[^#\s]/.test(document.text.slice(start, end)),
  );
}

/** What a step of the jobs needs it for, else what the right opens. */
function reasonFor({ name, level }: Scope, jobs: readonly Job[], repository: Repository): string | undefined {
  if (level === 'none') return 'not needed here';
  for (const job of jobs) {
    const need = needsOf(job, repository).needs.find((one) => one.scope === name && one.level === level);
    if (need) return need.why;
  }
  const words = scopeWords(name, level);
  return words && `may ${words}`;
}

function fixesFor(document: Document, { name, value }: Scope, reason: string | undefined): readonly Fix[] {
  const isOnOneLine = /^[^\n]*[{}]/.test(document.text.slice(value.span.end));
  if (!reason || isOnOneLine) return [byHand];
  return [
    {
      title: `Write behind ${name}: ${reason}`,
      safety: 'safe',
      edits: setTrailingComment(document, value.span.end, reason),
    },
  ];
}

const byHand: Fix = {
  title: 'Write the reason, by hand',
  safety: 'guided',
  edits: [],
  guide: ['Give each right a line of its own.', 'Write behind it what needs it, such as `# uploads the report`.'],
};
