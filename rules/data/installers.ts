/**
 * Commands that fetch packages by name, or fetch a program and run it. Source: the manual of each tool, November 2026.
 */
export type Style = 'npm' | 'pip' | 'gem' | 'go' | 'cargo' | 'other';

export interface Installer {
  /** How to name it to a person. */
  readonly tool: string;
  /** The first words of the command. */
  readonly start: readonly string[];
  /** The word behind them that installs. None: it runs what it fetches, and that is the first word. */
  readonly verbs?: readonly string[];
  /** `gem -V install`: the verb may stand anywhere. */
  readonly verbAnywhere?: true;
  /** Options whose value is the next word. */
  readonly values: readonly string[];
  readonly style: Style;
  /** Options that name the version of the package, or the package itself. */
  readonly versionOptions?: readonly string[];
  readonly packageOptions?: readonly string[];
  /** Without a package it installs what the project's own files list. */
  readonly installsProject?: true;
}

const list = (text: string): readonly string[] => text.split(/\s+/);

const npmVerbs = list('install i in ins inst insta instal isnt isnta isntal isntall add install-test it');
const npmValues = list(
  `--prefix -C --registry --workspace -w --loglevel --cache --userconfig --globalconfig --tag --omit --include --otp --scope
  --install-strategy --before --min-release-age --cpu --os --libc --script-shell`,
);
const nodeValues = [
  ...npmValues,
  ...list('--cwd --filter -F --dir --mode --modules-folder --network-timeout --config'),
];
const pipValues = list(
  `-r --requirement -c --constraint -e --editable -i --index-url --extra-index-url -f --find-links -t --target --prefix --root
  --src --platform --python-version --python -p --implementation --abi --only-binary --no-binary --cache-dir --log --trusted-host
  --timeout --retries --progress-bar --report --config-settings -C --global-option --upgrade-strategy --proxy --cert --group
  --exists-action --index-strategy --index --default-index --override --resolution --prerelease -d --dest --build-constraint`,
);
const toolValues = [
  ...pipValues,
  ...list('--with --from --spec --suffix --pip-args --with-requirements --with-editable'),
];
const cargoValues = list(
  `--version --vers --git --branch --tag --rev --path --root --index --registry --features -F --bin --example --profile -j --jobs
  --target --target-dir --color --config --message-format -Z --install-path --strategies --pkg-url --manifest-path`,
);
const gemValues = list(
  '-v --version -i --install-dir -n --bindir --platform -s --source -P --trust-policy -g --group --git --branch --path --require',
);

const pip = { tool: 'pip', values: pipValues, style: 'pip', installsProject: true } as const;
const tools = { values: toolValues, style: 'pip' } as const;
const node = { values: nodeValues, style: 'npm' } as const;

export const installers: readonly Installer[] = [
  { ...node, tool: 'npm', start: ['npm'], verbs: npmVerbs, values: npmValues, installsProject: true },
  { ...node, tool: 'npx', start: ['npx'], packageOptions: ['-p', '--package'] },
  { ...node, tool: 'npm exec', start: ['npm', 'exec'], packageOptions: ['--package'] },
  { ...node, tool: 'npm exec', start: ['npm', 'x'], packageOptions: ['--package'] },
  { ...node, tool: 'yarn', start: ['yarn', 'global'], verbs: ['add'] },
  { ...node, tool: 'yarn dlx', start: ['yarn', 'dlx'], packageOptions: ['-p', '--package'] },
  { ...node, tool: 'yarn', start: ['yarn'], verbs: ['add'] },
  { ...node, tool: 'pnpm dlx', start: ['pnpm', 'dlx'], packageOptions: ['--package'] },
  { ...node, tool: 'pnpx', start: ['pnpx'], packageOptions: ['--package'] },
  { ...node, tool: 'pnpm', start: ['pnpm'], verbs: ['add', 'install', 'i'] },
  { ...node, tool: 'bunx', start: ['bunx'], packageOptions: ['-p', '--package'] },
  { ...node, tool: 'bunx', start: ['bun', 'x'], packageOptions: ['-p', '--package'] },
  { ...node, tool: 'bun', start: ['bun'], verbs: ['add', 'a', 'install', 'i'] },
  { ...pip, start: ['pip'], verbs: ['install', 'download', 'wheel'] },
  { ...pip, start: ['python', '-m', 'pip'], verbs: ['install', 'download', 'wheel'] },
  { ...pip, tool: 'uv', start: ['uv', 'pip'], verbs: ['install'] },
  { ...tools, tool: 'uv', start: ['uv', 'tool'], verbs: ['install'] },
  { ...tools, tool: 'uvx', start: ['uvx'], packageOptions: ['--from'] },
  { ...tools, tool: 'uvx', start: ['uv', 'tool', 'run'], packageOptions: ['--from'] },
  { ...tools, tool: 'pipx', start: ['pipx', 'run'], packageOptions: ['--spec'] },
  { ...tools, tool: 'pipx', start: ['pipx'], verbs: ['install'] },
  { ...tools, tool: 'pipx', start: ['python', '-m', 'pipx'], verbs: ['install'] },
  {
    tool: 'gem',
    start: ['gem'],
    verbs: ['install', 'i'],
    verbAnywhere: true,
    values: gemValues,
    style: 'gem',
    versionOptions: ['-v', '--version'],
  },
  {
    tool: 'bundle',
    start: ['bundle'],
    verbs: ['add'],
    values: gemValues,
    style: 'gem',
    versionOptions: ['-v', '--version'],
  },
  {
    tool: 'go',
    start: ['go'],
    verbs: ['install', 'get', 'run'],
    values: list('-C -tags -ldflags -mod -modfile -o -p -exec'),
    style: 'go',
  },
  {
    tool: 'cargo',
    start: ['cargo'],
    verbs: ['install', 'binstall'],
    values: cargoValues,
    style: 'cargo',
    versionOptions: ['--version', '--vers', '--rev', '--tag'],
  },
  {
    tool: 'dotnet',
    start: ['dotnet', 'tool'],
    verbs: ['install'],
    values: list(
      '--version --add-source --configfile --framework --tool-path --tool-manifest -v --verbosity -a --arch',
    ),
    style: 'other',
    versionOptions: ['--version'],
  },
  {
    tool: 'dotnet',
    start: ['dotnet', 'add', 'package'],
    values: list('--version -v --source -s --framework -f --package-directory'),
    style: 'other',
    versionOptions: ['--version', '-v'],
  },
  {
    tool: 'choco',
    start: ['choco'],
    verbs: ['install', 'upgrade'],
    values: list('--version --source -s --params --package-parameters --ia --install-arguments --timeout'),
    style: 'other',
    versionOptions: ['--version'],
  },
  {
    tool: 'composer',
    start: ['composer', 'global'],
    verbs: ['require'],
    values: ['-d', '--working-dir'],
    style: 'other',
  },
  { tool: 'composer', start: ['composer'], verbs: ['require'], values: ['-d', '--working-dir'], style: 'other' },
];

/** A text without any of these words starts no installer. */
export const installerWords =
  'npm npx yarn pnpm pnpx bun bunx pip pip3 pipx uv uvx gem bundle go cargo dotnet choco composer'.split(' ');
export const mayInstall = new RegExp(`\\b(${installerWords.join('|')})\\b`);
