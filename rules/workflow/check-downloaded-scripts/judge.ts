/**
 * How much it matters that a job runs what an address sends: what the job holds, who answers there, and whether one could look first.
 */
import type { Certainty, Severity } from '../../engine/finding.ts';
import type { Repository } from '../../engine/repository.ts';
import type { FetchedRun } from '../../model/script/fetched-runs.ts';
import { shortText } from '../../model/short-text.ts';
import { type Holdings, holdingsOf, wordsFor } from '../../model/workflow/privilege.ts';
import type { Job } from '../../model/workflow/workflow.ts';
import type { Address } from './address.ts';

export interface Judgement {
  readonly severity: Severity;
  readonly certainty: Certainty;
  readonly message: string;
}

export function judge(
  run: FetchedRun,
  address: Address | undefined,
  job: Job | undefined,
  repository: Repository,
): Judgement {
  const holdings = job && holdingsOf(job, repository);
  const prize = prizeOf(holdings);
  const name = `\`${shortText(nameOf(address), 40)}\``;
  if (address && !address.isPrivate)
    return {
      severity: 'worth-fixing',
      certainty: 'certain',
      message: `Anyone on the way from ${name} can change what this runs. Fetch it over https.`,
    };
  const quiet = { severity: 'tidy', certainty: 'possible' } as const;
  if (run.how === 'saved') {
    const message = `What ${name} sends runs here without a check. Compare its checksum first.`;
    const isLoose = address?.names === 'anything' && !address.isOfficial;
    return isLoose && prize === 'much'
      ? { severity: 'good-habit', certainty: 'likely', message }
      : { ...quiet, message };
  }
  const beside = holdings && prize === 'much' ? `, beside ${wordsFor(holdings)}` : ' at that moment';
  const message = `This runs whatever ${name} sends${beside}. Check it first.`;
  if (!address) return { ...quiet, message: `This runs whatever comes over the network${beside}. Check it first.` };
  if (address.isOfficial)
    return prize === 'much' ? { severity: 'good-habit', certainty: 'likely', message } : { ...quiet, message };
  if (prize === 'much') return { severity: 'worth-fixing', certainty: 'certain', message };
  return prize === 'little' ? { ...quiet, message } : { severity: 'good-habit', certainty: 'likely', message };
}

/** Behind a file on GitHub stands its repository. */
function nameOf(address: Address | undefined): string {
  return address?.file ? `${address.file.owner}/${address.file.repo}` : (address?.host ?? 'the network');
}

/** A key whose rights nobody wrote down may be one that can write. A composite action runs in jobs we cannot see. */
function prizeOf(holdings: Holdings | undefined): 'much' | 'unknown' | 'little' {
  if (!holdings) return 'unknown';
  const { publishingKey, secrets, identity, ownMachine, key } = holdings;
  if (publishingKey || secrets || identity || ownMachine || key === 'writes') return 'much';
  return key === 'unknown' ? 'unknown' : 'little';
}
