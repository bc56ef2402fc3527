/**
 * The `gh` command for an action, read from the inputs it was given. Nothing where an input has no counterpart, or where the action
 * looks at what started the run and the command could not.
 */
import { type Script, Words } from '../../model/workflow/run-instead.ts';
import { filterOf, type Job, type Step } from '../../model/workflow/workflow.ts';

export function commandFor(key: string, step: Step, job: Job): Script | undefined {
  const make = Object.hasOwn(commands, key) ? commands[key] : undefined;
  const words = new Words(step);
  const line = make?.(words, job);
  if (!line) return undefined;
  const given = ['token', 'github_token'].map((name) => words.text(name)).find((text) => text !== '');
  return { lines: [line], variables: { ...words.variables, GH_TOKEN: given ?? '${{ github.token }}' } };
}

const here = '--repo "$GITHUB_REPOSITORY"';

const commands: Readonly<Record<string, (words: Words, job: Job) => string | undefined>> = {
  'actions-ecosystem/action-add-labels': (words, job) => labels(words, job, '--add-label'),
  'actions-ecosystem/action-remove-labels': (words, job) => labels(words, job, '--remove-label'),
  'dacbd/create-issue-action': (words) => {
    if (!words.has('title') || !words.hasOnly('token', 'title', 'body')) return undefined;
    return `gh issue create ${here} --title ${words.word('title', 'TITLE')} --body ${textOf(words, 'body', 'BODY')}`;
  },
  'softprops/action-gh-release': (words, job) =>
    release(words, job, {
      tag: 'tag_name',
      title: 'name',
      notes: 'body',
      notesFile: 'body_path',
      generate: 'generate_release_notes',
      files: 'files',
    }),
  'ncipollo/release-action': (words, job) =>
    release(words, job, {
      tag: 'tag',
      title: 'name',
      notes: 'body',
      notesFile: 'bodyFile',
      generate: 'generateReleaseNotes',
      files: 'artifacts',
    }),
};

/** An issue and a pull request have commands of their own, so what started the run has to say which it is. */
function labels(words: Words, { workflow }: Job, option: string): string | undefined {
  const events = new Set(workflow.triggers.map(({ name }) => name.replace('pull_request_target', 'pull_request')));
  const [event, ...others] = events;
  const noun = event === 'issues' ? 'issue' : 'pr';
  if (others.length > 0 || (event !== 'issues' && event !== 'pull_request')) return undefined;
  const isHere = ['', '${{ github.repository }}'].includes(words.text('repo'));
  const names = words
    .text('labels')
    .split(/\n/)
    .map((name) => name.trim())
    .filter((name) => name !== '');
  if (!isHere || !words.hasOnly('github_token', 'labels', 'repo', 'number') || names.length === 0) return undefined;
  if (names.some((name) => name.includes('${{') || name.includes(','))) return undefined;
  const thing = noun === 'issue' ? 'issue' : 'pull_request';
  const number = words.quote(words.text('number') || `\${{ github.event.${thing}.number }}`, 'NUMBER');
  return `gh ${noun} edit ${number} ${here} ${option} ${words.quote(names.join(','), 'LABELS')}`;
}

interface Inputs {
  readonly tag: string;
  readonly title: string;
  readonly notes: string;
  readonly notesFile: string;
  readonly generate: string;
  readonly files: string;
}

function release(words: Words, job: Job, inputs: Inputs): string | undefined {
  const { tag, title, notes, notesFile, generate, files } = inputs;
  const flags = ['draft', 'prerelease', generate];
  if (!words.hasOnly(...Object.values(inputs), 'draft', 'prerelease', 'token')) return undefined;
  if (!flags.every((name) => ['', 'true', 'false'].includes(words.text(name).toLowerCase()))) return undefined;
  // Each job of a matrix would make the release once more, and a release that started the run exists already.
  if (job.node.pairs.some(({ key }) => key.value === 'strategy') || !startsOnNewTag(job, words.has(tag)))
    return undefined;
  const paths = words
    .text(files)
    .split(/[\n,]/)
    .map((path) => path.trim())
    .filter((path) => path !== '');
  if (!paths.every((path) => /^[\w@%+=.*?/-]+$/.test(path) && !path.includes('**'))) return undefined;
  const name = words.has(tag) ? words.quote(words.text(tag).replace(/^refs\/tags\//, ''), 'TAG') : '"$GITHUB_REF_NAME"';
  return [
    `gh release create ${name}`,
    ...paths,
    here,
    ...(words.has(title) ? [`--title ${words.word(title, 'TITLE')}`] : []),
    words.has(notesFile) ? `--notes-file ${words.word(notesFile, 'NOTES_FILE')}` : '',
    !words.has(notesFile) && !words.isTrue(generate) ? `--notes ${textOf(words, notes, 'NOTES')}` : '',
    words.isTrue(generate) ? '--generate-notes' : '',
    words.isTrue('draft') ? '--draft' : '',
    words.isTrue('prerelease') ? '--prerelease' : '',
  ]
    .filter((part) => part !== '')
    .join(' ');
}

function startsOnNewTag({ workflow }: Job, hasTag: boolean): boolean {
  const [trigger, ...others] = workflow.triggers;
  if (hasTag) return workflow.triggers.every(({ name }) => name === 'push' || name === 'workflow_dispatch');
  const isOnTags = trigger && filterOf(trigger, 'tags') && !filterOf(trigger, 'branches');
  return others.length === 0 && trigger?.name === 'push' && Boolean(isOnTags);
}

function textOf(words: Words, input: string, name: string): string {
  return words.has(input) ? words.word(input, name) : '""';
}
