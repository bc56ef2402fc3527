/**
 * Finds jobs that hold your key or secrets, take in an artifact that a stranger's run may have made, and run files of it.
 */
import type { DocumentRule } from '../../engine/rule.ts';
import { judge } from '../../model/flow/judgement.ts';
import { artifactText } from '../../model/flow/landings.ts';
import { strangersArtifacts } from '../../model/flow/relayed.ts';
import { runsAfter } from '../../model/flow/runs.ts';
import { workflowOf } from '../../model/workflow/workflow.ts';
import { fixesFor } from './fixes.ts';
import { arrivalFinding, runFinding } from './words.ts';

export const rule: DocumentRule = {
  id: 'check-artifacts-first',
  family: 'workflow',
  title: 'Look before you run an artifact',
  reads: ['workflow'],
  severity: 'fix-now',
  certainty: 'certain',
  effort: '5 minutes',
  item: 'no-strangers-code',
  equivalents: [
    'codeql:actions/artifact-poisoning/critical',
    'codeql:actions/artifact-poisoning/medium',
    'octoscan:dangerous-action',
  ],
  *check(document, repository) {
    if (!/artifact|gh run download/i.test(document.text)) return;
    for (const job of workflowOf(document)?.jobs ?? []) {
      for (const download of strangersArtifacts(job, repository)) {
        const certainty = download.isRelayed ? 'likely' : 'certain';
        const origin = { text: artifactText, hops: [], certainty } as const;
        const judgement = judge(origin, { job, step: download.step }, repository);
        if (judgement?.chooser !== 'anyone') continue;
        const runs = runsAfter(job, download);
        const about = { path: document.path, download, judgement, runs };
        yield { ...arrivalFinding(about), scope: download.step.node.span, fixes: fixesFor(job, download) };
        for (const run of runs) yield { ...runFinding(about, run), fixes: fixesFor(job, download) };
      }
    }
  },
};
