/**
 * Actions and pre-commit repositories whose owners archived them: nobody mends them any more. As of August 2026; later ones are missing.
 * What takes an action's place is what its owners name, or the same thing under its new home.
 */
const archived: ReadonlySet<string> = new Set(
  [
    '8398a7/action-slack actions-rs/audit-check actions-rs/cargo actions-rs/clippy-check',
    'actions-rs/components-nightly actions-rs/grcov actions-rs/install actions-rs/tarpaulin',
    'actions-rs/toolchain actions/create-release actions/setup-elixir actions/setup-haskell actions/setup-ruby',
    'actions/upload-release-asset actionstoolbox/gem-build-and-release-action allanchain/poetry-cache-action',
    'andrewmcodes-archive/rubocop-linter-action artichoke/setup-rust aslafy-z/conventional-pr-title-action',
    'azure/appconfiguration-sync azure/appservice-actions azure/azure-resource-login-action',
    'azure/container-actions azure/container-scan azure/data-factory-deploy-action',
    'azure/data-factory-export-action azure/data-factory-validate-action azure/get-keyvault-secrets',
    'azure/k8s-actions azure/manage-azure-policy azure/publish-security-assessments',
    'azure/run-sqlpackage-action azure/spring-cloud-deploy azure/webapps-container-deploy',
    'cedrickring/golang-action cirrus-actions/rebase contributor-assistant/github-action',
    'convictional/trigger-workflow-and-wait cpcloud/flake-update-action crazy-max/ghaction-docker-buildx',
    'crazy-max/ghaction-hugo decathlon/pull-request-labeler-action delaguardo/setup-graalvm',
    'dulvui/godot-android-export elstudio/actions-settings expo/expo-preview-action',
    'fabasoad/setup-zizmor-action facebook/pysa-action fregante/release-with-changelog',
    'google/mirror-branch-action google/skywater-pdk-actions gradle/gradle-build-action grafana/k6-action',
    'hashicorp/terraform-cdk-action helaili/github-graphql-action helaili/jekyll-action ilshidur/action-slack',
    'irgolic/autopr jakejarvis/backblaze-b2-action jakejarvis/cloudflare-purge-action',
    'jakejarvis/firebase-deploy-action jakejarvis/hugo-build-action jakejarvis/lighthouse-action',
    'jakejarvis/s3-sync-action jimmygchen/runner-fallback-action justinribeiro/lighthouse-action',
    'kanadgupta/glitch-sync kxxt/chatgpt-action lapras-inc/resume-sync-action liskin/gh-pipx',
    'machine-learning-apps/wandb-action mansagroup/gcs-cache-action marvinpinto/action-automatic-releases',
    'marvinpinto/actions maxheld83/ghpages meilcli/danger-action meilcli/gradle-update-check-action',
    'meilcli/npm-update-check-action meilcli/nuget-update-check-action micnncim/action-lgtm-reaction',
    'mikepenz/gradle-dependency-submission niklasmerz/github-deployment-action orf/cargo-bloat-action',
    'paambaati/codeclimate-action philips-software/docker-ci-scripts primer/figma-action',
    'reasonsoftware/action-pylint repo-sync/pull-request repo-sync/repo-sync',
    'sagebind/docker-swarm-deploy-action scottbrenner/generate-changelog-action secrethub/actions',
    'semgrep/semgrep-action shaunlwm/action-release-debugapk soichisumi/issue-copy-action',
    'sonarsource/sonarcloud-github-action stefafafan/psi-action stefanprodan/kube-tools',
    'suzuki-shunsuke/github-action-format suzuki-shunsuke/github-action-tflint',
    'suzuki-shunsuke/github-action-tfsec suzuki-shunsuke/required-status-check-action',
    'suzuki-shunsuke/trivy-config-action suzuki-shunsuke/validate-pr-review-action svenstaro/upx-action',
    'swiftdocorg/github-wiki-publish-action tachiyomiorg/issue-moderator-action',
    'technote-space/auto-cancel-redundant-workflow technote-space/get-diff-action',
    'tencentcloudbase/cloudbase-action tibdex/github-app-token trmcnvn/chrome-addon',
    'verygoodopensource/very_good_coverage whelk-io/maven-settings-xml-action yeslayla/build-godot-action',
    'youyo/aws-cdk-github-actions yumemi-inc/clean-cache-action z0al/dependent-issues apidevtools/swagger-cli',
    'aquasecurity/cfsec araichev/gtfs_kit asottile-archive/seed-isort-config benmezger/gjira',
    'brettcannon/caniusepython3 dariuszporowski/chatgpt-pre-commit-hooks datreeio/datree',
    'dnephin/pre-commit-golang gherynos/pre-commit-java gruntwork-io/terraform-aws-couchbase hcodes/yaspeller',
    'jeffa5/typstfmt josephfrazier/prettier_d life4/flakehell lucas-c/pre-commit-hooks-bandit',
    'mapbox/secret-shield marcogorelli/absolufy-imports nix-community/nixpkgs-fmt onedr0p/sops-pre-commit',
    'owenlamont/uv-secure pre-commit/mirrors-autopep8 pre-commit/mirrors-isort pre-commit/mirrors-prettier',
    'pycqa/pydocstyle rapidsai/frigate seandstewart/typical segmentio/golines snok/pep585-upgrade',
    'sphinx-quant/sphinx-quant tenable/terrascan terrencepreilly/darglint thegeeklab/ansible-later',
  ]
    .join(' ')
    .split(' '),
);

