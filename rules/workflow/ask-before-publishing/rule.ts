/**
 * Finds jobs that a registry trusts and that publish without anybody's yes. Whoever can push a branch, or change the steps of
 * such a job, can publish with them; an environment with a reviewer makes the job wait for a person.
 */
import type { Fix } from '../../engine/finding.ts';
import type { Repository } from '../../engine/repository.ts';
import type { DocumentRule } from '../../engine/rule.ts';
import { publishWords } from '../../model/publish/commands.ts';
import { addEnvironment, environmentOf, usualEnvironment } from '../../model/publish/job-edits.ts';
import { registries } from '../../model/publish/registry.ts';
import { shortText } from '../../model/short-text.ts';
import { startingEvents } from '../../model/workflow/trigger.ts';
import { type Job, workflowOf } from '../../model/workflow/workflow.ts';
import { trustedRegistry } from './trusted.ts';

export const rule: DocumentRule = {
  id: 'ask-before-publishing',
  family: 'workflow',
  title: 'Let a person confirm each release',
  reads: ['workflow'],
  severity: 'good-habit',
  certainty: 'likely',
  effort: '5 minutes',
  item: 'publish-without-password',
  equivalents: [],
  *check(document, repository) {
    if (!publishWords.test(document.text) || !document.text.includes('write')) return;
    const seen = new Set<object>();
    for (const job of workflowOf(document)?.jobs ?? []) {
      if (seen.has(job.node) || environmentOf(job) !== undefined) continue;
      seen.add(job.node);
      const registry = trustedRegistry(job, repository);
      if (!registry) continue;
      const { name } = registries[registry];
      yield {
        at: job.key.span,
        scope: job.key.span,
        message: `\`${shortText(job.id)}\` publishes to ${name} as soon as it runs. Let a person confirm it first.`,
        certainty: isStartedByHand(job, repository) ? 'possible' : 'likely',
        fixes: [fixFor(job, name)],
      };
    }
  },
};

/** Somebody pressed a button already. */
function isStartedByHand({ workflow }: Job, repository: Repository): boolean {
  const events = startingEvents(workflow, repository) ?? [];
  return events.length > 0 && events.every(({ name }) => name === 'workflow_dispatch');
}

function fixFor(job: Job, registry: string): Fix {
  return {
    title: `Run this job in the environment “${usualEnvironment}”, which can wait for you`,
    safety: 'careful',
    edits: addEnvironment(job),
    guide: [
      `On GitHub, open Settings, then Environments. Create \`${usualEnvironment}\`.`,
      'Tick “Required reviewers” there and add yourself. You may confirm your own releases.',
      'Below “Deployment branches and tags”, allow only the branch or tags you release from.',
      `Name the environment \`${usualEnvironment}\` at ${registry} too. Then no other job counts.`,
    ],
  };
}
