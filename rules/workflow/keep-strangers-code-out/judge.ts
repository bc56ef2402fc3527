/**
 * How much an arrival matters: which events bring it, what the job holds, who is asked before, and whether the code is run.
 */
import { codeEvents } from '../../data/stranger-refs.ts';
import { type Certainty, certainties, type Severity, severities } from '../../engine/finding.ts';
import type { Repository } from '../../engine/repository.ts';
import type { Arrival } from '../../model/flow/arrival.ts';
import { lower } from '../../model/flow/origin.ts';
import type { Run } from '../../model/flow/runs.ts';
import { mayHold } from '../../model/workflow/condition.ts';
import { type Gates, gatesBefore } from '../../model/workflow/gate.ts';
import { type Holdings, holdingsOf, isWorthTaking } from '../../model/workflow/privilege.ts';
import { followsPullRequests, type StartingEvent, startingEvents } from '../../model/workflow/trigger.ts';
import { filterOf, type Job } from '../../model/workflow/workflow.ts';

export interface Judgement {
  readonly severity: Severity;
  readonly certainty: Certainty;
  /** `refused`: the checkout stops. `run`, `there`: the code is run, or lies there. `named`: only a branch's name is theirs. */
  readonly outcome: 'refused' | 'run' | 'there' | 'named';
  readonly holdings: Holdings;
  /** Absent when the workflow is called from somewhere we cannot see. */
  readonly event: StartingEvent | undefined;
  /** A label opens the way, and stays when new commits arrive. */
  readonly labelStays: boolean;
  /** Somebody looks first, but what is checked out can change after that. */
  readonly changesLater: boolean;
}

export function judge(job: Job, arrival: Arrival, runs: readonly Run[], repository: Repository): Judgement | undefined {
  const holdings = holdingsOf(job, repository);
  const events = startingEvents(job.workflow, repository);
  if (!events) {
    const outcome = outcomeFor(arrival, runs, '');
    return { severity: 'worth-fixing', certainty: 'likely', outcome, holdings, event: undefined, ...unasked };
  }
  let worst: Judgement | undefined;
  for (const event of events) {
    const judgement = judgeEvent(job, arrival, runs, holdings, event);
    if (judgement && (!worst || rank(judgement) < rank(worst))) worst = judgement;
  }
  return worst;
}

export function rank({ severity, certainty }: Judgement): number {
  return severities.indexOf(severity) + certainties.indexOf(certainty) * severities.length;
}

function judgeEvent(
  job: Job,
  arrival: Arrival,
  runs: readonly Run[],
  holdings: Holdings,
  event: StartingEvent,
): Judgement | undefined {
  if (!arrival.origin.text.events.includes(event.name)) return undefined;
  if (event.name === 'workflow_run' && !followsPullRequests(event)) return undefined;
  const gates = gatesBefore(job, arrival.step, event.name);
  if (gates.ownBranch || gates.merged || gates.trusted.includes('pull_request')) return undefined;
  if (!gates.conditions.every((condition) => mayHold(condition, event.name))) return undefined;
  const outcome = outcomeFor(arrival, runs, event.name);
  if (!codeEvents.includes(event.name))
    return { severity: 'good-habit', certainty: 'possible', outcome: 'there', holdings, event, ...unasked };
  const labelStays = gates.label && staysLabelled(event);
  const certainty = certaintyFor(arrival, outcome, gates, event, labelStays);
  const isOpen = !gates.label && !gates.asksSomeone && gates.trusted.length === 0 && !event.needsMaintainer;
  const severity = outcome === 'run' && isOpen && isWorthTaking(holdings) ? 'fix-now' : 'worth-fixing';
  const changesLater = !isOpen && !labelStays && isBranch(job, arrival);
  return { severity, certainty, outcome, holdings, event, labelStays, changesLater };
}

const unasked = { labelStays: false, changesLater: false };

/** Named by a pull request or a branch, which move on, and not by one commit. */
function isBranch({ workflow }: Job, { at, path }: Arrival): boolean {
  if (workflow.document.path !== path) return false;
  return !/sha\b|commit/i.test(workflow.document.text.slice(at.start, at.end));
}

function outcomeFor({ brings, checkout }: Arrival, runs: readonly Run[], event: string): Judgement['outcome'] {
  if (brings === 'branch') return 'named';
  const refuses = event === 'pull_request_target' || event === 'workflow_run';
  if (checkout?.guard === 'guarded' && !checkout.optOut && refuses) return 'refused';
  return runs.length > 0 ? 'run' : 'there';
}

function certaintyFor(
  { origin }: Arrival,
  outcome: Judgement['outcome'],
  gates: Gates,
  event: StartingEvent,
  labelStays: boolean,
): Certainty {
  const sure = outcome === 'there' ? lower(origin.certainty, 'likely') : origin.certainty;
  if (gates.asksSomeone || gates.trusted.length > 0) return lower(sure, 'likely');
  const isLabelled = gates.label || event.needsMaintainer;
  return isLabelled && !labelStays ? lower(sure, 'likely') : sure;
}

/** Without `types`, or with `synchronize` among them, new commits start the workflow again under the old label. */
function staysLabelled({ trigger }: StartingEvent): boolean {
  const types = filterOf(trigger, 'types')?.map(({ value }) => value) ?? [];
  return types.length === 0 || types.includes('synchronize');
}
