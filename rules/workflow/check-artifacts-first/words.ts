/**
 * What a person reads at the place where the artifact comes in, and at each place that runs it.
 */
import type { Found } from '../../engine/rule.ts';
import type { Download } from '../../model/flow/downloads.ts';
import type { Judgement } from '../../model/flow/judgement.ts';
import type { Run } from '../../model/flow/runs.ts';
import { wordsFor as holdingWords, isWorthTaking } from '../../model/workflow/privilege.ts';
import { wordsFor as startWords } from '../../model/workflow/trigger.ts';

interface About {
  readonly path: string;
  readonly download: Download;
  readonly judgement: Judgement;
  readonly runs: readonly Run[];
}

/** An artifact that is only unpacked can be harmless: it may hold a number or a report. */
export function arrivalFinding({ path, download, judgement, runs }: About): Found {
  const { event, holdings, severity, certainty } = judgement;
  const held = holdings && isWorthTaking(holdings) ? ` with ${holdingWords(holdings)}` : '';
  const isRun = runs.length > 0;
  const remedy = /^[/$]/.test(download.folder) ? 'Run only your own files.' : 'Unpack it outside your workspace.';
  return {
    at: download.at,
    severity: isRun ? severity : 'worth-fixing',
    certainty: isRun ? certainty : 'possible',
    message: isRun
      ? `Files of a stranger’s artifact run here${held}. ${remedy}`
      : 'A stranger’s run can have made this artifact. Unpack it outside your workspace.',
    equivalents: [
      `codeql:actions/artifact-poisoning/${isRun && severity === 'fix-now' ? 'critical' : 'medium'}`,
      'octoscan:dangerous-action',
    ],
    related: [
      ...(event
        ? [{ place: { path: event.path, span: event.at }, message: `Anyone can start this ${startWords(event.name)}.` }]
        : []),
      ...runs.slice(0, 3).map(({ at, words }) => ({
        place: { path, span: at },
        message: `\`${words}\` runs files that were unpacked.`,
      })),
    ],
  };
}

export function runFinding({ path, download, judgement }: About, { at, words }: Run): Found {
  return {
    at,
    severity: judgement.severity,
    certainty: 'possible',
    message: `\`${words}\` runs files of a stranger’s artifact. Unpack it elsewhere first.`,
    equivalents: [`codeql:actions/artifact-poisoning/${judgement.severity === 'fix-now' ? 'critical' : 'medium'}`],
    related: [{ place: { path, span: download.at }, message: 'The artifact comes in here.' }],
  };
}
