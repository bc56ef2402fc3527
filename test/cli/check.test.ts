/**
 * The command line as a person and a program use it: real runs of the real executable.
 */
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundleCommand, folderWith, makePipe, type Ran, runCommand } from './command.ts';

let executable = '';
beforeAll(async () => {
  executable = await bundleCommand();
}, 60_000);
afterAll(() => rmSync(dirname(executable), { recursive: true, force: true }));

const run = (cwd: string, ...args: string[]) => runCommand(executable, cwd, args);
const json = (ran: Ran) => JSON.parse(ran.out);
const workflow = (steps: string) =>
  `on: push\npermissions: {}\njobs:\n  test:\n    runs-on: ubuntu-latest\n    steps:\n${steps}`;
const unpinned = workflow('      - uses: softprops/action-gh-release@v2.6.2\n');
const clean = {
  '.github/dependabot.yml':
    'version: 2\nupdates:\n  - package-ecosystem: github-actions\n    directory: /\n    schedule:\n      interval: weekly\n    cooldown:\n      default-days: 7\n',
  'SECURITY.md': 'Write to security@octo-project.dev\n',
  '.github/workflows/ci.yml': workflow('      - run: make\n'),
};

describe('check', () => {
  it('says that nothing is to do, and exits with 0', async () => {
    const ran = await run(folderWith(clean), 'check');
    expect(ran).toEqual({ code: 0, out: 'Nothing to do here.\n', err: '' });
  });

  it('prints JSON that fits the published schema', async () => {
    const schema = JSON.parse(readFileSync(new URL('../../docs/check-output.schema.json', import.meta.url), 'utf8'));
    const validate = new Ajv2020({ strict: false }).compile(schema);
    const folder = folderWith({
      ...clean,
      '.github/workflows/ci.yml': unpinned,
      'package.json': '{"dependencies":{"a":"1"}}',
      '.npmrc': 'x',
    });
    const output = json(await run(folder, 'check', '--format', 'json', '--show', 'everything'));
    expect(validate(output), JSON.stringify(validate.errors)).toBe(true);
    expect(output.findings.length).toBeGreaterThan(1);
    expect(output.outcomes.find(({ rule }: { rule: string }) => rule === 'pin-actions')).toEqual({
      rule: 'pin-actions',
      family: 'workflow',
      item: 'fixed-parts',
      outcome: 'to-do',
    });
    expect(output.outcomes.find(({ rule }: { rule: string }) => rule === 'turn-on-private-reports').outcome).toBe(
      'unknown',
    );
  });

  it('counts lines and columns from 1, columns in UTF-16 units, the end exclusive', async () => {
    const folder = folderWith({
      ...clean,
      '.github/workflows/ci.yml': workflow('      - { name: "🚂", uses: softprops/action-gh-release@v2.6.2 }\n'),
    });
    const [finding] = json(await run(folder, 'check', '--format', 'json')).findings;
    expect([finding.path, finding.start, finding.end]).toEqual([
      '.github/workflows/ci.yml',
      { line: 7, column: 57 },
      { line: 7, column: 63 },
    ]);
  });

  it('looks at single files with the rest of their repository in mind, and reports only them', async () => {
    const folder = folderWith({ '.github/workflows/one.yml': unpinned, '.github/workflows/two.yml': unpinned });
    mkdirSync(join(folder, '.git'));
    const output = json(await run(join(folder, '.github'), 'check', 'workflows/one.yml', '--format', 'json'));
    expect(output.findings.map(({ path }: { path: string }) => path)).toEqual(['workflows/one.yml']);
    expect(
      output.outcomes
        .filter(({ family }: { family: string }) => family === 'repository')
        .map(({ outcome }: { outcome: string }) => outcome),
    ).toContain('unknown');
  });

  it('checks several repositories at once, each with its own configuration', async () => {
    const quiet = 'rules:\n  pin-actions:\n    show: off\n    because: ours\n';
    const folder = folderWith({
      'a/.github/workflows/ci.yml': unpinned,
      'b/.github/workflows/ci.yml': unpinned,
      'b/.github/longhaul.yml': quiet,
    });
    for (const name of ['a', 'b']) mkdirSync(join(folder, name, '.git'));
    const output = json(await run(folder, 'check', '--format', 'json'));
    const pins = output.findings.filter(({ rule }: { rule: string }) => rule === 'pin-actions');
    expect(pins.map(({ path }: { path: string }) => path)).toEqual(['a/.github/workflows/ci.yml']);
    expect(output.suppressed.config).toBe(1);
  });

  it('respects .gitignore at every level', async () => {
    const folder = folderWith({
      ...clean,
      '.gitignore': 'tmp/\n*.local/\n',
      'tmp/action.yml': 'runs: {using: composite, steps: [{uses: a/b@v1}]}',
      'x.local/action.yml': 'runs: {using: composite, steps: [{uses: a/b@v1}]}',
    });
    expect((await run(folder, 'check')).out).toBe('Nothing to do here.\n');
  });

  it('takes a file as a kind that its name does not tell, also from standard input', async () => {
    const folder = folderWith({ 'some.txt': unpinned });
    const [finding] = json(await run(folder, 'check', '--as', 'workflow', 'some.txt', '--format', 'json')).findings;
    expect([finding.path, finding.start.line]).toEqual(['some.txt', 7]);
    const piped = await runCommand(
      executable,
      folder,
      ['check', '--as', 'workflow', '-', '--format', 'json'],
      unpinned,
    );
    expect(json(piped).findings[0].path).toBe('-');
  });

  it.each([
    [['--as', 'workflow'], 0],
    [['--fail-on', 'worth-fixing'], 1],
    [['--fail-on', 'nonsense'], 2],
    [['--nonsense'], 2],
    [['missing-folder'], 2],
  ])('with %s exits with %i', async (args, code) => {
    const folder = folderWith({ '.github/workflows/ci.yml': unpinned, 'x.yml': unpinned });
    const paths = args[0] === '--as' ? ['x.yml'] : [];
    expect((await run(folder, 'check', ...args, ...paths)).code).toBe(code);
  });

  it('starts clean from a baseline, and still reports what is new', async () => {
    const folder = folderWith({ '.github/workflows/ci.yml': unpinned });
    await run(folder, 'check', '--write-baseline', 'base.json');
    expect(json(await run(folder, 'check', '--baseline', 'base.json', '--format', 'json')).findings).toEqual([]);
    writeFileSync(
      join(folder, '.github/workflows/ci.yml'),
      `# moved\n${unpinned}      - uses: codecov/codecov-action@v5.4.3\n`,
    );
    const { findings } = json(await run(folder, 'check', '--baseline', 'base.json', '--format', 'json'));
    expect(findings.map(({ start }: { start: { line: number } }) => start.line)).toEqual([9]);
  });

  it('mends safe things with --fix, keeps the mode of the file, and leaves the rest alone', async () => {
    const dependabot = clean['.github/dependabot.yml'].replace('default-days: 7', 'default-days: 1 # a night');
    const folder = folderWith({ ...clean, '.github/dependabot.yml': dependabot, '.github/workflows/ci.yml': unpinned });
    chmodSync(join(folder, '.github/dependabot.yml'), 0o600);
    const ran = await run(folder, 'check', '--fix');
    expect(ran.err).toBe('.github/dependabot.yml: mended 1\n');
    expect(readFileSync(join(folder, '.github/dependabot.yml'), 'utf8')).toBe(dependabot.replace('1 # a', '7 # a'));
    expect(statSync(join(folder, '.github/dependabot.yml')).mode & 0o777).toBe(0o600);
    expect(readFileSync(join(folder, '.github/workflows/ci.yml'), 'utf8')).toBe(unpinned);
  });

  it('mends careful things with --fix-careful, new files included, and is silent after', async () => {
    const folder = folderWith({ '.github/workflows/ci.yml': unpinned });
    expect((await run(folder, 'check', '--fix-careful')).out).toBe('Nothing to do here.\n');
    expect(existsSync(join(folder, 'SECURITY.md'))).toBe(true);
    expect((await run(folder, 'check', '--fix-careful')).err).toBe('');
  });

  it('never writes through a link that leads out of the project', async () => {
    const outside = folderWith({ 'workflows/ci.yml': unpinned });
    const folder = folderWith({ 'README.md': '' });
    symlinkSync(outside, join(folder, '.github'));
    await run(folder, 'check', '--fix-careful');
    expect(readFileSync(join(outside, 'workflows/ci.yml'), 'utf8')).toBe(unpinned);
    expect(existsSync(join(outside, 'dependabot.yml'))).toBe(false);
  });
});

