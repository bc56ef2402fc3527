/**
 * Files of a stranger in a job: those of a checked-out pull request, and those of an artifact that the pull request's own run saved.
 */
import { codeEvents } from '../../data/stranger-refs.ts';
import type { Certainty, Related } from '../../engine/finding.ts';
import { remember } from '../../engine/remember.ts';
import type { Repository } from '../../engine/repository.ts';
import { isAction } from '../workflow/uses.ts';
import type { Job, Step } from '../workflow/workflow.ts';
import type { Arrival } from './arrival.ts';
import { arrivalsIn } from './arrivals.ts';
import type { Download } from './downloads.ts';
import { isBelow } from './folder.ts';
import { type CarriedText, lower, type Standpoint } from './origin.ts';
import { strangersArtifacts } from './relayed.ts';
import type { Fetched } from './source.ts';

export interface Landing {
  readonly kind: 'checkout' | 'artifact';
  readonly step: Step;
  /** The smallest piece that brings the files, in words. */
  readonly arrival: Related;
  /** What a file of it holds. */
  readonly text: CarriedText;
  /** True when no files of the project's own were brought into the job, so that a name can mean nothing else. */
  readonly isAlone: boolean;
  /** An artifact that another job of the same run made. */
  readonly isRelayed?: boolean;
  /** True for a file, as it is written in a command, that came along. */
  readonly holds: (file: string) => boolean;
}

/** A text that stands in a file of the landing. */
export function fetchedFrom({ text, arrival, isRelayed }: Landing, certainty: Certainty): Fetched {
  return { text, certainty: isRelayed ? lower(certainty, 'likely') : certainty, hops: [arrival] };
}

/** What an artifact holds that a pull request's own run saved. */
export const artifactText: CarriedText = {
  words: 'a file of the artifact',
  events: ['workflow_run', 'issue_comment', 'pull_request_target'],
  chooser: 'anyone',
  charset: 'text',
  subject: 'run',
};

/** What landed before the standpoint's step, and before an offset in its script. */
export function landingsBefore({ job, step }: Standpoint, repository: Repository, offset = 0): readonly Landing[] {
  if (!job || !step) return [];
  return landingsIn(repository)(job)
    .filter(
      ({ step: other, scriptOffset }) =>
        other.index < step.index || (other === step && scriptOffset !== undefined && scriptOffset <= offset),
    )
    .map(({ landing }) => landing);
}

interface Placed {
  readonly landing: Landing;
  readonly step: Step;
  readonly scriptOffset: number | undefined;
}

const landingsIn = remember((repository: Repository) => remember((job: Job) => read(job, repository)));

function read(job: Job, repository: Repository): readonly Placed[] {
  const arrivals = arrivalsIn(job, repository).filter(({ brings }) => brings === 'commit');
  const downloads = strangersArtifacts(job, repository);
  const ownCheckouts = job.steps.filter(
    (step) => isAction(step.uses, 'actions/checkout') && !arrivals.some((arrival) => arrival.step === step),
  );
  return [
    ...arrivals.map((arrival) => fromArrival(arrival, ownCheckouts.length === 0)),
    ...downloads.map((download) => fromDownload(download, job.workflow.document.path, ownCheckouts.length === 0)),
  ];
}

function fromArrival({ path, step, at, folder, origin, scriptOffset }: Arrival, isAlone: boolean): Placed {
  const text: CarriedText = {
    words: 'a file of the pull request',
    // A run without secrets executes the pull request anyway.
    events: origin.text.events.filter((event) => codeEvents.includes(event)),
    chooser: 'anyone',
    charset: 'text',
    subject: 'pull_request',
  };
  const arrival = { place: { path, span: at }, message: 'The pull request’s files arrive here.' };
  const landing: Landing = { kind: 'checkout', step, arrival, text, isAlone, holds: (file) => isBelow(file, folder) };
  return { landing, step, scriptOffset };
}

function fromDownload({ step, at, folder, scriptOffset, isRelayed }: Download, path: string, isAlone: boolean): Placed {
  const arrival = { place: { path, span: at }, message: 'The artifact’s files arrive here.' };
  const landing: Landing = {
    kind: 'artifact',
    step,
    arrival,
    text: artifactText,
    isAlone,
    isRelayed: isRelayed === true,
    holds: (file) => isBelow(file, folder),
  };
  return { landing, step, scriptOffset };
}