/** `name`: `owner/repo`, in any case. */
export function isArchived(name: string): boolean {
  return archived.has(name.toLowerCase());
}

export interface Successor {
  /** `owner/repo`, or with a path. */
  readonly uses: string;
  /** Inputs that have another name there. */
  readonly renamed?: Readonly<Record<string, string>>;
  /** It only sets up what the archived one ran too, with its input `arguments`. */
  readonly isSetUp?: true;
  /** What to look at after the swap. */
  readonly look?: string;
}

/** Absent where nothing takes its place as it is. */
export function successorOf(name: string, path: string): Successor | undefined {
  const key = `${name}${path ? `/${path}` : ''}`.toLowerCase();
  return Object.hasOwn(successors, key) ? successors[key] : undefined;
}

const successors: Readonly<Record<string, Successor>> = {
  'actions/setup-elixir': { uses: 'erlef/setup-beam' },
  'actions/setup-haskell': { uses: 'haskell-actions/setup' },
  'actions/setup-ruby': {
    uses: 'ruby/setup-ruby',
    look: 'A version such as `2.x` has to be written out, such as `3.4`.',
  },
  'actions-rs/audit-check': { uses: 'rustsec/audit-check' },
  'azure/container-scan': { uses: 'aquasecurity/trivy-action', renamed: { 'image-name': 'image-ref' } },
  'azure/webapps-container-deploy': { uses: 'Azure/webapps-deploy' },
  'crazy-max/ghaction-docker-buildx': {
    uses: 'docker/setup-buildx-action',
    renamed: { 'buildx-version': 'version', 'docker-buildx-version': 'version' },
  },
  'delaguardo/setup-graalvm': { uses: 'graalvm/setup-graalvm', look: 'Name the Java version as `java-version`.' },
  'gradle/gradle-build-action': {
    uses: 'gradle/actions/setup-gradle',
    isSetUp: true,
    look: 'It only sets Gradle up. A step behind it has to run Gradle.',
  },
  'mikepenz/gradle-dependency-submission': { uses: 'gradle/actions/dependency-submission' },
  'sonarsource/sonarcloud-github-action': { uses: 'SonarSource/sonarqube-scan-action' },
  'tibdex/github-app-token': {
    uses: 'actions/create-github-app-token',
    renamed: { app_id: 'app-id', private_key: 'private-key' },
    look: 'Say with `permission-…` lines which rights the token gets.',
  },
};

/** What to do instead, where no other action does the same. */
export function wayOut(name: string): string | undefined {
  const key = name.toLowerCase();
  return Object.hasOwn(waysOut, key) ? waysOut[key] : undefined;
}

const waysOut: Readonly<Record<string, string>> = {
  '8398a7/action-slack': 'Use `slackapi/slack-github-action`, made by Slack itself.',
  'actions/create-release': 'Run `gh release create` in a step. Every machine of GitHub has `gh`.',
  'actions/upload-release-asset': 'Run `gh release upload` in a step. Every machine of GitHub has `gh`.',
  'actions-rs/cargo': 'Run `cargo` itself in a step.',
  'actions-rs/clippy-check': 'Run `cargo clippy` in a step.',
  'actions-rs/toolchain': 'Run `rustup toolchain install` in a step. Every machine of GitHub has it.',
  'actions-rs/install': 'Run `cargo install --locked` in a step.',
  'actions-rs/tarpaulin': 'Run `cargo tarpaulin` in a step.',
  'artichoke/setup-rust': 'Run `rustup toolchain install` in a step. Every machine of GitHub has it.',
  'azure/get-keyvault-secrets': 'Run `az keyvault secret show` in a step.',
  'cirrus-actions/rebase': 'Use the button “Update branch” of the pull request.',
  'contributor-assistant/github-action': 'Look for a maintained copy of it, or ask contributors to sign off commits.',
  'convictional/trigger-workflow-and-wait': 'Run `gh workflow run` and `gh run watch` in a step.',
  'crazy-max/ghaction-hugo': 'Use `peaceiris/actions-hugo`, or install Hugo in a step.',
  'grafana/k6-action': 'Use `grafana/setup-k6-action` and `grafana/run-k6-action`.',
  'helaili/jekyll-action': 'Use `actions/jekyll-build-pages`, made by GitHub.',
  'marvinpinto/action-automatic-releases': 'Run `gh release create` in a step. Every machine of GitHub has `gh`.',
  'maxheld83/ghpages': 'Use `actions/deploy-pages`, made by GitHub.',
  'repo-sync/pull-request': 'Run `gh pr create` in a step. Every machine of GitHub has `gh`.',
  'svenstaro/upx-action': 'Use `crazy-max/ghaction-upx`, or run `upx` in a step.',
  'technote-space/auto-cancel-redundant-workflow':
    'Write `concurrency:` with `cancel-in-progress: true` into the workflow.',
  'semgrep/semgrep-action': 'Run `semgrep ci` in a step.',
  'pre-commit/mirrors-autopep8': 'Use the repository of `autopep8` itself.',
  'pre-commit/mirrors-isort': 'Use the repository of `isort` itself.',
  'pre-commit/mirrors-prettier': 'Run prettier through a local hook, with the version of your project.',
  'pycqa/pydocstyle': 'Use ruff, which checks the same with its rules `D`.',
};