describe('what cannot be read', () => {
  const sick: Readonly<Record<string, string>> = {
    'garbage/action.yml': '%$#@!\u0001 }{ ][ : : -',
    'truncated/action.yml': 'runs:\n  using: composite\n  steps:\n    - uses: "a/b@v',
    'windows/action.yml': 'runs:\r\n  using: composite\r\n  steps:\r\n    - uses: a/b@v1\r\n',
    'tabs/action.yml': 'runs:\n\tusing: composite\n\tsteps:\n\t\t- uses: a/b@v1\n',
    'emoji/action.yml': '# 🚂\nruns:\n  using: composite\n  steps: [{ name: 🚂🚂, uses: a/b@v1 }]\n',
    'bomb/action.yml': `a: &a [x,x,x,x,x,x,x,x]\n${'bcdefghijk'
      .split('')
      .map((name, index) => `${name}: &${name} [${Array(8).fill(`*${'abcdefghijk'[index]}`).join(',')}]`)
      .join('\n')}\nruns: *k\n`,
    'deep/package.json': '['.repeat(100_000),
    'large/action.yml': `runs:\n${'  a: b\n'.repeat(800_000)}`,
    'package-lock.json': `{"packages":{${Array.from({ length: 20_000 }, (_, index) => `"p${index}":{}`).join(',')}}}`,
    'good/action.yml': 'runs:\n  using: composite\n  steps:\n    - uses: a/b@v1\n',
  };

  it('gets a clear word or silence, and the other files are still checked', async () => {
    const folder = folderWith(sick);
    mkdirSync(join(folder, 'folder/action.yml'), { recursive: true });
    symlinkSync('..', join(folder, 'loop'));
    mkdirSync(join(folder, 'broken'));
    symlinkSync('nowhere', join(folder, 'broken/action.yml'));
    mkdirSync(join(folder, 'self'));
    symlinkSync('action.yml', join(folder, 'self/action.yml'));
    mkdirSync(join(folder, 'pipe'));
    expect(makePipe(join(folder, 'pipe/action.yml'))).toBe(true);
    const ran = await run(folder, 'check', '--format', 'json');
    expect(ran.err).toBe('');
    const output = json(ran);
    const found = output.findings
      .filter(({ rule }: { rule: string }) => rule === 'pin-actions')
      .map(({ path }: { path: string }) => path);
    expect(found).toEqual(expect.arrayContaining(['emoji/action.yml', 'good/action.yml', 'windows/action.yml']));
    const unread = new Map(output.unread.map(({ path, reason }: { path: string; reason: string }) => [path, reason]));
    expect([...unread.keys()]).toEqual(
      expect.arrayContaining([
        'broken/action.yml',

        'large/action.yml',
        'pipe/action.yml',
        'self/action.yml',
        'truncated/action.yml',
      ]),
    );
    expect(unread.get('large/action.yml')).toBe('This file is too large to check.');
    expect(unread.get('pipe/action.yml')).toBe('This is not a file.');
    expect([1, 3]).toContain(ran.code);
  }, 60_000);
});

