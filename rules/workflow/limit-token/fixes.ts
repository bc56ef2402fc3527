/**
 * The fix for one job or a whole workflow: the least set it needs, and plain words about what we could not judge.
 */
import type { Fix, Safety, TextEdit } from '../../engine/finding.ts';
import type { Repository } from '../../engine/repository.ts';
import { type Job, triggerNamed, type Workflow } from '../../model/workflow/workflow.ts';
import { type Least, leastOf, type Reasons, type Rights, type Shared, share, type Wanted } from './rights.ts';
import { writeJob, writeShared } from './write-permissions.ts';

/** For jobs that take what the workflow gives. */
export function workflowFixes(
  workflow: Workflow,
  jobs: readonly Job[],
  repository: Repository,
  wanted: Omit<Wanted, 'extras'>,
  safety: Safety = 'careful',
): readonly Fix[] {
  const write: Write = (found, reasons) => {
    const shared = share(new Map([...found].map(([job, { rights }]) => [job, rights])));
    return { edits: writeShared(workflow, shared, reasons), title: titleFor(shared) };
  };
  const fixes = choices(jobs, repository, wanted, write, safety);
  return triggerNamed(workflow, 'workflow_call') ? fixes.map(withCallers) : fixes;
}

/** A called workflow that asks for more than its caller has does not start. */
function withCallers(fix: Fix): Fix {
  const step = 'Check that every workflow calling this one has these rights. Otherwise it does not start.';
  return { ...fix, safety: 'careful', guide: [...(fix.guide ?? []), step] };
}

/** For a job with a block of its own. */
export function jobFixes(job: Job, repository: Repository, wanted: Omit<Wanted, 'extras'>): readonly Fix[] {
  const write: Write = (found, reasons) => {
    const rights: Rights = found.get(job)?.rights ?? new Map();
    return {
      edits: writeJob(job.workflow.document, job, rights, reasons),
      title: rights.size === 0 ? `Take every right from \`${job.id}\`` : `Give \`${job.id}\` only the rights it needs`,
    };
  };
  return choices([job], repository, wanted, write, 'careful');
}

type Write = (
  found: ReadonlyMap<Job, Least>,
  reasons?: Reasons,
) => { readonly edits: readonly TextEdit[]; readonly title: string };

/** With everything the jobs use today first; then the same with a reason behind each right, or without what they can do without. */
function choices(
  jobs: readonly Job[],
  repository: Repository,
  wanted: Omit<Wanted, 'extras'>,
  write: Write,
  safety: Safety,
): readonly Fix[] {
  const all = leastByJob(jobs, repository, { ...wanted, extras: true });
  const unsure = stepsLeft(all);
  const { edits, title } = write(all);
  const first: Fix =
    unsure.length === 0
      ? { title, safety, edits }
      : {
          title: `${title}, and look up ${unsure.length === 1 ? 'one step' : `${unsure.length} steps`}`,
          safety: 'careful',
          edits,
          guide: guideFor(unsure),
        };
  const told = write(all, 'behind all');
  const tellsMore = told.edits.some(({ text }, index) => text !== edits[index]?.text);
  const fixes = tellsMore ? [first, { ...first, title: `${title}, and say why`, edits: told.edits }] : [first];
  if (![...all.values()].some(({ extras }) => extras.length > 0)) return fixes;
  const bare = write(leastByJob(jobs, repository, { ...wanted, extras: false }));
  return [
    ...fixes,
    { title: `${bare.title}, without extras`, safety: 'careful', edits: bare.edits, guide: extrasGuide(all, unsure) },
  ];
}

function leastByJob(jobs: readonly Job[], repository: Repository, wanted: Wanted): ReadonlyMap<Job, Least> {
  return new Map(jobs.map((job) => [job, leastOf(job, repository, wanted)]));
}

function titleFor({ top, byJob }: Shared): string {
  if (byJob.size > 0) return 'Give each job only the rights it needs';
  if (top.size === 0) return 'Take every right from the key';
  const names = [...top.keys()];
  return names.length === 1 && names[0] === 'contents'
    ? 'Let the key only read the code'
    : 'Let the key only read what it needs';
}

interface StepLeft {
  readonly name: string;
  readonly jobs: readonly string[];
}

function stepsLeft(found: ReadonlyMap<Job, Least>): readonly StepLeft[] {
  const jobs = new Map<string, Set<string>>();
  for (const [job, { unjudged }] of found) {
    for (const { name } of unjudged) jobs.set(name, (jobs.get(name) ?? new Set()).add(job.id));
  }
  return [...jobs].map(([name, ids]) => ({ name, jobs: [...ids] }));
}

/** One step for each thing to look up; beyond a handful, nobody reads a list. */
function guideFor(unsure: readonly StepLeft[]): readonly string[] {
  const shown = unsure.slice(0, 4).map(({ name, jobs: [first = '', ...others] }) => {
    const where =
      others.length === 0 ? `in job \`${first}\`` : `in \`${first}\` and ${others.length} more of these jobs`;
    return `Look up what ${name} needs ${where}. We cannot tell.`;
  });
  const more =
    unsure.length > 4 ? [`Do the same for ${unsure.length === 5 ? 'one more' : `${unsure.length - 4} more`}.`] : [];
  return [...shown, ...more, 'Add those rights below `permissions:` of that job.'];
}

function extrasGuide(found: ReadonlyMap<Job, Least>, unsure: readonly StepLeft[]): readonly string[] {
  const named = [...found].filter(([, { extras }]) => extras.length > 0);
  const lost = named.map(
    ([job, { extras }]) =>
      `The job \`${job.id}\` works without ${extras.map((scope) => `\`${scope}: write\``).join(' and ')}, but does less.`,
  );
  return [...lost, ...(unsure.length > 0 ? guideFor(unsure) : [])];
}
