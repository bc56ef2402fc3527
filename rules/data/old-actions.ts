/**
 * Versions of popular actions that GitHub switched off, or that were made for a Node that runners no longer have, and what
 * changes for a project that moves on. Sources: each action's `action.yml` and release notes; GitHub's changelog of 13 February
 * and 16 April 2024 (artifacts), 5 December 2024 (pages, caches), 22 September 2023 (Node 16) and 19 September 2025 (Node 20).
 * Seen in November 2026. Archived actions are not here.
 */

export interface OldAction {
  /** The last major version made for Node 12, and for Node 16. */
  readonly node12?: number;
  readonly node16?: number;
  /** The first version that GitHub still runs, for each major it keeps; majors below the lowest are switched off. */
  readonly runs?: readonly (readonly [major: number, minor: number])[];
  /** Said behind the fix, to whoever comes from this major version or an older one. */
  readonly changes?: readonly (readonly [upTo: number, change: string])[];
}

const artifactNames = 'Give each upload of a run its own name. Hidden files are left out unless you ask for them.';
const artifactFolders = 'Move the uploads as well: old and new artifact actions do not work together.';
const goCache = 'It now caches modules by itself. `cache: false` turns that off.';

/** By `owner/repo`, in lower case. */
export const oldActions: Readonly<Record<string, OldAction>> = {
  'actions/upload-artifact': { runs: [[4, 0]], changes: [[3, artifactNames]] },
  'actions/download-artifact': { runs: [[4, 0]], changes: [[3, artifactFolders]] },
  'actions/cache': {
    runs: [
      [3, 4],
      [4, 2],
    ],
    node16: 3,
  },
  'actions/upload-pages-artifact': {
    runs: [[3, 0]],
    changes: [[2, 'Move `actions/deploy-pages` as well: the two belong together.']],
  },
  'actions/deploy-pages': {
    runs: [[4, 0]],
    changes: [[3, 'Move `actions/upload-pages-artifact` as well: the two belong together.']],
  },
  'actions/checkout': {
    node12: 2,
    node16: 3,
    changes: [[1, 'It fetches one commit now. Set `fetch-depth: 0` where a step reads the history.']],
  },
  'actions/setup-node': {
    node12: 2,
    node16: 3,
    changes: [[3, 'The input `always-auth` is gone. Remove it where you set it.']],
  },
  'actions/setup-python': {
    node12: 2,
    node16: 4,
    changes: [[3, 'State `python-version`, since there is no default any more.']],
  },
  'actions/setup-java': {
    node12: 2,
    node16: 3,
    changes: [[1, 'The input `distribution` is needed now. `zulu` is what you had.']],
  },
  'actions/setup-go': { node12: 2, node16: 4, changes: [[3, goCache]] },
  'actions/setup-dotnet': { node12: 1, node16: 3 },
  'actions/github-script': {
    node12: 5,
    node16: 6,
    changes: [[4, 'Write `github.rest.issues` where you wrote `github.issues`, and so on.']],
  },
  'actions/labeler': {
    node12: 3,
    node16: 4,
    changes: [[4, 'The labels’ file has a new form. Rewrite it as the README shows.']],
  },
  'actions/stale': { node12: 4, node16: 8 },
  'docker/login-action': { node12: 1, node16: 2 },
  'docker/setup-buildx-action': { node12: 1, node16: 2 },
  'docker/setup-qemu-action': { node12: 1, node16: 2 },
  'docker/metadata-action': { node12: 3, node16: 4 },
  'docker/build-push-action': {
    node12: 2,
    node16: 4,
    changes: [[3, 'Images now carry a proof of where they were built. `provenance: false` leaves it out.']],
  },
  'github/codeql-action': {
    node12: 1,
    node16: 2,
    changes: [[2, 'Move its other steps of this job to the same version.']],
  },
  'codecov/codecov-action': {
    node12: 2,
    node16: 3,
    changes: [[3, 'It needs a `token` now, also in public repositories.']],
  },
  'softprops/action-gh-release': { node16: 1 },
  'peter-evans/create-pull-request': { node12: 3, node16: 5 },
  'golangci/golangci-lint-action': {
    node12: 2,
    node16: 3,
    changes: [[6, 'It needs golangci-lint 2. Run `golangci-lint migrate` on your settings.']],
  },
  'goreleaser/goreleaser-action': {
    node12: 2,
    node16: 4,
    changes: [[5, 'It installs GoReleaser 2. Run `goreleaser check` on your settings.']],
  },
  'hashicorp/setup-terraform': { node12: 1, node16: 2 },
  'aws-actions/configure-aws-credentials': { node16: 3 },
  'google-github-actions/auth': { node16: 1 },
  'azure/login': { node16: 1 },
  'dorny/paths-filter': { node16: 2 },
  'dependabot/fetch-metadata': { node16: 1 },
  'conda-incubator/setup-miniconda': { node16: 2 },
  'peaceiris/actions-gh-pages': { node16: 3 },
};
