/**
 * One job that builds a Python package and uploads it with a password. Whatever runs while it builds can read that password.
 * Today two jobs share the work: one builds, and the other, which PyPI trusts, does nothing but upload.
 * Source: packaging.python.org, "Publishing package distribution releases using GitHub Actions".
 */
import { removeKey, setKey } from '../../engine/edit/yaml.ts';
import type { Fix, TextEdit } from '../../engine/finding.ts';
import type { Repository } from '../../engine/repository.ts';
import { pairOf } from '../../engine/tree.ts';
import { environmentOf, usualEnvironment } from '../../model/publish/job-edits.ts';
import { bundledUses, newestCommit, requestFor, usesText } from '../../model/publish/newest-action.ts';
import { type Publishing, publishingsIn } from '../../model/publish/publishing.ts';
import {
  changeScalar,
  type Edits,
  insertStep,
  joined,
  removalOf,
  removeEntries,
} from '../../model/publish/step-edits.ts';
import type { Command } from '../../model/script/command.ts';
import { scriptOf } from '../../model/script/read-script.ts';
import { shortText } from '../../model/short-text.ts';
import { shellOf } from '../../model/workflow/shell.ts';
import { isAction, usesKey } from '../../model/workflow/uses.ts';
import type { Job, Step } from '../../model/workflow/workflow.ts';
import { hasComments, jobBehind, type OldTemplate, replaceStep } from './template.ts';

const uploader = 'pypa/gh-action-pypi-publish';

export function pythonInOneJob(job: Job, repository: Repository): OldTemplate | undefined {
  if (!job.steps.every((step) => isOrdinary(step, job)) || !job.steps.some((step) => builds(step, job)))
    return undefined;
  const [upload, second] = publishingsIn(job.workflow.document, repository).filter(({ place }) => place.job === job);
  if (!upload || second || upload.registry !== 'pypi' || upload.keys.length === 0 || upload.target === 'other')
    return undefined;
  return {
    message: `\`${shortText(job.id)}\` builds and publishes at once, as old templates did. Split the two.`,
    fixes: fixes(job, upload, repository),
  };
}

/** The steps of the template: anything else would get lost between the two jobs. */
function isOrdinary(step: Step, job: Job): boolean {
  const { uses, run } = step;
  if (uses?.form === 'repository')
    return ['actions/checkout', 'actions/setup-python', 'astral-sh/setup-uv', uploader].includes(usesKey(uses));
  return (
    run !== undefined &&
    commandsOf(step, job).every(({ words }) => /^(python[\d.]*|pip[\d.]*|twine|uv|ls)$/.test(words[0]?.text ?? ''))
  );
}

function commandsOf(step: Step, job: Job): readonly Command[] {
  return step.run ? scriptOf(step.run, shellOf(step, job)).script.commands : [];
}

function builds(step: Step, job: Job): boolean {
  return commandsOf(step, job).some(({ words }) =>
    /^(python[\d.]* (-m build|setup\.py .*dist)|uv build)/.test(words.map(({ text }) => text).join(' ')),
  );
}

function fixes(job: Job, upload: Publishing, { facts }: Repository): readonly Fix[] {
  const guided: Fix = {
    title: 'Split the job in two, step by step',
    safety: 'guided',
    edits: [],
    guide: [...byHand, ...guide(job)],
  };
  const own = isAction(upload.place.step.uses, uploader) && isNewEnough(upload);
  const commit = own ? undefined : newestCommit(uploader, facts);
  if (!own && !commit)
    return [
      {
        title: 'Ask GitHub for PyPI’s newest action, and split the job in two',
        safety: 'careful',
        edits: [],
        needs: { commitOf: requestFor(uploader) },
        guide: guide(job),
      },
      guided,
    ];
  const edits = split(job, upload, commit ? usesText(uploader, commit) : writtenUses(upload));
  return edits
    ? [{ title: 'Split the job: one builds, the other publishes', safety: 'careful', edits, guide: guide(job) }]
    : [guided];
}

/** Since version 1.8 it needs no password. Branches of the action run its newest code. */
function isNewEnough({ place: { step } }: Publishing): boolean {
  return step.uses?.form === 'repository' && /^(release\/v1|v1|v1\.([89]|\d\d).*)$/.test(step.uses.ref);
}

function writtenUses({ place: { step } }: Publishing): string {
  return `uses: ${step.uses?.text ?? ''}`;
}

