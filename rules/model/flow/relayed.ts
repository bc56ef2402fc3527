/**
 * An artifact of the same run whose maker checked out a stranger's code: one job builds it, another takes it in.
 */
import type { Repository } from '../../engine/repository.ts';
import { neededJobs } from '../workflow/condition.ts';
import { isAction } from '../workflow/uses.ts';
import { inputOf, type Job } from '../workflow/workflow.ts';
import type { Arrival } from './arrival.ts';
import { arrivalsIn } from './arrivals.ts';
import { type Download, downloadsIn } from './downloads.ts';
import { plainFolder } from './folder.ts';

/** Artifacts that strangers can have made, of other runs and of this one. */
export function strangersArtifacts(job: Job, repository: Repository): readonly Download[] {
  return [...downloadsIn(job), ...relayedIn(job, repository)];
}

function relayedIn(job: Job, repository: Repository): readonly Download[] {
  const steps = job.steps.filter(
    (step) => isAction(step.uses, 'actions/download-artifact') && (inputOf(step, 'run-id')?.value ?? '') === '',
  );
  if (steps.length === 0 || !makersOf(job).some((maker) => savesTheirs(maker, repository))) return [];
  return steps.flatMap((step) => {
    const { uses } = step;
    if (uses?.form !== 'repository') return [];
    const folder = plainFolder(inputOf(step, 'path')?.value ?? '');
    const place = { step, at: uses.scalar.span, folder, scriptOffset: undefined };
    return [{ ...place, words: uses.name, folderInput: 'path', isData: true, isRelayed: true }];
  });
}

/** The jobs before this one, however far. */
function makersOf(job: Job): readonly Job[] {
  const found: Job[] = [];
  for (let at = -1; at < found.length; at++) {
    const one = at < 0 ? job : found[at];
    if (!one) break;
    for (const needed of neededJobs(one)) if (!found.includes(needed)) found.push(needed);
  }
  return found;
}

function savesTheirs(job: Job, repository: Repository): boolean {
  const upload = job.steps.find(({ uses }) => isAction(uses, 'actions/upload-artifact'));
  return upload !== undefined && arrivalsIn(job, repository).some((one) => isIn(one) && one.step.index < upload.index);
}

/** Since June 2026 the checkout refuses a stranger's code in most such runs. */
function isIn({ brings, checkout }: Arrival): boolean {
  return brings === 'commit' && !(checkout?.guard === 'guarded' && !checkout.optOut);
}
