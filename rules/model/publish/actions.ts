/**
 * Actions that publish, and what tells that they do it with a stored password. Read in the actions' own `action.yml`.
 */
import type { Registry } from './registry.ts';

export interface PublishAction {
  readonly registry: Registry;
  /** Inputs that carry a password, and those that only make sense beside one. */
  readonly passwords: readonly string[];
  readonly beside: readonly string[];
  /** Inputs that name the registry; absent or empty means the public one. */
  readonly targets: readonly string[];
  /** The password comes in a variable of the registry. */
  readonly byVariable?: true;
  /** It signs in by itself when no password is given, from this version on. */
  readonly trustsFrom?: readonly [major: number, minor: number];
}

const none: readonly string[] = [];

/** By `owner/repo`, in lower case. */
export const publishActions: Readonly<Record<string, PublishAction>> = {
  'pypa/gh-action-pypi-publish': {
    registry: 'pypi',
    passwords: ['password'],
    beside: ['user'],
    targets: ['repository-url', 'repository_url'],
    trustsFrom: [1, 8],
  },
  'rubygems/configure-rubygems-credentials': {
    registry: 'rubygems',
    passwords: ['api-token'],
    beside: none,
    targets: ['gem-server'],
    trustsFrom: [1, 0],
  },
  'js-devtools/npm-publish': {
    registry: 'npm',
    passwords: ['token'],
    beside: none,
    targets: ['registry'],
    trustsFrom: [4, 0],
  },
  'katyo/publish-crates': { registry: 'crates', passwords: ['registry-token'], beside: none, targets: none },
  'dawidd6/action-publish-gem': { registry: 'rubygems', passwords: ['api_key'], beside: none, targets: none },
  'jrubics/poetry-publish': {
    registry: 'pypi',
    passwords: ['pypi_token', 'repository_password'],
    beside: none,
    targets: ['repository_url'],
  },
  'alirezanet/publish-nuget': { registry: 'nuget', passwords: ['nuget_key'], beside: none, targets: ['nuget_source'] },
  'brandedoutcast/publish-nuget': {
    registry: 'nuget',
    passwords: ['nuget_key'],
    beside: none,
    targets: ['nuget_source'],
  },
  'changesets/action': {
    registry: 'npm',
    passwords: none,
    beside: none,
    targets: none,
    byVariable: true,
    trustsFrom: [1, 8],
  },
  'cycjimmy/semantic-release-action': {
    registry: 'npm',
    passwords: none,
    beside: none,
    targets: none,
    byVariable: true,
    trustsFrom: [5, 0],
  },
  'pyo3/maturin-action': { registry: 'pypi', passwords: none, beside: none, targets: none, byVariable: true },
  'release-plz/action': {
    registry: 'crates',
    passwords: none,
    beside: none,
    targets: none,
    byVariable: true,
    trustsFrom: [0, 5],
  },
};