function split(job: Job, upload: Publishing, uses: string): Edits | undefined {
  const { document } = job.workflow;
  const { step } = upload.place;
  if (job.node.pairs.some(({ key }) => ['strategy', 'outputs', 'container', 'defaults'].includes(key.value)))
    return undefined;
  const store = `${bundledUses('actions/upload-artifact')}\nwith:\n  name: dist\n  path: dist/`;
  const stored =
    upload.by.kind === 'action' || commandsOf(step, job).length === 1
      ? hasComments(document, step) || step.condition
        ? undefined
        : replaceStep(job, step, `name: Keep the packages\n${store}`)
      : scriptWithout(job, upload, store);
  const behind = jobBehind(job, publishJob(job, upload, uses));
  if (!stored || !behind) return undefined;
  const environment = pairOf(job.node, 'environment') ? removeKey(document, job.node, 'environment') : [];
  const rights = setKey(document, job.node, 'permissions', 'contents: read', { after: 'runs-on' });
  return joined([...environment, ...rights, ...buildTools(job, step), ...stored, ...behind]);
}

function publishJob(job: Job, { by, place }: Publishing, uses: string): string {
  const kept =
    by.kind === 'action'
      ? (place.step.with?.pairs ?? []).filter(({ key }) => !/^(user|password)$/i.test(key.value))
      : [];
  const { text } = job.workflow.document;
  const inputs = kept.map(({ span }) => `      ${text.slice(span.start, span.end)}`);
  return [
    `needs: ${job.id}`,
    ...(job.condition && !text.slice(job.condition.span.start, job.condition.span.end).includes('\n')
      ? [`if: ${text.slice(job.condition.span.start, job.condition.span.end)}`]
      : []),
    'runs-on: ubuntu-latest',
    `environment: ${environmentOf(job) || usualEnvironment}`,
    'permissions:',
    '  id-token: write',
    'steps:',
    `  - ${bundledUses('actions/download-artifact')}`,
    '    with:',
    '      name: dist',
    '      path: dist/',
    `  - ${uses}`,
    ...(inputs.length > 0 ? ['    with:', ...inputs] : []),
  ].join('\n');
}

/** The upload leaves the script, and the old way to build becomes the new one. */
function scriptWithout(job: Job, { place, by, keys }: Publishing, store: string): Edits | undefined {
  const { document, step } = place;
  if (by.kind !== 'command') return undefined;
  const gone = removalOf(by.run.value, by.command);
  const inserted = insertStep(job, step, store, 'behind');
  if (!gone || !inserted) return undefined;
  const names = keys.flatMap(({ from }) => (from.kind === 'variable' && from.own ? [from.name] : []));
  const beside = step.env?.pairs.map(({ key }) => key.value).filter((name) => name === 'TWINE_USERNAME') ?? [];
  const changes = [gone, ...commandsOf(step, job).flatMap(modernBuild)];
  return [
    ...changeScalar(document, by.run, changes),
    ...removeEntries(document, step.node, 'env', [...names, ...beside]),
    ...inserted,
  ];
}

function modernBuild({ words, start, end }: Command) {
  const isOld = /^python[\d.]* setup\.py .*dist/.test(words.map(({ text }) => text).join(' '));
  return isOld ? [{ start, end, text: 'python -m build' }] : [];
}

/** `pip install setuptools wheel twine` installs `build` instead, and `setup.py` is not run any more. */
function buildTools(job: Job, upload: Step): Edits {
  const edits: TextEdit[] = [];
  for (const step of job.steps) {
    if (!step.run || step === upload) continue;
    const changes = commandsOf(step, job).flatMap((command) => {
      const at = command.words.findIndex(({ text }) => text === 'install');
      const tools = at < 0 ? [] : command.words.slice(at + 1).filter(({ text }) => !text.startsWith('-'));
      const [first, last] = [tools[0], tools.at(-1)];
      const isOld =
        tools.length > 0 &&
        tools.some(({ text }) => text === 'twine') &&
        tools.every(({ text }) => /^(setuptools|wheel|twine|build|pip)$/.test(text));
      return first && last && isOld ? [{ start: first.start, end: last.end, text: 'build' }] : modernBuild(command);
    });
    if (changes.length > 0) edits.push(...changeScalar(job.workflow.document, step.run, changes));
  }
  return edits;
}

const byHand: readonly string[] = [
  'End this job with `actions/upload-artifact`, which keeps the folder `dist`.',
  'Add a job that needs this one. It fetches `dist` and runs `pypa/gh-action-pypi-publish`.',
  'Give that job `id-token: write` and an environment, and no password.',
];

function guide(job: Job): readonly string[] {
  const environment = environmentOf(job) || usualEnvironment;
  const file = job.workflow.document.path.split('/').at(-1) ?? '';
  return [
    'On PyPI, open your project, then “Manage” and “Publishing”. Add a GitHub publisher.',
    `Name the workflow \`${shortText(file, 40)}\` and the environment \`${shortText(environment, 24)}\` there.`,
    `On GitHub, open Settings, then Environments. Make \`${shortText(environment, 24)}\` ask you first.`,
    'After the first release, delete the stored password here and at PyPI.',
  ];
}
