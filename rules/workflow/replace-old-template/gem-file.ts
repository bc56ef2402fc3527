/**
 * A job that writes its RubyGems key to a file by hand, then pushes the gem. Today RubyGems' own action signs in for some minutes.
 */
import type { Fix } from '../../engine/finding.ts';
import type { Repository } from '../../engine/repository.ts';
import { addEnvironment, giveRight } from '../../model/publish/job-edits.ts';
import { newestCommit, requestFor, usesText } from '../../model/publish/newest-action.ts';
import { type Publishing, publishingsIn } from '../../model/publish/publishing.ts';
import {
  type Change,
  changeScalar,
  type Edits,
  insertStep,
  joined,
  removalOf,
  removeEntries,
} from '../../model/publish/step-edits.ts';
import { scriptOf } from '../../model/script/read-script.ts';
import { shortText } from '../../model/short-text.ts';
import { shellOf } from '../../model/workflow/shell.ts';
import type { Job } from '../../model/workflow/workflow.ts';
import type { OldTemplate } from './template.ts';

const signer = 'rubygems/configure-rubygems-credentials';

export function gemFile(job: Job, repository: Repository): OldTemplate | undefined {
  const push = publishingsIn(job.workflow.document, repository).find(
    ({ place, registry, target, keys }) =>
      place.job === job &&
      registry === 'rubygems' &&
      target === 'public' &&
      keys.length > 0 &&
      /gem\/credentials/.test(place.step.run?.value ?? ''),
  );
  if (!push) return undefined;
  return {
    message: `\`${shortText(job.id)}\` writes its gem key to a file, as old templates did. Let RubyGems trust it.`,
    fixes: fixes(job, push, repository),
  };
}

function fixes(job: Job, push: Publishing, repository: Repository): readonly Fix[] {
  const commit = newestCommit(signer, repository.facts);
  const asking: Fix = {
    title: 'Ask GitHub for RubyGems’ newest action, and sign in with it',
    safety: 'careful',
    edits: [],
    needs: { commitOf: requestFor(signer) },
    guide,
  };
  const guided: Fix = {
    title: 'Let RubyGems sign this job in, step by step',
    safety: 'guided',
    edits: [],
    guide: [`Run \`${signer}\` before, and take the lines on the key out.`, ...guide],
  };
  if (!commit) return [asking, guided];
  const inserted = insertStep(job, push.place.step, usesText(signer, commit), 'before');
  const script = withoutFile(job, push);
  if (!inserted || !script) return [guided];
  const edits = joined([...addEnvironment(job), ...giveRight(job, 'id-token', repository), ...inserted, ...script]);
  return [{ title: 'Let RubyGems sign this job in for its release', safety: 'careful', edits, guide }];
}

/** The lines that write the key go, and so does the key itself. */
function withoutFile(job: Job, { place: { step, document }, keys }: Publishing): Edits | undefined {
  const { run } = step;
  if (!run) return undefined;
  const changes: Change[] = [];
  for (const command of scriptOf(run, shellOf(step, job)).script.commands) {
    const text = run.value.slice(command.start, command.end);
    if (!/^(mkdir|touch|chmod|printf|echo|cat)\b/.test(text) || !/\.gem\b/.test(text)) continue;
    const change = removalOf(run.value, command);
    if (!change) return undefined;
    changes.push(change);
  }
  const names = [
    ...new Set(
      keys.flatMap(
        ({ scalar }) => step.env?.pairs.flatMap(({ key, value }) => (value === scalar ? [key.value] : [])) ?? [],
      ),
    ),
  ];
  return [...changeScalar(document, run, changes), ...removeEntries(document, step.node, 'env', names)];
}

const guide: readonly string[] = [
  'On rubygems.org, open your gem, then “Trusted publishers”. Create one for GitHub Actions.',
  'Name this workflow’s file and the job’s environment there.',
  'On GitHub, open Settings, then Environments. Make that environment ask you first.',
  'After the first release, delete the stored key on GitHub and at RubyGems.',
];
