/**
 * Actions that fetch a program whose version is an input: pinning the action does not pin the program.
 * Source: the documentation of each action, November 2026.
 */
export interface ToolInstaller {
  readonly tool: string;
  readonly input: string;
  /** `secrets`: it is handed secrets or looks through all files; `builder`: anything else. */
  readonly role: 'secrets' | 'builder';
  /** Without the input, the newest version comes. */
  readonly newestByDefault: boolean;
  /** Where its releases have plain version tags. */
  readonly releases?: { readonly owner: string; readonly repo: string };
  /** The input wants `1.2.3` where the tag is `v1.2.3`. */
  readonly withoutV?: true;
}

/** `uses` is `owner/repo` or `owner/repo/path` in lower case. */
export function toolInstaller(uses: string): ToolInstaller | undefined {
  return Object.hasOwn(table, uses) ? table[uses] : undefined;
}

const builder = { input: 'version', role: 'builder', newestByDefault: false } as const;
const byDefault = { ...builder, newestByDefault: true } as const;

const table: Readonly<Record<string, ToolInstaller>> = {
  '1password/load-secrets-action': {
    tool: 'the 1Password tool',
    input: 'version',
    role: 'secrets',
    newestByDefault: true,
  },
  'aquasecurity/setup-trivy': {
    tool: 'Trivy',
    input: 'version',
    role: 'secrets',
    newestByDefault: true,
    releases: { owner: 'aquasecurity', repo: 'trivy' },
  },
  'aquasecurity/trivy-action': { ...builder, tool: 'Trivy', releases: { owner: 'aquasecurity', repo: 'trivy' } },
  'astral-sh/setup-uv': {
    ...builder,
    tool: 'uv',
    releases: { owner: 'astral-sh', repo: 'uv' },
    withoutV: true,
  },
  'azure/setup-helm': { ...byDefault, tool: 'Helm', releases: { owner: 'helm', repo: 'helm' } },
  'azure/setup-kubectl': { ...byDefault, tool: 'kubectl', releases: { owner: 'kubernetes', repo: 'kubernetes' } },
  'biomejs/setup-biome': { ...builder, tool: 'Biome' },
  'codecov/codecov-action': { ...builder, tool: 'the Codecov tool' },
  'docker/setup-buildx-action': { ...builder, tool: 'Buildx', releases: { owner: 'docker', repo: 'buildx' } },
  'extractions/setup-just': {
    ...byDefault,
    tool: 'just',
    input: 'just-version',
    releases: { owner: 'casey', repo: 'just' },
  },
  'golangci/golangci-lint-action': {
    ...builder,
    tool: 'golangci-lint',
    releases: { owner: 'golangci', repo: 'golangci-lint' },
  },
  'goreleaser/goreleaser-action': {
    ...builder,
    tool: 'GoReleaser',
    releases: { owner: 'goreleaser', repo: 'goreleaser' },
  },
  'hashicorp/setup-packer': {
    ...byDefault,
    tool: 'Packer',
    releases: { owner: 'hashicorp', repo: 'packer' },
    withoutV: true,
  },
  'hashicorp/setup-terraform': {
    ...byDefault,
    tool: 'Terraform',
    input: 'terraform_version',
    releases: { owner: 'hashicorp', repo: 'terraform' },
    withoutV: true,
  },
  'jdx/mise-action': { ...byDefault, tool: 'mise', releases: { owner: 'jdx', repo: 'mise' }, withoutV: true },
  'opentofu/setup-opentofu': {
    ...byDefault,
    tool: 'OpenTofu',
    input: 'tofu_version',
    releases: { owner: 'opentofu', repo: 'opentofu' },
    withoutV: true,
  },
  'oven-sh/setup-bun': { ...builder, tool: 'Bun', input: 'bun-version' },
  'pnpm/action-setup': { ...builder, tool: 'pnpm', releases: { owner: 'pnpm', repo: 'pnpm' }, withoutV: true },
  'snyk/actions/setup': {
    ...byDefault,
    tool: 'Snyk',
    input: 'snyk-version',
    releases: { owner: 'snyk', repo: 'cli' },
  },
  'superfly/flyctl-actions/setup-flyctl': {
    ...byDefault,
    tool: 'flyctl',
    releases: { owner: 'superfly', repo: 'flyctl' },
    withoutV: true,
  },
  'terraform-linters/setup-tflint': {
    ...byDefault,
    tool: 'TFLint',
    input: 'tflint_version',
    releases: { owner: 'terraform-linters', repo: 'tflint' },
  },
};
