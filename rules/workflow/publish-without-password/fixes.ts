/**
 * The ways to let a registry trust a job. The edits change the job; a guide says what to click at the registry, in what order.
 */
import type { Fix, TextEdit } from '../../engine/finding.ts';
import type { Repository } from '../../engine/repository.ts';
import { addEnvironment, giveRight } from '../../model/publish/job-edits.ts';
import type { Publishing } from '../../model/publish/publishing.ts';
import { registries } from '../../model/publish/registry.ts';
import { joined } from '../../model/publish/step-edits.ts';
import { byHand, guideFor } from './guide.ts';
import { handOver } from './hand-over.ts';
import { type Plan, signIn } from './sign-in.ts';
import { stage } from './stage.ts';
import { withoutKeys } from './without-keys.ts';

export function fixesFor(publishing: Publishing, repository: Repository): readonly Fix[] {
  const { job } = publishing.place;
  const { name } = registries[publishing.registry];
  const guided: Fix = {
    title: `Let ${name} trust this workflow, step by step`,
    safety: 'guided',
    edits: [],
    guide: byHand(publishing, repository),
  };
  const plan = job && planFor(publishing, repository);
  if (!job || !plan) return [guided];
  const guide = guideFor(publishing, repository);
  const finished = (edits: readonly TextEdit[]) =>
    joined([...addEnvironment(job), ...giveRight(job, 'id-token', repository), ...edits]);
  const fix = (edits: readonly TextEdit[], title: string): Fix => ({
    title,
    safety: 'careful',
    edits: finished(edits),
    guide,
  });
  if ('needs' in plan)
    return [
      {
        title: `Ask GitHub for the newest action of ${name}, and publish with it`,
        safety: 'careful',
        edits: [],
        needs: plan.needs,
        guide,
      },
      guided,
    ];
  const staged = stage(publishing);
  return [
    fix(plan.edits, `Let ${name} trust this job instead of a stored password`),
    ...(staged
      ? [
          {
            ...fix([...plan.edits, ...staged], 'Let npm hold each release until you confirm it'),
            guide: [...guide, staging],
          },
        ]
      : []),
  ];
}

const staging = 'Staging needs npm 11.15 or newer. Confirm each release with `npm stage approve`, or on npmjs.com.';

/** Absent where a person has to do it. */
function planFor(publishing: Publishing, repository: Repository): Plan | undefined {
  const { by, registry, tool, target } = publishing;
  if (target === 'other' || (by.kind === 'command' && !by.form.exact)) return undefined;
  if (/^(poetry|hatch|flit) publish$/.test(tool)) return handOver(publishing, repository.facts);
  const needsSignIn =
    registry === 'crates' || registry === 'nuget'
      ? !/^release-plz\//i.test(tool)
      : by.kind === 'command' && registry === 'rubygems';
  if (needsSignIn) return signIn(publishing, repository.facts);
  if (by.kind === 'action' && !by.action.trustsFrom) return undefined;
  const edits = withoutKeys(publishing);
  return edits && { edits };
}
