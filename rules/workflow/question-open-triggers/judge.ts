/**
 * What one of the two triggers can reach here: does a job hold anything, is it kept to the project's own branches, and do other
 * rules already speak about what it takes in?
 */
import type { Certainty, Severity } from '../../engine/finding.ts';
import type { Repository } from '../../engine/repository.ts';
import { arrivalsIn } from '../../model/flow/arrivals.ts';
import { textsOf } from '../../model/flow/stranger.ts';
import { interpolationsOf } from '../../model/script/read-script.ts';
import { needsOf } from '../../model/token/needs.ts';
import { flowingContexts } from '../../model/workflow/expression.ts';
import { gatesBefore } from '../../model/workflow/gate.ts';
import { holdingsOf, isWorthTaking } from '../../model/workflow/privilege.ts';
import { followsPullRequests, startingEvents } from '../../model/workflow/trigger.ts';
import { usesKey } from '../../model/workflow/uses.ts';
import type { Job, Step, Trigger, Workflow } from '../../model/workflow/workflow.ts';

export interface Judgement {
  readonly event: 'pull_request_target' | 'workflow_run';
  readonly severity: Severity;
  readonly certainty: Certainty;
  /** The jobs that would lose something a stranger's pull request must not have: secrets, a key that writes. */
  readonly losers: readonly Job[];
  /** `workflow_run` only: the run before may be a stranger's pull request. */
  readonly afterPullRequests: boolean;
  /** A job that holds something has no condition that keeps forks out. */
  readonly ungated: readonly Job[];
}

export function judge(workflow: Workflow, trigger: Trigger, repository: Repository): Judgement {
  const event = trigger.name === 'workflow_run' ? 'workflow_run' : 'pull_request_target';
  const holders = workflow.jobs.filter((job) => isWorthTaking(holdingsOf(job, repository)));
  const ungated = holders.filter((job) => !gatesBefore(job, undefined, event).ownBranch);
  const own = startingEvents(workflow, repository)?.find(({ trigger: one }) => one === trigger);
  const afterPullRequests = event === 'workflow_run' && (!own || followsPullRequests(own));
  const isQuiet =
    event === 'workflow_run' ||
    ungated.length === 0 ||
    isLabeler(workflow) ||
    workflow.jobs.some((job) => isSpokenFor(job, repository));
  return {
    event,
    severity: isQuiet ? (event === 'workflow_run' && !afterPullRequests ? 'tidy' : 'good-habit') : 'worth-fixing',
    certainty: isQuiet ? 'possible' : 'likely',
    losers: workflow.jobs.filter((job) => loses(job, event, repository)),
    afterPullRequests,
    ungated,
  };
}

/** True when a fork's run of this job would miss something with `pull_request`. */
function loses(job: Job, event: string, repository: Repository): boolean {
  if (gatesBefore(job, undefined, event).ownBranch) return false;
  const { secrets, identity, key } = holdingsOf(job, repository);
  if (secrets || identity) return true;
  if (key === 'reads' || key === 'nothing') return false;
  const { needs, unjudged } = needsOf(job, repository);
  return unjudged.length > 0 || needs.some(({ level }) => level === 'write');
}

/** GitHub's own labeler reads the list of changed files and nothing else. */
function isLabeler({ jobs }: Workflow): boolean {
  const [step, another] = jobs.flatMap(({ steps }) => steps);
  return jobs.length === 1 && !another && step?.uses?.form === 'repository' && usesKey(step.uses) === 'actions/labeler';
}

/** Other rules say more about a stranger's code or text in this job than we could. */
function isSpokenFor(job: Job, repository: Repository): boolean {
  return arrivalsIn(job, repository).length > 0 || job.steps.some(runsStrangersText);
}

function runsStrangersText({ run, with: inputs }: Step): boolean {
  const script = inputs?.pairs.find(({ key }) => key.value === 'script')?.value;
  const scripts = [run, script?.kind === 'scalar' ? script : undefined];
  return scripts.some((scalar) =>
    (scalar ? interpolationsOf(scalar) : []).some(({ expression }) =>
      flowingContexts(expression).some((context) =>
        textsOf(context, false).some(({ chooser }) => chooser === 'anyone'),
      ),
    ),
  );
}
