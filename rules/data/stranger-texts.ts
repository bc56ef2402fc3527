/**
 * Texts in a workflow's contexts that somebody outside the project can choose, and the events that carry them. What is not listed is a number,
 * a hash, a fixed word, a date, or a login, whose letters can do no harm.
 * Source: GitHub's webhook payloads and its list of untrusted contexts, as of November 2026.
 */

/** Who chooses the text: any account, someone whose commit a maintainer merges, or people with write access. */
export type Chooser = 'anyone' | 'merged author' | 'maintainer';

/** `line`: no line breaks. `ref`: a branch name, which holds `$(…)` and quotes but no blanks. `text`: anything. */
export type Charset = 'line' | 'ref' | 'text';

/** What the text belongs to: a condition on the author of the same thing makes it a maintainer's text. */
export type Subject = 'issue' | 'comment' | 'pull_request' | 'review' | 'discussion' | 'run' | 'push' | 'other';

export interface StrangerText {
  /** Dotted, in lower case; `*` stands for any one part. */
  readonly path: string;
  /** Reads on after “choose”: `the issue’s title`. */
  readonly words: string;
  readonly events: readonly string[];
  readonly chooser: Chooser;
  readonly charset: Charset;
  readonly subject: Subject;
  /** Everything below the path counts too. */
  readonly deep?: true;
}

const issueEvents = ['issues', 'issue_comment'];
const pullRequestEvents = ['pull_request', 'pull_request_target', 'pull_request_review', 'pull_request_review_comment'];
const commentEvents = ['issue_comment', 'discussion_comment', 'pull_request_review_comment'];
const discussionEvents = ['discussion', 'discussion_comment'];
const refEvents = ['push', 'create', 'delete', 'workflow_dispatch', 'release', 'registry_package', 'deployment'];

