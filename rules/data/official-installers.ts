/**
 * Where well-known tools tell people to fetch their installer from. Running one unchecked is a risk its makers chose and watch over,
 * so we speak of it more quietly. Source: the installation page of each tool, November 2026.
 */
const hosts: ReadonlySet<string> = new Set(
  `sh.rustup.rs win.rustup.rs static.rust-lang.org get.docker.com install.python-poetry.org astral.sh deno.land bun.sh bun.com
  get.pnpm.io yarnpkg.com nixos.org releases.nixos.org install.determinate.systems get.sdkman.io bootstrap.pypa.io
  deb.nodesource.com rpm.nodesource.com chocolatey.org community.chocolatey.org get.scoop.sh mise.run mise.jdx.dev getcomposer.org
  apt.llvm.org get-ghcup.haskell.org get.haskellstack.org dot.net dotnet.microsoft.com builds.dotnet.microsoft.com aka.ms
  sdk.cloud.google.com awscli.amazonaws.com fly.io get.helm.sh get.k3s.io dl.k8s.io cli.github.com get.volta.sh install.duckdb.org
  wasmtime.dev rustwasm.github.io go.dev get.jenv.be packagecloud.io packages.microsoft.com install.julialang.org
  julialang-s3.julialang.org moonrepo.dev taskfile.dev just.systems get.pulumi.com releases.hashicorp.com`.split(/\s+/),
);

/** Repositories whose installer stands on GitHub. */
const repositories =
  /^(nvm-sh\/nvm|homebrew\/install|helm\/helm|golangci\/golangci-lint|pyenv\/pyenv-installer|rbenv\/rbenv-installer|rhysd\/actionlint|k3d-io\/k3d|aquasecurity\/trivy|anchore\/(syft|grype)|goreleaser\/.*|cargo-bins\/cargo-binstall|leanprover\/elan|asdf-vm\/asdf)$/i;

/** `repository`: `owner/name`, when the address is one of GitHub's. */
export function isOfficialInstaller(host: string, repository: string | undefined): boolean {
  return hosts.has(host.toLowerCase()) || (repository !== undefined && repositories.test(repository));
}
