/**
 * Scripts of steps: which commands they hold, and how each place is quoted.
 */
import { describe, expect, it } from 'vitest';
import type { Quoting, Shell } from '../../rules/model/script/command.ts';
import { commandAt, commandsIn, quotingAt, readScript } from '../../rules/model/script/script.ts';

const words = (script: string, shell: Shell = 'bash') =>
  commandsIn(script, shell).map((command) => command.words.map(({ text }) => text));

describe('bash', () => {
  it('splits at operators and line ends, and leaves out words that only introduce', () => {
    expect(words('if npm ci && npm test; then\n  make | tee log; fi # done')).toEqual([
      ['npm', 'ci'],
      ['npm', 'test'],
      ['make'],
      ['tee', 'log'],
    ]);
  });

  it('reads what stands in $(…), backticks and brackets as commands of their own', () => {
    expect(words('A=$(git log) (cd web; yarn) `date`')).toContainEqual(['git', 'log']);
    expect(words('(cd web; yarn)')).toEqual([['cd', 'web'], ['yarn']]);
    expect(words('echo "$(npm "run" x)"')).toContainEqual(['npm', 'run', 'x']);
  });

  it('takes the patterns of a case for no command', () => {
    expect(words('case "$x" in npm|yarn) make ;; *) true ;; esac')).not.toContainEqual(['yarn']);
    expect(words('case "$x" in npm|yarn) make ;; *) true ;; esac')).toContainEqual(['make']);
  });

  it('tells variables and redirects from words', () => {
    const [command] = commandsIn('A=1 B="2 3" npm run x 2>&1 >> "$GITHUB_OUTPUT"', 'bash');
    expect(command?.assignments.map(({ text }) => text)).toEqual(['A=1', 'B=2 3']);
    expect(command?.redirects.map(({ operator, target }) => operator + target.text)).toEqual([
      '>&1',
      '>>$GITHUB_OUTPUT',
    ]);
    expect(command?.words.map(({ text }) => text)).toEqual(['npm', 'run', 'x']);
  });

  it.each<[string, Quoting]>([
    ['echo @', 'plain'],
    ['echo "a @ b"', 'double'],
    ["echo 'a @ b'", 'single'],
    ["echo $'a @'", 'escaped'],
    ['# @', 'comment'],
    ['echo a#@', 'plain'],
    ['echo $((1 + @))', 'arithmetic'],
    ['echo "$(echo @)"', 'plain'],
    ['echo "$(echo a)@"', 'double'],
    ['cat <<END\n@\nEND', 'heredoc'],
    ["cat <<'END'\n@\nEND", 'quoted-heredoc'],
    ['cat <<END\nx\nEND\necho @', 'plain'],
    [`echo '\${{ x || 'y' }} @'`, 'single'],
  ])('reads %j as %s', (script, quoting) => {
    expect(quotingAt(readScript(script, 'bash'), script.indexOf('@'))).toBe(quoting);
  });

  it('finds the innermost command around a place', () => {
    const script = 'echo "$(date @)" x';
    expect(commandAt(readScript(script, 'bash'), script.indexOf('@'))?.words[0]?.text).toBe('date');
    expect(commandAt(readScript(script, 'bash'), script.indexOf('x'))?.words[0]?.text).toBe('echo');
  });
});

describe('PowerShell', () => {
  it('splits at operators and brackets', () => {
    expect(words('if ($x) { npm ci; git push } # no', 'pwsh')).toEqual([
      ['if'],
      ['$x'],
      ['npm', 'ci'],
      ['git', 'push'],
    ]);
  });

  it.each<[string, Quoting]>([
    ['echo @', 'plain'],
    ['echo "a`" @"', 'double'],
    ["echo 'it''s @'", 'single'],
    ['echo "$(Get-Date) @"', 'double'],
    ["@'\n@x\n'@", 'quoted-heredoc'],
    ['<# @ #>', 'comment'],
  ])('reads %j as %s', (script, quoting) => {
    expect(
      quotingAt(
        readScript(script, 'pwsh'),
        script.lastIndexOf('@x') > 0 ? script.lastIndexOf('@x') : script.indexOf('@'),
      ),
    ).toBe(quoting);
  });
});

describe('cmd', () => {
  it('splits lines and operators, and keeps remarks out', () => {
    expect(words('rem npm ci\r\ncall npm test 2>&1 && echo "a & b"', 'cmd')).toEqual([
      ['call', 'npm', 'test'],
      ['echo', 'a & b'],
    ]);
  });
});

it('never fails, and never points outside, on half a script', () => {
  const script = `case x in a) echo "$(cat <<'E'\n\${{ a || '}}' }} \`x\`\nE\n)" > $OUT ;; esac; A=(b c) $'x' $((1))`;
  for (const shell of ['bash', 'pwsh', 'cmd'] as const) {
    for (let end = 0; end <= script.length; end++) {
      for (const command of readScript(script.slice(0, end), shell).commands)
        expect(command.end).toBeLessThanOrEqual(end);
    }
  }
});
