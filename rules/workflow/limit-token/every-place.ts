/**
 * The same once more at every single place, for those who want to see everything: the top of the file, each job, each right to write.
 * Careful people and other tools look for them there.
 */
import type { Fix } from '../../engine/finding.ts';
import type { Repository } from '../../engine/repository.ts';
import type { Found } from '../../engine/rule.ts';
import { mapAt, type Span } from '../../engine/tree.ts';
import type { Workflow } from '../../model/workflow/workflow.ts';
import { workflowFixes } from './fixes.ts';
import { isCalledOnly } from './missing.ts';
import { moveDown } from './narrow.ts';
import { readableJobs } from './readable-jobs.ts';
import { writeTop } from './write-permissions.ts';

/** `told`: what was said already. Its places are left out. */
export function* everyPlace(workflow: Workflow, repository: Repository, told: readonly Found[]): Generator<Found> {
  const isTold = (span: Span) => told.some(({ at }) => at?.start === span.start);
  const jobs = readableJobs(workflow);
  if (!jobs || (jobs.length === 0 && !allAreOff(workflow))) return;
  const bare = jobs.filter((job) => !job.permissions);
  const [first] = workflow.node.pairs;
  if (!workflow.permissions && first && !isTold(first.key.span)) {
    const fixes = (): readonly Fix[] =>
      bare.length > 0
        ? workflowFixes(workflow, bare, repository, { most: 'write', identity: false }, 'careful')
        : [{ title: 'Give a job without its own rights none', safety: 'safe', edits: writeTop(workflow, new Map()) }];
    yield {
      ...quietly,
      at: first.key.span,
      equivalents: [...asOthers, 'scorecard:Token-Permissions'],
      message: 'Nothing at the top says what new jobs may do. Write `permissions:` there.',
      fixes,
    };
    for (const { key, node } of bare) {
      if (isTold(key.span)) continue;
      yield {
        ...quietly,
        at: key.span,
        scope: node.span,
        equivalents: isCalledOnly(workflow) ? asOthers : [...asOthers, 'codeql:actions/missing-workflow-permissions'],
        message: 'Nothing says what this job may do. Write its rights down.',
        fixes,
      };
    }
  }
  if (bare.length === 0 || jobs.length < workflow.jobs.length) return;
  for (const { key, level, name } of workflow.permissions?.scopes ?? []) {
    if (level !== 'write' || isTold(key.span)) continue;
    const message = `\`${name}: write\` goes to every job that comes later, too. Give it by job.`;
    yield {
      ...quietly,
      at: key.span,
      equivalents: [...asOthers, 'scorecard:Token-Permissions'],
      message,
      fixes: () => [moveDown(workflow, bare, repository, { evenAlone: true })],
    };
  }
}

/** Jobs are there, and a constant condition keeps every one of them from running: nothing at the top counts for the next one. */
function allAreOff({ document, node, jobs }: Workflow): boolean {
  return jobs.length === 0 && document.tree.gaps.length === 0 && (mapAt(node, 'jobs')?.pairs.length ?? 0) > 0;
}

const quietly = { severity: 'tidy', certainty: 'possible' } as const;
const asOthers = ['zizmor:excessive-permissions'] as const;
