/**
 * Actions whose work a program does that GitHub's machines bring along. Source: GitHub's lists of included software, November 2026.
 */
export interface BuiltIn {
  readonly tool: string;
  readonly how: string;
  /** False where the action does more than the program, or does it more comfortably. */
  readonly isSame: boolean;
}

/** `uses`: `owner/repo` in lower case. */
export function builtInFor(uses: string): BuiltIn | undefined {
  return Object.hasOwn(table, uses) ? table[uses] : undefined;
}

const release: BuiltIn = { tool: 'gh release', how: 'Run `gh release create "$TAG" files…`.', isSame: true };
const labels: BuiltIn = { tool: 'gh issue edit', how: 'Run `gh issue edit "$NUMBER" --add-label name`.', isSame: true };
const git: BuiltIn = { tool: 'git', how: 'Run `git commit` and `git push` yourself.', isSame: false };

const table: Readonly<Record<string, BuiltIn>> = {
  'actions-ecosystem/action-add-labels': labels,
  'actions-ecosystem/action-remove-labels': { ...labels, how: 'Run `gh issue edit "$NUMBER" --remove-label name`.' },
  'addnab/docker-run-action': {
    tool: 'docker run',
    how: 'Run `docker run --rm -v "$PWD":/work image command`.',
    isSame: true,
  },
  'dacbd/create-issue-action': {
    tool: 'gh issue create',
    how: 'Run `gh issue create --title … --body …`.',
    isSame: true,
  },
  'dtolnay/rust-toolchain': { tool: 'rustup', how: 'Run `rustup toolchain install stable`.', isSame: false },
  'elgohr/github-release-action': release,
  'endbug/add-and-commit': git,
  'ncipollo/release-action': release,
  'peter-evans/create-or-update-comment': {
    tool: 'gh pr comment',
    how: 'Run `gh pr comment "$NUMBER" --body …`.',
    isSame: false,
  },
  'peter-evans/create-pull-request': {
    tool: 'gh pr create',
    how: 'Push a branch, then run `gh pr create --fill`.',
    isSame: false,
  },
  'sergeysova/jq-action': { tool: 'jq', how: 'Run `jq` itself.', isSame: true },
  'softprops/action-gh-release': release,
  'stefanzweifel/git-auto-commit-action': git,
  'svenstaro/upload-release-action': {
    tool: 'gh release upload',
    how: 'Run `gh release upload "$TAG" files…`.',
    isSame: true,
  },
};
