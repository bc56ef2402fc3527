/**
 * What to think of a command that the table does not know. `harmless`: it cannot use the repository's key. `ordinary`: builds and
 * tests. `telling`: its name says that it releases or pushes. `unclear`: anything else.
 */
import { programOf } from './command-program.ts';

export type CommandRole = 'harmless' | 'ordinary' | 'telling' | 'unclear';

const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/));

const harmless = words(
  `echo printf cd pushd popd mkdir cp mv rm ls ll cat head tail sort uniq wc tr cut grep egrep fgrep rg sed awk gawk jq yq find
  touch chmod chown ln tee test [ [[ true false exit return export unset set shopt local declare readonly shift break continue
  sleep wait date env which type command hash id whoami uname pwd basename dirname realpath readlink diff cmp tar zip unzip gzip
  gunzip xz bzip2 7z sha256sum sha512sum shasum md5sum base64 xxd od file stat du df free nproc ulimit umask seq expr let read
  mapfile readarray case esac for while in select function trap kill ps lsof apt apt-get apt-cache dpkg brew yum dnf apk pacman
  choco winget scoop snap pip pip3 pipx wget curl rustup sdkmanager corepack nvm fnm volta pyenv rbenv asdf mise gem cpan
  opam stack cabal ghcup : eval . source python-version dir copy xcopy del md rd ren choco.exe systemctl service sysctl mount
  umount losetup ip ifconfig ping getconf lscpu locale update-alternatives ldconfig lsb_release systemsetup defaults softwareupdate patch strip install sync Write-Host
  Write-Output Copy-Item Move-Item Remove-Item New-Item Get-ChildItem Get-Content Set-Content Add-Content Expand-Archive
  Compress-Archive Set-Location`,
);

const ordinary = words(
  `cargo cross go gofmt golangci-lint dotnet msbuild cmake ctest cpack ninja meson xcodebuild swift xcrun javac java kotlinc clang clang-format gcc g++ cc c++ ld configure ./configure autoreconf
  ./autogen.sh pytest ruff mypy pyright black isort flake8 pylint bandit coverage sphinx-build pre-commit tsc tsgo eslint prettier
  vitest jest mocha ava tap nyc c8 playwright cypress karma rollup webpack vite esbuild biome oxlint xo standard stylelint markdownlint
  phpunit php composer rspec rubocop bundle elixir rebar3 dart flutter julia R Rscript lein clojure stack cabal ghc
  zig nim crystal ocaml dune actionlint shellcheck shfmt hadolint yamllint codespell typos zizmor docker-compose terraform tflint
  valgrind gdb lldb strace qemu-img twine wasm-pack node deno ts-node tsx`,
);

/** Builders whose arguments are names of tasks. */
const taskTools = words('mvn ./mvnw mvnw gradle ./gradlew gradlew sbt ant bazel bazelisk tox nox mix lerna nx turbo');

const telling =
  /(^|[^a-z])(release|publish|deploy|push|bump|changelog|gh-pages|ghpages|commit|tag|upload|automerge|backport|comment|label|sign(?=[-_:]|$)|keyless|oidc|attest)/i;
/** What only looks at a release is no release. */
const onlyReading = /(^|[^a-z])(extract|get|read|show|print|check|verify|validate|parse)(?![a-z])/i;
const everyday =
  /(^|[^a-z])(test|tests|lint|build|check|format|fmt|typecheck|types|tsc|compile|install|ci|coverage|cov|bench|verify|unit|e2e|spec|clean|setup|deps|bootstrap|dist|prepare|start|dev)/i;

/** Sub-commands of git that stay on this machine. */
const gitAtHome = words(
  `add commit status diff log rev-parse rev-list tag checkout switch branch describe show config init merge rebase reset restore
  stash cherry-pick clean rm mv ls-files ls-tree cat-file grep blame shortlog apply am format-patch archive bundle worktree
  remote symbolic-ref update-ref for-each-ref hash-object write-tree commit-tree name-rev show-ref merge-base --version version notes
  sparse-checkout var check-ignore diff-index diff-tree update-index bisect gc fsck revert`,
);

const ghAtHome = words('version --version help completion config alias extension auth search');

export function roleOf(command: readonly string[]): CommandRole {
  const [program = '', ...args] = programOf(command);
  const name = program.split(/[\\/]/).at(-1) ?? '';
  if (program === '' || harmless.has(program) || /^[A-Z][a-z]+-[A-Z]\w+$/.test(program)) return 'harmless';
  const plain = args.filter((arg) => !arg.startsWith('-'));
  if (program === 'git') return gitAtHome.has(plainCommand(args)) ? 'harmless' : 'telling';
  if (program === 'gh') return ghAtHome.has(plain[0] ?? '--version') ? 'harmless' : 'telling';
  if (['npm', 'pnpm', 'yarn', 'bun'].includes(program)) return packageTool(plain);
  if (program === 'docker' || program === 'podman')
    return /^(push|buildx|manifest)$/.test(plain[0] ?? '') ? 'unclear' : 'ordinary';
  if (/^python[\d.]*$/.test(program))
    return args[0] === '-m' || args[0] === '-c' || plain.length === 0 ? 'ordinary' : byName(plain[0] ?? '');
  if (['bash', 'sh', 'zsh', 'pwsh', 'ruby', 'perl'].includes(program)) return byName(plain[0] ?? '');
  if (program === 'node' || program === 'deno' || program === 'tsx')
    return byName(plain.find((arg) => /[./]/.test(arg)) ?? '');
  if (taskTools.has(program)) return telling.test(plain.join(' ')) ? 'telling' : 'ordinary';
  if (program === 'rake' || program === 'make' || program === 'just' || program === 'task' || program === 'invoke')
    return byName(plain.filter((arg) => !arg.includes('=')).join(' ') || 'build');
  if (ordinary.has(program) || ordinary.has(name)) return 'ordinary';
  return byName(/[\\/]target[\\/]|[\\/]build[\\/]|[\\/]bin[\\/]/.test(program) ? name : `${name} ${plain[0] ?? ''}`);
}

/** The sub-command of git: behind `-C dir` and `-c name=value`. */
function plainCommand(args: readonly string[]): string {
  for (let index = 0; index < args.length; index++) {
    const arg = args[index] ?? '';
    if (arg === '-C' || arg === '-c') index++;
    else if (!arg.startsWith('-') || arg === '--version') return arg;
  }
  return '--version';
}

function packageTool(plain: readonly string[]): CommandRole {
  const [first = 'install', second = ''] = plain;
  if (
    /^(ci|i|install|add|config|set|version|view|info|cache|audit|why|list|ls|pack|ping|whoami|link|dedupe|prune|remove|rebuild|init|help|root|prefix|bin|store|fetch|import|get|pkg|outdated|up|update|global|node|plugin|workspaces|dist-tag|env|setup|approve-builds|self-update|upgrade)$/.test(
      first,
    )
  )
    return 'harmless';
  return byName(first === 'run' || first === 'run-script' || first === 'exec' ? second : first);
}

function byName(name: string): CommandRole {
  if (telling.test(name) && !onlyReading.test(name)) return 'telling';
  return everyday.test(name) ? 'ordinary' : 'unclear';
}
