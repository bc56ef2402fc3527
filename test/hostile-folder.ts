/**
 * A repository that wants to run something, send something, or break whoever reads it. It is made anew for each test run.
 */
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { makePipe } from './cli/command.ts';

export interface HostileFolder {
  readonly root: string;
  /** Commands in the repository would write here. */
  readonly outside: string;
  /** A password that stands in several files. */
  readonly password: string;
  /** Paths, all kinds of trouble, in the order of the names. */
  readonly paths: readonly string[];
}

/** Not the one of the rule's page, which SARIF carries along. */
const password = 'Hm47bXcP92rTz6qWvKs3';
const workflow = 'on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: octo/train@v1\n';

export function makeHostileFolder(): HostileFolder {
  const outside = mkdtempSync(join(tmpdir(), 'longhaul-outside-'));
  const root = mkdtempSync(join(tmpdir(), 'longhaul-hostile-'));
  const all = { ...commands(outside), ...names(), ...keys, ...bombs(), ...garbage(), ...good };
  for (const [path, text] of Object.entries(all)) write(root, path, text);
  const links = linksIn(root, outside);
  const pipes = ['pipe/package.json', 'pipe/.gitignore', '.github/workflows/pipe.yml'].filter((path) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    return makePipe(join(root, path));
  });
  chmodSync(join(root, 'closed/package.json'), 0);
  mkdirSync(join(root, 'folder/package.json'), { recursive: true });
  return { root, outside, password, paths: [...Object.keys(all), ...links, ...pipes].sort() };
}

/** Names and texts of all files that can be read, to see whether anything changed. */
export function contentOf(root: string): string {
  const entries = readdirSync(root, { recursive: true, withFileTypes: true });
  return entries
    .map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return entry.isFile() && !path.includes('closed') ? `${path}\n${readFileSync(path, 'latin1')}` : path;
    })
    .sort()
    .join('\n');
}

function write(root: string, path: string, text: string | Uint8Array): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

function commands(outside: string): Readonly<Record<string, string>> {
  const run = (name: string) => `touch ${join(outside, name)}`;
  const git = `
[core]
  fsmonitor = "${run('fsmonitor')}"
  sshCommand = "${run('ssh')}"
  pager = "${run('pager')}"
[credential]
  helper = "!${run('helper')}"
[remote "origin"]
  url = "ext::sh -c ${run('ext')}"
[url "ext::sh -c ${run('instead')}"]
  insteadOf = https://github.com/
[include]
  path = /dev/zero
`;
  const settings = {
    'longhaul.show': 'everything',
    'longhaul.rules': { 'pin-actions': 'off' },
    'longhaul.github.api': 'https://evil.example',
    'github-enterprise.uri': 'https://evil.example',
  };
  return {
    '.git/config': git,
    '.git/HEAD': 'ref: refs/heads/main\n',
    '.vscode/settings.json': JSON.stringify(settings),
    'package.json': JSON.stringify({ scripts: { preinstall: run('script') }, dependencies: { axle: 'octo/axle' } }),
    '.npmrc': `//packages.octo.example/:_authToken=${password}\nnode-options=--require ./run.cjs\n`,
    'run.cjs': `require('fs').writeFileSync(${JSON.stringify(join(outside, 'module'))}, '')`,
    'pip.conf': `[global]\nextra-index-url = http://octo:${password}@packages.octo.example/simple\n`,
    'a/package.json': `{ "dependencies": { "axle": "git+http://octo:${password}@packages.octo.example/axle.git#main" } }`,
    '.gitignore': `${'*a'.repeat(40)}\n${'**/'.repeat(200)}x\n[[[[\n!(a|b)*\n\\\n${'a'.repeat(50_000)}\n`,
    '.github/longhaul.yml': [
      'exclude:',
      ...['*a'.repeat(200), `${'**/'.repeat(100)}x`, '{a,b}'.repeat(50), '(a+)+$', '[[[['].map(
        (glob) => `  - "${glob}"`,
      ),
      'rules:\n  __proto__: { show: off, because: x }\n  constructor: { show: off }\nnot-needed:\n  hasOwnProperty: y\n',
    ].join('\n'),
  };
}

function names(): Readonly<Record<string, string>> {
  const all = [
    'a\nb',
    '\u001b[31mred\u001b]0;title\u0007',
    '\u202etxet',
    '%0A::error::x',
    '::warning file=a::b',
    '##[command]ls',
    '[click](command:workbench.action.quit)',
    '<img src=x onerror=alert(1)>',
    '$(touch x)',
    '`touch x`',
    '--fix',
    '"quoted"',
    '🚂',
    '__proto__',
    'constructor',
  ];
  return Object.fromEntries(all.map((name) => [`.github/workflows/${name}.yml`, workflow]));
}

