/**
 * Jobs for which neither the workflow nor the job says what the key may do: the repository's setting decides, and it may be “write”.
 */
import type { Equivalent, Severity } from '../../engine/finding.ts';
import type { Repository } from '../../engine/repository.ts';
import type { Found } from '../../engine/rule.ts';
import { pairOf } from '../../engine/tree.ts';
import { readSettings } from '../../model/settings/settings.ts';
import { type Job, triggerNamed, type Workflow } from '../../model/workflow/workflow.ts';
import { workflowFixes } from './fixes.ts';
import { readableJobs } from './readable-jobs.ts';

export function* missing(workflow: Workflow, repository: Repository): Generator<Found> {
  if (workflow.permissions) return;
  const bare = readableJobs(workflow)?.filter((job) => !job.permissions) ?? [];
  const [first, ...others] = bare;
  const jobs = pairOf(workflow.node, 'jobs')?.key;
  if (!first || !jobs) return;
  const setting = readSettings(repository.facts.answers)['default-workflow-permissions'];
  const today = setting.state === 'value' ? setting.value : 'unknown';
  const everywhere = bare.length === workflow.jobs.length;
  yield {
    at: everywhere ? jobs.span : first.key.span,
    scope: everywhere ? { start: jobs.span.start, end: first.key.span.end } : first.key.span,
    message: isCalledOnly(workflow) ? calledOnly : messageFor(everywhere, first, today),
    severity: severityFor(workflow, today),
    equivalents: equivalentsFor(workflow),
    related: everywhere
      ? []
      : others.map(({ key }) => ({
          place: { path: workflow.document.path, span: key.span },
          message: 'This job does not say it either.',
        })),
    fixes: () =>
      workflowFixes(
        workflow,
        bare,
        repository,
        { most: 'write', identity: false },
        today === 'read' ? 'safe' : 'careful',
      ),
  };
}

function messageFor(everywhere: boolean, { id }: Job, today: 'read' | 'write' | 'unknown'): string {
  const name = id.length > 24 ? `${id.slice(0, 23)}…` : id;
  const [who, they] = everywhere ? ['These jobs get', 'they need'] : [`\`${name}\` gets`, 'it needs'];
  if (today === 'write') return `${who} a key that can write to your repository. Name the few rights ${they}.`;
  if (today === 'read') return `${who} a small key only by a setting. Write its rights down here.`;
  return `${who} a key with whatever rights your settings give. Name the few ${they}.`;
}

const calledOnly = 'These jobs get whatever rights their callers give. Name the few they need.';

export function isCalledOnly({ triggers }: Workflow): boolean {
  return triggers.every(({ name }) => name === 'workflow_call');
}

/** A workflow that is only called by others has no rights of its own: its callers give them. */
function severityFor(workflow: Workflow, today: 'read' | 'write' | 'unknown'): Severity {
  if (isCalledOnly(workflow)) return 'tidy';
  return today === 'read' ? 'good-habit' : 'worth-fixing';
}

function equivalentsFor(workflow: Workflow): readonly Equivalent[] {
  const isRisky = triggerNamed(workflow, 'pull_request_target', 'issue_comment', 'issues', 'workflow_run');
  return [
    'zizmor:excessive-permissions',
    'codeql:actions/missing-workflow-permissions',
    'scorecard:Token-Permissions',
    'checkov:CKV2_GHA_1',
    'osps:OSPS-AC-04.01',
    ...(isRisky ? ['poutine:default_permissions_on_risky_events' as const] : []),
  ];
}
