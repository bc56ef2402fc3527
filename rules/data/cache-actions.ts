/**
 * Actions that restore a cache of the repository, with the input that turns it off; and actions that publish.
 * Source: the inputs in the actions' own `action.yml`, as of November 2026.
 */

export interface CacheAction {
  /** Inputs that decide, each on its own. Empty: the cache is always used. */
  readonly inputs: readonly CacheInput[];
  /** Only with this input set does any of it count. */
  readonly only?: string;
}

export interface CacheInput {
  readonly name: string;
  /**
   * `on`: true turns the cache on. `off`: true turns it off. `text`: any text turns it on.
   * A list: these words turn it on, or off where `listed` says so.
   */
  readonly kind: 'on' | 'off' | 'text' | readonly string[];
  readonly listed?: 'off';
  /** What holds without the input; `maybe` where it depends on the project or the version. */
  readonly missing: 'on' | 'off' | 'maybe';
  /** From this major version on, without the input. */
  readonly since?: { readonly major: number; readonly missing: 'on' | 'off' };
  /** What to write to turn it off; absent: the input goes. */
  readonly offValue?: string;
}

const on = (name: string, missing: 'on' | 'off'): CacheAction => ({
  inputs: [{ name, kind: 'on', missing, offValue: 'false' }],
});
const off = (name: string): CacheAction => ({ inputs: [{ name, kind: 'off', missing: 'on', offValue: 'true' }] });
const text = (...names: readonly string[]): CacheAction => ({
  inputs: names.map((name) => ({ name, kind: 'text', missing: 'off' })),
});
const always: CacheAction = { inputs: [] };

const cacheActions: Readonly<Record<string, CacheAction>> = {
  'actions/cache': off('lookup-only'),
  'actions/cache/restore': off('lookup-only'),
  'actions/cache/save': always,
  'actions/setup-java': text('cache'),
  'actions/setup-go': {
    inputs: [{ name: 'cache', kind: 'on', missing: 'maybe', since: { major: 4, missing: 'on' }, offValue: 'false' }],
  },
  'actions/setup-node': {
    inputs: [
      { name: 'cache', kind: ['npm', 'yarn', 'pnpm'], missing: 'off' },
      { name: 'package-manager-cache', kind: 'on', missing: 'maybe', offValue: 'false' },
    ],
  },
  'actions/setup-python': text('cache'),
  'actions/setup-dotnet': on('cache', 'off'),
  'astral-sh/setup-uv': {
    inputs: [
      { name: 'enable-cache', kind: 'on', missing: 'maybe', since: { major: 10, missing: 'off' }, offValue: 'false' },
    ],
  },
  'swatinem/rust-cache': off('lookup-only'),
  'ruby/setup-ruby': on('bundler-cache', 'off'),
  'pyo3/maturin-action': on('sccache', 'off'),
  'mlugg/setup-zig': on('use-cache', 'on'),
  'oven-sh/setup-bun': off('no-cache'),
  'determinatesystems/magic-nix-cache-action': on('use-gha-cache', 'on'),
  'graalvm/setup-graalvm': text('cache'),
  'gradle/actions/setup-gradle': off('cache-disabled'),
  'docker/setup-buildx-action': { ...on('cache-binary', 'on'), only: 'version' },
  'docker/build-push-action': text('cache-from', 'cache-to'),
  'actions-rust-lang/setup-rust-toolchain': on('cache', 'on'),
  'jdx/mise-action': on('cache', 'on'),
  'ramsey/composer-install': {
    inputs: [{ name: 'ignore-cache', kind: ['yes', 'true', '1'], listed: 'off', missing: 'on', offValue: "'yes'" }],
  },
  'mozilla-actions/sccache-action': always,
  'hendrikmuhs/ccache-action': always,
  'nix-community/cache-nix-action': always,
  'awalsh128/cache-apt-pkgs-action': always,
};

/** `key` is `owner/repo` or `owner/repo/path`, in lower case. */
export function cacheAction(key: string): CacheAction | undefined {
  return Object.hasOwn(cacheActions, key) ? cacheActions[key] : undefined;
}

const publishers: ReadonlySet<string> = new Set(
  [
    'pypa/gh-action-pypi-publish rubygems/release-gem jreleaser/release-action goreleaser/goreleaser-action',
    'softprops/action-gh-release release-drafter/release-drafter googleapis/release-please-action',
    'redhat-actions/push-to-registry aws-actions/amazon-ecs-deploy-task-definition azure/functions-action',
    'aws-actions/aws-cloudformation-github-deploy azure/aci-deploy azure/container-apps-deploy-action',
    'azure/sql-action cloudflare/wrangler-action google-github-actions/deploy-appengine docker/build-push-action',
    'google-github-actions/deploy-cloudrun google-github-actions/deploy-cloud-functions',
  ]
    .join(' ')
    .split(' '),
);

/** True for an action that puts a release or a deployment out. `docker/build-push-action` does so unless `push` is off. */
export function publishes(key: string): boolean {
  return publishers.has(key);
}
