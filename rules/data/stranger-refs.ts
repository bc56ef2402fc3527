/**
 * Contexts that name the code of a pull request, and the events that carry them.
 * Source: GitHub's webhook payloads, as of November 2026.
 */

/** `commit`: exactly their code. `branch`: a name that is theirs in the fork only. `number`: of the pull request. */
export type CodeName = 'commit' | 'branch' | 'repository' | 'number';

export interface StrangerRef {
  /** Dotted, in lower case; `*` stands for any one part. */
  readonly path: string;
  readonly names: CodeName;
  readonly events: readonly string[];
}

/** Events whose run may hold the repository's key while a pull request of a stranger is what it is about. */
export const codeEvents: readonly string[] = [
  'pull_request_target',
  'workflow_run',
  'issue_comment',
  'issues',
  'discussion',
  'discussion_comment',
];

const pull = ['pull_request_target', 'pull_request', 'pull_request_review', 'pull_request_review_comment'];
const run = ['workflow_run'];
const issue = ['issue_comment', 'issues'];

export const strangerRefs: readonly StrangerRef[] = [
  { path: 'github.event.pull_request.head.sha', names: 'commit', events: pull },
  { path: 'github.event.pull_request.merge_commit_sha', names: 'commit', events: pull },
  { path: 'github.event.pull_request.head', names: 'commit', events: pull },
  { path: 'github.event.after', names: 'commit', events: pull },
  { path: 'github.event.pull_request.head.ref', names: 'branch', events: pull },
  { path: 'github.event.pull_request.head.label', names: 'branch', events: pull },
  { path: 'github.head_ref', names: 'branch', events: pull },
  { path: 'github.event.pull_request.number', names: 'number', events: pull },
  { path: 'github.event.number', names: 'number', events: pull },
  ...['full_name', 'clone_url', 'git_url', 'html_url', 'ssh_url', 'url'].flatMap((field): readonly StrangerRef[] => [
    { path: `github.event.pull_request.head.repo.${field}`, names: 'repository', events: pull },
    { path: `github.event.workflow_run.head_repository.${field}`, names: 'repository', events: run },
  ]),
  { path: 'github.event.workflow_run.head_sha', names: 'commit', events: run },
  { path: 'github.event.workflow_run.head_commit.id', names: 'commit', events: run },
  { path: 'github.event.workflow_run.pull_requests.*.head.sha', names: 'commit', events: run },
  { path: 'github.event.workflow_run.head_branch', names: 'branch', events: run },
  { path: 'github.event.workflow_run.pull_requests.*.head.ref', names: 'branch', events: run },
  { path: 'github.event.workflow_run.pull_requests.*.number', names: 'number', events: run },
  { path: 'github.event.issue.number', names: 'number', events: issue },
];

/** Outputs of well-known actions that name a pull request's code, by `owner/repo` in lower case. */
export const refOutputs: Readonly<Record<string, Readonly<Record<string, CodeName>>>> = {
  'xt0rted/pull-request-comment-branch': { head_sha: 'commit', sha: 'commit', head_ref: 'branch', ref: 'branch' },
  'eficode/resolve-pr-refs': { head_sha: 'commit', head_ref: 'branch' },
  'alessbell/pull-request-comment-branch': { head_sha: 'commit', head_ref: 'branch' },
  'potiuk/get-workflow-origin': { sourceheadsha: 'commit', sourceheadbranch: 'branch', sourceheadrepo: 'repository' },
  '8bitjonny/gh-get-current-pr': { pr_head_sha: 'commit', pr_head_ref: 'branch' },
  'gotson/pull-request-comment-branch': { head_sha: 'commit', head_ref: 'branch' },
  'github/command': { sha: 'commit', ref: 'branch' },
  'github/branch-deploy': { sha: 'commit', ref: 'branch' },
  'octokit/request-action': { data: 'commit' },
};

/** Actions that check the rights of the person who asks before they say which code it is. */
export const askingActions: ReadonlySet<string> = new Set(['github/command', 'github/branch-deploy']);
