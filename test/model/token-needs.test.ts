/**
 * What steps need of the job's built-in key, claim by claim. The table itself is data; this is how it is read.
 */
import { describe, expect, it } from 'vitest';
import { noFacts } from '../../rules/index.ts';
import { needsOf } from '../../rules/model/token/needs.ts';
import { workflowOf } from '../../rules/model/workflow/workflow.ts';
import { repositoryOf } from '../rules/example.ts';

const path = '.github/workflows/example.yml';

/** Rights as `scope: level`, those that only may be needed with a `?`, and `cannot tell` with what they could be. */
function rightsFor(steps: string, { on = 'push', files = {} }: { on?: string; files?: Record<string, string> } = {}) {
  const text = `on: ${on}\nenv:\n  REGISTRY: ghcr.io\njobs:\n  job:\n    runs-on: ubuntu-latest\n    steps:\n${steps.replace(/^/gm, '      ')}\n`;
  const repository = repositoryOf(new Map(Object.entries({ [path]: text, ...files })), noFacts);
  const document = repository.documents.get(path);
  const job = document && workflowOf(document)?.jobs[0];
  if (!job) throw new Error('no job');
  const { needs, unjudged } = needsOf(job, repository);
  return [
    ...needs.map(({ scope, level, sure }) => `${scope}: ${level}${sure ? '' : '?'}`),
    ...unjudged.map(({ scopes }) => `cannot tell: ${scopes}`),
  ].sort();
}

const key = 'env: { GH_TOKEN: "${{ github.token }}" }';
const checkout = '- uses: actions/checkout@v6\n';

describe('an action', () => {
  it.each([
    ['needs what the table says', '- uses: softprops/action-gh-release@v2', ['contents: write']],
    [
      'needs nothing with a key of one’s own',
      '- uses: softprops/action-gh-release@v2\n  with: { token: "${{ secrets.BOT }}" }',
      [],
    ],
    [
      'needs nothing for an event it does not run on',
      "- if: github.event_name == 'schedule'\n  uses: softprops/action-gh-release@v2",
      [],
    ],
    ['asks for identity apart from any key', '- uses: pypa/gh-action-pypi-publish@v1', ['id-token: write']],
    [
      'with a password, does not ask for identity',
      '- uses: pypa/gh-action-pypi-publish@v1\n  with: { password: x }',
      [],
    ],
    [
      'is followed through variables',
      '- uses: docker/login-action@v3\n  with: { registry: "${{ env.REGISTRY }}", password: "${{ github.token }}" }',
      ['packages: read'],
    ],
    [
      'that hides a condition is not judged',
      '- uses: actions/dependency-review-action@v4\n  with: { comment-summary-in-pr: "${{ vars.COMMENT }}" }',
      ['cannot tell: pull-requests', 'contents: read'],
    ],
    ['nobody looked at is not judged', '- uses: octo-org/unheard-of@v1', ['cannot tell: any']],
    ['that only installs something is taken for harmless', '- uses: octo-org/setup-thing@v1', []],
    [
      'may need an extra right',
      '- uses: actions/labeler@v6',
      ['contents: read', 'issues: write?', 'pull-requests: write'],
    ],
  ])('%s', (_, steps, rights) => expect(rightsFor(steps)).toEqual(rights));
});

describe('a command', () => {
  it.each([
    ['pushes with the checkout’s key', `${checkout}- run: git push`, ['contents: read', 'contents: write']],
    [
      'cannot push with a key that was dropped',
      '- uses: actions/checkout@v6\n  with: { persist-credentials: false }\n- run: git push',
      ['contents: read'],
    ],
    [
      'pushes elsewhere with another key',
      `${checkout}- run: git push https://$KEY@github.com/o/r\n  env: { KEY: "\${{ secrets.KEY }}" }`,
      ['contents: read'],
    ],
    ['of GitHub needs a key in reach', '- run: gh issue close 1', []],
    ['of GitHub takes GH_TOKEN', `- run: gh issue close 1\n  ${key}`, ['issues: write']],
    [
      'of GitHub prefers a key of one’s own',
      '- run: gh issue close 1\n  env: { GH_TOKEN: "${{ secrets.BOT }}", GITHUB_TOKEN: "${{ github.token }}" }',
      [],
    ],
    ['calls a path', `- run: gh api -X PUT "repos/$GITHUB_REPOSITORY/pulls/1/merge"\n  ${key}`, ['contents: write']],
    [
      'with fields is a POST',
      `- run: gh api repos/{owner}/{repo}/statuses/1 -f state=success\n  ${key}`,
      ['statuses: write'],
    ],
    [
      'calls a path with curl',
      '- run: |\n    curl -X DELETE -H "authorization: bearer ${{ github.token }}" https://api.github.com/repos/o/r/actions/caches/1',
      ['actions: write'],
    ],
    ['that builds is taken for harmless', `${checkout}- run: make test`, ['contents: read']],
    [
      'that says it releases is not judged',
      `${checkout}- run: make release`,
      ['cannot tell: contents,id-token', 'contents: read'],
    ],
    ['we do not know, with the key, is not judged', `- run: ./do-it\n  ${key}`, ['cannot tell: any']],
    ['inside a package script counts', `${checkout}- run: npm run ship`, ['contents: read', 'contents: write']],
  ])('%s', (_, steps, rights) =>
    expect(rightsFor(steps, { files: { 'package.json': '{"scripts":{"ship":"git push"}}' } })).toEqual(rights),
  );
});

describe('a number that can be an issue or a pull request', () => {
  const steps = '- uses: actions/github-script@v8\n  with: { script: "github.rest.issues.createComment()" }';
  it.each([
    ['pull_request_target', ['issues: write?', 'pull-requests: write']],
    ['issues', ['issues: write', 'pull-requests: write?']],
    ['issue_comment', ['issues: write', 'pull-requests: write']],
    ['workflow_call', ['issues: write', 'pull-requests: write']],
  ])('on %s', (on, rights) => expect(rightsFor(steps, { on })).toEqual(rights));
});

it('reads variables that name each other in a circle without waiting', () => {
  const value = '${{ env.A }}'.repeat(20);
  expect(rightsFor(`- run: ./do-it $A\n  env: { A: "${value}" }`)).toEqual(['cannot tell: any']);
});