const texts: readonly StrangerText[] = [
  anyone('issue.title', 'the issue’s title', issueEvents, 'line', 'issue'),
  anyone('issue.body', 'the issue’s text', issueEvents, 'text', 'issue'),
  anyone('comment.body', 'the comment', commentEvents, 'text', 'comment'),
  anyone('comment.path', 'the file’s name', ['pull_request_review_comment'], 'line', 'pull_request'),
  anyone('comment.diff_hunk', 'the changed lines', ['pull_request_review_comment'], 'text', 'pull_request'),
  anyone('review.body', 'the review', ['pull_request_review'], 'text', 'review'),
  anyone('pull_request.title', 'the pull request’s title', pullRequestEvents, 'line', 'pull_request'),
  anyone('pull_request.body', 'the pull request’s text', pullRequestEvents, 'text', 'pull_request'),
  anyone('pull_request.head.ref', 'the branch’s name', pullRequestEvents, 'ref', 'pull_request'),
  anyone('pull_request.head.label', 'the branch’s name', pullRequestEvents, 'ref', 'pull_request'),
  anyone('pull_request.head.repo.default_branch', 'the fork’s branch name', pullRequestEvents, 'ref', 'pull_request'),
  anyone('pull_request.head.repo.description', 'the fork’s description', pullRequestEvents, 'line', 'pull_request'),
  anyone('pull_request.head.repo.homepage', 'the fork’s homepage', pullRequestEvents, 'line', 'pull_request'),
  anyone('changes.title.from', 'the old title', [...issueEvents, ...pullRequestEvents], 'line', 'other'),
  anyone(
    'changes.body.from',
    'the old text',
    [...issueEvents, ...pullRequestEvents, ...commentEvents],
    'text',
    'other',
  ),
  anyone('discussion.title', 'the discussion’s title', discussionEvents, 'line', 'discussion'),
  anyone('discussion.body', 'the discussion’s text', discussionEvents, 'text', 'discussion'),
  anyone('answer.body', 'the answer', ['discussion'], 'text', 'other'),
  anyone('pages.*.page_name', 'the wiki page’s name', ['gollum'], 'line', 'other'),
  anyone('pages.*.title', 'the wiki page’s title', ['gollum'], 'line', 'other'),
  anyone('pages.*.summary', 'the wiki page’s summary', ['gollum'], 'line', 'other'),
  anyone('forkee.description', 'the fork’s description', ['fork'], 'line', 'other'),
  anyone('forkee.homepage', 'the fork’s homepage', ['fork'], 'line', 'other'),
  anyone('forkee.default_branch', 'the fork’s branch name', ['fork'], 'ref', 'other'),
  anyone('workflow_run.head_branch', 'the branch’s name', ['workflow_run'], 'ref', 'run'),
  anyone('workflow_run.display_title', 'the run’s title', ['workflow_run'], 'line', 'run'),
  anyone('workflow_run.head_commit.message', 'the commit’s message', ['workflow_run'], 'text', 'run'),
  anyone('workflow_run.head_commit.author.name', 'the commit’s author', ['workflow_run'], 'line', 'run'),
  anyone('workflow_run.head_commit.author.email', 'the author’s address', ['workflow_run'], 'line', 'run'),
  anyone('workflow_run.head_commit.committer.name', 'the commit’s author', ['workflow_run'], 'line', 'run'),
  anyone('workflow_run.head_commit.committer.email', 'the author’s address', ['workflow_run'], 'line', 'run'),
  anyone('workflow_run.head_repository.description', 'the fork’s description', ['workflow_run'], 'line', 'run'),
  anyone('workflow_run.pull_requests.*.head.ref', 'the branch’s name', ['workflow_run'], 'ref', 'run'),
  ...['head_commit', 'commits.*'].flatMap((commit) => [
    merged(`${commit}.message`, 'the commit’s message', 'text'),
    merged(`${commit}.author.name`, 'the commit’s author', 'line'),
    merged(`${commit}.author.email`, 'the author’s address', 'line'),
    merged(`${commit}.committer.name`, 'the commit’s author', 'line'),
    merged(`${commit}.committer.email`, 'the author’s address', 'line'),
  ]),
  { ...merged('merge_group.head_commit.message', 'the commit’s message', 'text'), events: ['merge_group'] },
  { ...merged('release.body', 'the release’s text', 'text'), events: ['release'], chooser: 'maintainer' },
  ...['inputs', 'github.event.inputs'].map((path) =>
    maintainer(path, 'this input', ['workflow_dispatch'], 'text', true),
  ),
  maintainer('github.event.client_payload', 'this value', ['repository_dispatch'], 'text', true),
  maintainer('github.event.release.name', 'the release’s name', ['release'], 'line'),
  maintainer('github.event.release.tag_name', 'the tag’s name', ['release'], 'ref'),
  maintainer('github.event.ref', 'the branch’s name', refEvents, 'ref'),
  maintainer('github.ref_name', 'the branch’s name', refEvents, 'ref'),
  maintainer('github.ref', 'the branch’s name', refEvents, 'ref'),
  maintainer('github.event.label.name', 'the label’s name', [...issueEvents, ...pullRequestEvents], 'line'),
  ...['issue', 'pull_request'].map((subject) =>
    maintainer(
      `github.event.${subject}.labels.*.name`,
      'the label’s name',
      [...issueEvents, ...pullRequestEvents],
      'line',
    ),
  ),
  {
    ...anyone('', 'the branch’s name', ['pull_request', 'pull_request_target'], 'ref', 'pull_request'),
    path: 'github.head_ref',
  },
];

export const strangerTexts: readonly (StrangerText & { readonly parts: readonly string[] })[] = texts.map((text) => ({
  ...text,
  parts: text.path.split('.'),
}));

function anyone(
  path: string,
  words: string,
  events: readonly string[],
  charset: Charset,
  subject: Subject,
): StrangerText {
  return { path: `github.event.${path}`, words, events, chooser: 'anyone', charset, subject };
}

function merged(path: string, words: string, charset: Charset): StrangerText {
  const about = { events: ['push'], chooser: 'merged author', subject: 'push' } as const;
  return { path: `github.event.${path}`, words, charset, ...about };
}

function maintainer(
  path: string,
  words: string,
  events: readonly string[],
  charset: Charset,
  deep?: true,
): StrangerText {
  const text: StrangerText = { path, words, events, chooser: 'maintainer', charset, subject: 'other' };
  return deep ? { ...text, deep } : text;
}

/** Variables the runner itself sets from such a text: reading them needs no `${{ }}`. */
export const strangerVariables: Readonly<Record<string, string>> = { GITHUB_HEAD_REF: 'github.head_ref' };