const keys: Readonly<Record<string, string>> = {
  '__proto__/package.json':
    '{"__proto__":{"a":1},"dependencies":{"__proto__":"octo/a","constructor":{"toString":"octo/b"}},"overrides":{"__proto__":{"a":"o/x#main"},"hasOwnProperty":"o/y"},"packageManager":"__proto__@1.0.0","devEngines":{"packageManager":{"name":"constructor"}}}',
  'constructor/.npmrc': '__proto__=x\nconstructor[]=y\n[__proto__]\ntoString=z\n',
  'keys/uv.toml': '[__proto__]\nx = 1\n[constructor.prototype]\nx = 1\n[[hasOwnProperty]]\ny = 2\n',
  'keys/pnpm-workspace.yaml':
    '__proto__: { catalog: { a: o/b } }\ncatalog:\n  __proto__: octo/x\n  constructor: octo/y\n',
};

function bombs(): Readonly<Record<string, string>> {
  const letters = [...'abcdefghijklmnopqrstuvwxyz'];
  const bomb = letters
    .map(
      (name, index) =>
        `${name}: &${name} [${
          index
            ? Array(9)
                .fill(`*${letters[index - 1]}`)
                .join()
            : 'lol'
        }]\n`,
    )
    .join('');
  return {
    '.github/workflows/bomb.yml': bomb,
    '.github/dependabot.yml': bomb,
    'bomb/pnpm-workspace.yaml': bomb,
    'bomb/.yarnrc.yml': bomb,
    '.github/workflows/itself.yml': 'on: &a\n  push: *a\njobs: &b\n  x: *b\n  y:\n    steps: &c [*c, { run: *c }]\n',
    'deep/package.json': '{"a":'.repeat(50_000),
    'deep/pyproject.toml': `a = ${'['.repeat(50_000)}`,
    'deep/uv.toml': `[${'a.'.repeat(50_000)}b]\nx = 1\n`,
    'deep/action.yml': '- '.repeat(50_000),
    'deep/pnpm-workspace.yaml': `${'['.repeat(50_000)}${']'.repeat(50_000)}`,
    '.github/workflows/deep.yml': `${workflow}      - run: echo \${{ ${'('.repeat(30_000)} }}\n      - run: ${'$('.repeat(30_000)}\n`,
    'large/package.json': `{"dependencies":{"a":"octo/b"}}${' '.repeat(5_000_000)}`,
    'large/package-lock.json': `{${'"a":{},'.repeat(300_000)}}`,
    'many/pnpm-workspace.yaml': `catalog:\n${Array.from({ length: 20_000 }, (_, index) => `  k${index}: octo/b\n`).join('')}`,
  };
}

function garbage(): Readonly<Record<string, string | Uint8Array>> {
  let seed = 7;
  const next = () => {
    seed = (seed * 1_103_515_245 + 12_345) & 0x7fffffff;
    return seed >> 16;
  };
  const bytes = Uint8Array.from({ length: 200_000 }, () => next());
  const marks = Array.from({ length: 200_000 }, () => '\n#[]{}:"\'-&*!|> \t=,a1'[next() % 21]).join('');
  const paths = ['g/.npmrc', 'g/pip.conf', 'g/uv.toml', 'g/package.json', 'g/.yarnrc.yml', 'g/requirements.txt'];
  return Object.fromEntries(
    paths.flatMap((path) => [
      [path, bytes],
      [path.replace('g/', 'h/'), marks],
    ]),
  );
}

/** Whatever else happens, these are found. */
const good: Readonly<Record<string, string>> = {
  'closed/package.json': '{}',
  'text/package.json': '\uFEFF{\r\n\t"dependencies": {\r\n\t\t"🚂": "octo/train#main"\r\n\t}\r\n}\r\n',
  'zz/action.yml': 'runs:\n  using: composite\n  steps:\n    - uses: octo/train@v1\n',
};

function linksIn(root: string, outside: string): readonly string[] {
  writeFileSync(join(outside, '.npmrc'), `//packages.octo.example/:_authToken=${password}\n`);
  const links: Readonly<Record<string, string>> = {
    'links/up': '..',
    'links/round': 'round',
    'links/.npmrc': join(outside, '.npmrc'),
    'links/package.json': '/dev/zero',
    'links/action.yml': 'action.yml',
    '.github/workflows/here': '.',
  };
  mkdirSync(join(root, 'links'));
  for (const [path, target] of Object.entries(links)) symlinkSync(target, join(root, path));
  return Object.keys(links);
}
