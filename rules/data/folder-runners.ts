/**
 * Programs and actions that run code from the folder they stand in: package managers, build tools, test runners, linters with
 * configuration that is code. After a checkout of a stranger's commit they run the stranger's code.
 * Made from the tools' own documentation in November 2026; known to be incomplete, so an unknown program proves nothing.
 */
import table from './folder-runners.json' with { type: 'json' };

export interface FolderRunner {
  /** First word, or first words, of the command. */
  readonly names: readonly string[];
  /** Absent: any. */
  readonly subcommands?: readonly string[];
  /** Any one makes the entry not apply; of an item with several options all are needed. */
  readonly unless?: readonly string[];
  /** Applies only with one of these arguments. */
  readonly only?: readonly string[];
  /** `script`: applies only when it is given a file of the folder to run. */
  readonly form?: 'script';
}

/** The entries whose first word this is. */
export function runnersNamed(program: string): readonly FolderRunner[] {
  byProgram ??= indexed();
  return byProgram.get(program) ?? [];
}

let byProgram: ReadonlyMap<string, readonly FolderRunner[]> | undefined;

function indexed(): ReadonlyMap<string, readonly FolderRunner[]> {
  const index = new Map<string, FolderRunner[]>();
  for (const tool of table.tools as readonly FolderRunner[]) {
    for (const first of new Set(tool.names.map((name) => name.split(' ')[0] ?? name)))
      index.set(first, [...(index.get(first) ?? []), tool]);
  }
  return index;
}

/** Programs that start the one behind them. */
export const wrappers: ReadonlySet<string> = new Set(
  'timeout sudo nice time nohup stdbuf xvfb-run env command exec retry flock unshare setarch taskset xargs'.split(' '),
);

/** When an action runs the folder's code: always, or only with this input, and with a value that fits. */
export interface ActionRunner {
  readonly input?: string;
  readonly value?: RegExp;
}

/** `uses` is `owner/repo` or `owner/repo/path` in lower case. */
export function actionRunner(uses: string): ActionRunner | undefined {
  if (Object.hasOwn(conditional, uses)) return conditional[uses];
  return always.has(uses) ? {} : undefined;
}

const conditional: Readonly<Record<string, ActionRunner>> = {
  'actions/github-script': {
    input: 'script',
    value: /\b(require|import)\s*\(\s*[`'"]?(\.{1,2}\/|\$\{?\{?[^`'"]*workspace)|GITHUB_WORKSPACE|\bexec\w*\s*\(/i,
  },
  'docker/build-push-action': { input: 'context', value: /^\.|^\/?[\w-]+(\/|$)(?!.*:\/\/)/ },
  'ruby/setup-ruby': { input: 'bundler-cache', value: /^true$/i },
  'ruby/setup-ruby-pkgs': { input: 'bundler-cache', value: /^true$/i },
  'pnpm/action-setup': { input: 'run_install', value: /\S/ },
  'gradle/gradle-build-action': { input: 'arguments', value: /\S/ },
  'gradle/actions/setup-gradle': { input: 'arguments', value: /\S/ },
};

const always: ReadonlySet<string> = new Set(
  [
    'pre-commit/action j178/prek-action super-linter/super-linter github/super-linter oxsecurity/megalinter',
    'docker/bake-action redhat-actions/buildah-build bahmutov/npm-install borales/actions-yarn',
    'gradle/actions/dependency-submission advanced-security/maven-dependency-submission-action',
    'cypress-io/github-action goreleaser/goreleaser-action wagoid/commitlint-github-action changesets/action',
    'cycjimmy/semantic-release-action actions-rs/cargo actions-rs/clippy-check giraffate/clippy-action',
    'houseabsolute/actions-rust-cross taiki-e/upload-rust-binary-action pyo3/maturin-action pypa/cibuildwheel',
    'hynek/build-and-inspect-python-package php-actions/composer php-actions/phpunit php-actions/phpstan',
    'julia-actions/julia-buildpkg julia-actions/julia-runtest julia-actions/julia-docdeploy',
    'r-lib/actions/check-r-package r-lib/actions/setup-r-dependencies dflook/terraform-plan dflook/terraform-apply',
    'dflook/terraform-validate bridgecrewio/checkov-action github/codeql-action/autobuild jdx/mise-action',
    'davidanson/markdownlint-cli2-action streetsidesoftware/cspell-action reviewdog/action-eslint',
    'reviewdog/action-rubocop wearerequired/lint-action ansible/ansible-lint cloudflare/wrangler-action',
    'firebaseextended/action-hosting-deploy chromaui/action andresz1/size-limit-action',
    'preactjs/compressed-size-action helaili/jekyll-action withastro/action devcontainers/ci',
    'dagger/dagger-for-github dflook/tofu-plan dflook/tofu-apply op5dev/tf-via-pr magefile/mage-action',
    'cloudposse/github-action-pre-commit tj-actions/eslint-changed-files catchen/eslint-suggestion-action',
    'mhausenblas/mkdocs-deploy-gh-pages samuelmeuli/action-maven-publish tsuyoshicho/action-mypy golangci/golangci-lint-action',
    'jpetrucciani/mypy-check anthropics/claude-code-action google-github-actions/run-gemini-cli',
    'openai/codex-action py-actions/flake8 ramsey/composer-install azure/static-web-apps-deploy',
  ]
    .join(' ')
    .split(' '),
);
