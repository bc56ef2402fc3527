/**
 * Outputs of well-known actions that pass on a stranger's text: because they read it from the event, from a file that came along,
 * or from an input. Source: the documentation of each action, November 2026. Keys are `owner/repo` in lower case, outputs too.
 */
export interface OutputText {
  /** Reads on after “holds”: `the issue’s title`. */
  readonly words: string;
  readonly events: readonly string[];
}

const issueEvents = ['issues', 'issue_comment'];
const pullRequestEvents = ['pull_request', 'pull_request_target', 'pull_request_review', 'pull_request_review_comment'];

/**
 * `*` is every output that is not named, `*_files` every one that ends so. Counts and yes-or-no answers hold no text.
 * `env.name` is a variable that the action sets for every later step.
 */
export const strangerOutputs: Readonly<Record<string, Readonly<Record<string, OutputText>>>> = {
  ...same(
    branches(['issue_comment'], 'head_ref', 'ref'),
    'xt0rted/pull-request-comment-branch',
    'alessbell/pull-request-comment-branch',
    'gotson/pull-request-comment-branch',
  ),
  'vazco/github-actions-branch-name': branches(pullRequestEvents, 'branch_name'),
  'nelonoel/branch-name': branches(pullRequestEvents, 'env.branch_name'),
  'franzdiebold/github-env-vars-action': {
    ...branches(pullRequestEvents, 'env.ci_head_ref', 'env.ci_action_ref_name'),
    'env.ci_pr_title': { words: 'the pull request’s title', events: pullRequestEvents },
    'env.ci_pr_description': { words: 'the pull request’s text', events: pullRequestEvents },
  },
  'jwalton/gh-find-current-pr': {
    title: { words: 'the pull request’s title', events: pullRequestEvents },
    body: { words: 'the pull request’s text', events: pullRequestEvents },
  },
  'marocchino/on_artifact': { '*': { words: 'a file of the artifact', events: ['workflow_run'] } },
  'tj-actions/branch-names': branches(pullRequestEvents, 'current_branch', 'head_ref_branch', 'ref_branch'),
  '8bitjonny/gh-get-current-pr': {
    pr_title: { words: 'the pull request’s title', events: pullRequestEvents },
    pr_body: { words: 'the pull request’s text', events: pullRequestEvents },
    pr_head_ref: { words: 'the branch’s name', events: pullRequestEvents },
  },
  'potiuk/get-workflow-origin': branches(['workflow_run'], 'sourceheadbranch'),
  'eficode/resolve-pr-refs': branches([...issueEvents, ...pullRequestEvents], 'head_ref'),
  'tzkhan/pr-update-action': branches(pullRequestEvents, 'headmatch'),
  'peter-evans/find-comment': {
    'comment-body': { words: 'the comment', events: [...issueEvents, ...pullRequestEvents] },
  },
  'amannn/action-semantic-pull-request': {
    error_message: { words: 'the pull request’s title', events: pullRequestEvents },
  },
  ...same(
    { '*': { words: 'the issue’s text', events: issueEvents } },
    'stefanbuck/github-issue-parser',
    'zentered/issue-forms-body-parser',
    'edumserrano/github-issue-forms-parser',
    'peter-murray/issue-body-parser-action',
    'peter-murray/issue-forms-body-parser',
    'onmax/issue-form-parser',
    'issue-ops/parser',
  ),
  ...same(
    { comment_body: { words: 'the comment', events: ['issue_comment'] } },
    'khan/pull-request-comment-trigger',
    'shanegenschaw/pull-request-comment-trigger',
  ),
  'dorny/paths-filter': { '*_files': names() },
  'tj-actions/verify-changed-files': { changed_files: names() },
  'technote-space/get-diff-action': {
    diff: names(),
    filtered_diff: names(),
    'env.git_diff': names(),
    'env.git_diff_filtered': names(),
    'env.matched_files': names(),
  },
  ...same(
    { '*': names() },
    'ahmadnassri/action-changed-files',
    'ana06/get-changed-files',
    'bolajiayodeji/action-changed-files',
    'jitterbit/get-changed-files',
    'lots0logs/gh-action-get-changed-files',
    'masesgroup/retrieve-changed-files',
    'step-security/changed-files',
    'tj-actions/changed-files',
    'trilom/file-changes-action',
    'umani/changed-files',
    'yumemi-inc/changed-files',
  ),
};

/** Inputs whose text comes out again under another name; `*`: under every name. */
export const handedOn: Readonly<
  Record<string, { readonly inputs: readonly string[]; readonly outputs: readonly string[] }>
> = {
  'actions-ecosystem/action-regex-match': {
    inputs: ['text'],
    outputs: ['match', 'group1', 'group2', 'group3', 'group4'],
  },
  'ashley-taylor/regex-property-action': { inputs: ['value'], outputs: ['value'] },
  'aszc/change-string-case-action': { inputs: ['string'], outputs: ['lowercase', 'uppercase', 'capitalized'] },
  'entepotenz/change-string-case-action-min-dependencies': {
    inputs: ['string'],
    outputs: ['lowercase', 'uppercase', 'capitalized'],
  },
  'bhowell2/github-substring-action': { inputs: ['value'], outputs: ['substring'] },
  'frabert/replace-string-action': { inputs: ['string', 'replace-with'], outputs: ['replaced'] },
  'gr2m/get-json-paths-action': { inputs: ['json'], outputs: ['*'] },
  'haya14busa/action-cond': { inputs: ['if_true', 'if_false'], outputs: ['value'] },
  'jungwinter/split': { inputs: ['msg'], outputs: ['_0', '_1', '_2', '_3', 'length'] },
  'winterjung/split': { inputs: ['msg'], outputs: ['_0', '_1', '_2', '_3'] },
  'kaisugi/action-regex-match': { inputs: ['text'], outputs: ['match', 'group1', 'group2', 'group3', 'group4'] },
  'mad9000/actions-find-and-replace-string': { inputs: ['source', 'replace'], outputs: ['value'] },
  'rishabhgupta/split-by': { inputs: ['string'], outputs: ['_0', '_1', '_2', '_3'] },
};

/** Actions that read a file into an output. */
export const fileOutputs: Readonly<Record<string, { readonly input: string; readonly output: string }>> = {
  'andstor/file-reader-action': { input: 'path', output: 'contents' },
  'ashley-taylor/read-json-property-action': { input: 'path', output: 'value' },
  'guibranco/github-file-reader-action-v2': { input: 'path', output: 'contents' },
  'jaywcjlove/github-action-read-file': { input: 'path', output: 'content' },
  'juliangruber/read-file-action': { input: 'path', output: 'content' },
  'komorebitech/read-files-action': { input: 'path', output: 'content' },
  'notiz-dev/github-action-json-property': { input: 'path', output: 'prop' },
  'sergeysova/jq-action': { input: 'cmd', output: 'value' },
  'zoexx/github-action-json-file-properties': { input: 'file_path', output: '*' },
};

function branches(events: readonly string[], ...outputs: readonly string[]): Record<string, OutputText> {
  return Object.fromEntries(outputs.map((output) => [output, { words: 'the branch’s name', events }]));
}

function names(): OutputText {
  return { words: 'names of changed files', events: pullRequestEvents };
}

function same(
  outputs: Record<string, OutputText>,
  ...actions: readonly string[]
): Record<string, Record<string, OutputText>> {
  return Object.fromEntries(actions.map((action) => [action, outputs]));
}
