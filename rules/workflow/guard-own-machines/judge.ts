/**
 * Who can put code on the machine. A fork's pull request brings its own code and its own workflow file, so only GitHub's question
 * to you stands before it; other open events bring code only where the job fetches it.
 */
import type { Certainty, Severity } from '../../engine/finding.ts';
import type { Repository } from '../../engine/repository.ts';
import { arrivalsIn } from '../../model/flow/arrivals.ts';
import { readSettings } from '../../model/settings/settings.ts';
import { mayHold } from '../../model/workflow/condition.ts';
import { gatesBefore } from '../../model/workflow/gate.ts';
import { isSure, type OwnMachine } from '../../model/workflow/own-machine.ts';
import { isOpenAndPrivileged, type StartingEvent, startingEvents } from '../../model/workflow/trigger.ts';
import type { Job } from '../../model/workflow/workflow.ts';

export interface Judgement {
  readonly severity: Severity;
  readonly certainty: Certainty;
  /** The events with which a fork's pull request starts this job. */
  readonly pulls: readonly StartingEvent[];
  /** An open event whose run fetches a stranger's code itself. */
  readonly fetching: StartingEvent | undefined;
  /** Every event that can start the job, as far as we see. */
  readonly events: readonly StartingEvent[];
}

export function judge(job: Job, machine: OwnMachine, repository: Repository): Judgement {
  const events = startingEvents(job.workflow, repository) ?? [];
  const pulls = events.filter((event) => isPull(event) && isUngated(job, event.name));
  const open = events.find(({ name }) => isOpenAndPrivileged(name) && isUngated(job, name));
  const fetching = open && arrivalsIn(job, repository).some(({ brings }) => brings === 'commit') ? open : undefined;
  const about = readSettings(repository.facts.answers).about;
  const isOut = (pulls.length === 0 && !fetching) || about?.isPrivate === true || !isSure(machine);
  return {
    severity: isOut ? 'good-habit' : fetching ? 'fix-now' : 'worth-fixing',
    certainty: isOut ? 'possible' : about ? 'certain' : 'likely',
    pulls,
    fetching,
    events,
  };
}

function isPull({ name, needsMaintainer }: StartingEvent): boolean {
  return ['pull_request', 'pull_request_review', 'pull_request_review_comment'].includes(name) && !needsMaintainer;
}

function isUngated(job: Job, event: string): boolean {
  const { ownBranch, merged, trusted, conditions } = gatesBefore(job, undefined, event);
  return !ownBranch && !merged && trusted.length === 0 && conditions.every((condition) => mayHold(condition, event));
}