describe('for programs', () => {
  const hostile = { [`.github/workflows/x\u001b[31m%0A::error::y,z.yml`]: unpinned };

  it('prints SARIF with places, fingerprints, levels and fixes', async () => {
    const log = json(
      await run(folderWith({ ...clean, '.github/workflows/ci.yml': unpinned }), 'check', '--format', 'sarif'),
    );
    const [result] = log.runs[0].results;
    expect([result.ruleId, result.level]).toEqual(['pin-actions', 'warning']);
    expect(result.locations[0].physicalLocation.region).toEqual({
      startLine: 7,
      startColumn: 43,
      endLine: 7,
      endColumn: 49,
    });
    expect(result.fixes[0].artifactChanges[0].replacements[0].deletedRegion).toEqual({
      startLine: 7,
      startColumn: 43,
      endLine: 7,
      endColumn: 49,
    });
    expect(result.partialFingerprints['longhaul/v1']).toMatch(/^pin-actions:/);
  });

  it('gives GitHub no command that a file name made up', async () => {
    const { out } = await run(folderWith(hostile), 'check', '--format', 'github');
    for (const line of out.trim().split('\n'))
      expect(line).toMatch(/^::(error|warning|notice) (file=[^,:]*,)?(line=|title=|file=)[^\n]*$/);
    expect(out).not.toContain('%0A::error');
  });

  it('lets no file name draw on the terminal', async () => {
    const { out } = await run(folderWith(hostile), 'check');
    expect(out).toContain('x\\u{1b}[31m');
    expect(out).not.toContain('\u001b');
  });
});

describe('explain', () => {
  it('prints the page of a check, without marks', async () => {
    const { out, code } = await run('/', 'explain', 'pin-actions');
    expect(code).toBe(0);
    expect(out).toContain('WHY IT MATTERS');
    expect(out).not.toMatch(/^#|\]\(/m);
  });

  it.each(['zizmor:unpinned-uses', 'unpinned-uses'])(
    'understands %s, the name another tool has for it',
    async (name) => {
      expect((await run('/', 'explain', name)).out).toContain('Pin actions to an exact commit');
    },
  );

  it('suggests the nearest name', async () => {
    const ran = await run('/', 'explain', 'pin-action');
    expect([ran.code, ran.err]).toEqual([2, 'There is no check “pin-action”. Did you mean pin-actions?\n']);
  });
});

it('helps, tells its version, and says what is wrong with a command', async () => {
  expect((await run('/', '--help')).out).toContain('longhaul check [path…]');
  expect((await run('/', '--version')).out).toMatch(/^\d+\.\d+\.\d+\n$/);
  expect((await run('/', 'nonsense')).code).toBe(2);
});
