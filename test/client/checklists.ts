/** Small checklists for the tests of the client. */
import type { ChecklistFinding, ChecklistRow, RepositoryChecklist } from '../../server/lsp/messages.ts';

export const folder = 'file:///project';

export function finding(changes: Partial<ChecklistFinding> = {}): ChecklistFinding {
  return {
    target: {
      rule: 'pin-actions',
      uri: `${folder}/.github/workflows/ci.yml`,
      range: { start: { line: 6, character: 14 }, end: { line: 6, character: 16 } },
    },
    message: '`actions/checkout` can change under you. Pin it to one commit.',
    severity: 'worth-fixing',
    where: 'ci.yml:7',
    fixes: [{ title: 'Pin it', safety: 'safe', asksGitHub: false }],
    ...changes,
  };
}

export function row(changes: Partial<ChecklistRow> = {}, findings: readonly ChecklistFinding[] = []): ChecklistRow {
  const outcome = changes.outcome ?? 'done';
  return {
    item: 'fixed-parts',
    title: 'Pin what you build with',
    group: 'builds',
    byHand: false,
    count: findings.length,
    effort: '1 click',
    rules: [{ rule: 'pin-actions', family: 'workflow', title: 'Pin actions to an exact commit', outcome, findings }],
    outcome,
    ...changes,
  };
}

export function repository(
  rows: readonly ChecklistRow[],
  changes: Partial<RepositoryChecklist> = {},
): RepositoryChecklist {
  return { uri: folder, name: 'project', rows, suppressed: { comment: 0, config: 0 }, remotes: [], ...changes };
}
