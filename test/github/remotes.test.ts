import { describe, expect, it } from 'vitest';
import { readRemotes } from '../../server/github/remotes.ts';

function read(url: string): string | undefined {
  const [remote] = readRemotes(`[remote "origin"]\n\turl = ${url}\n`);
  return remote && `${remote.host} ${remote.owner}/${remote.repo}`;
}

describe('a remote', () => {
  it.each([
    ['https://github.com/octo/demo', 'github.com octo/demo'],
    ['https://github.com/octo/demo.git', 'github.com octo/demo'],
    ['https://github.com/octo/demo/', 'github.com octo/demo'],
    ['HTTPS://GitHub.com/Octo/Demo.Git', 'github.com Octo/Demo'],
    ['https://www.github.com/octo/demo.js.git', 'github.com octo/demo.js'],
    ['https://ada@github.com/octo/demo.git', 'github.com octo/demo'],
    ['https://ada:key@github.com/octo/demo.git', 'github.com octo/demo'],
    ['http://github.com/octo/demo', 'github.com octo/demo'],
    ['git://github.com/octo/demo.git', 'github.com octo/demo'],
    ['ssh://git@github.com/octo/demo.git', 'github.com octo/demo'],
    ['ssh://git@ssh.github.com:443/octo/demo.git', 'github.com octo/demo'],
    ['git+ssh://git@github.com/octo/demo.git', 'github.com octo/demo'],
    ['git@github.com:octo/demo.git', 'github.com octo/demo'],
    ['git@github.com:/octo/demo', 'github.com octo/demo'],
    ['org-123@github.com:octo/demo.git', 'github.com octo/demo'],
    ['github.com:octo/demo', 'github.com octo/demo'],
    ['git@github.com-work:octo/demo.git', 'github.com octo/demo'],
    ['"git@github.com:octo/demo.git" ; mine', 'github.com octo/demo'],
    ['https://git.example.org:8443/octo/demo.git', 'git.example.org octo/demo'],
    ['git@ghe.example.org:octo/demo.git', 'ghe.example.org octo/demo'],
    ['https://octo.ghe.com/octo/demo', 'octo.ghe.com octo/demo'],
    ['https://127.0.0.1:4321/octo/demo', '127.0.0.1 octo/demo'],
  ])('at %s is understood', (url, expected) => {
    expect(read(url)).toBe(expected);
  });

  it.each([
    '/srv/git/octo/demo.git',
    '../demo.git',
    'file:///srv/octo/demo.git',
    'C:/src/demo',
    'C:\\\\src\\\\demo',
    'ext::sh -c touch% /tmp/owned',
    'https://github.com/octo',
    'https://github.com/octo/demo/more',
    'https://github.com/octo/demo.wiki.git',
    'https://github.com@evil@example.org/octo/demo',
    'https://github.com\\\\@example.org/octo/demo',
    'https://github.com/../demo',
    'https://github.com/octo/..',
    'https://github.com/octo/%2e%2e',
    'https://github.com/-octo/demo',
    'https://github.com/octo/demo?x=1',
    'https://[::1]/octo/demo',
    'https://',
    'gh::octo',
    '-u git@github.com:octo/demo.git',
    '',
  ])('at `%s` is left out', (url) => {
    expect(read(url)).toBeUndefined();
  });

  it('on a look-alike host stays on that host', () => {
    expect(read('https://github.com.example.org/octo/demo')).toBe('github.com.example.org octo/demo');
    expect(read('https://example.org/octo/demo')).toBe('example.org octo/demo');
  });
});

describe('the remotes of a configuration', () => {
  it('come in its order, each repository once', () => {
    const config = `
[core]
\trepositoryformatversion = 0
[remote "origin"]
\turl = git@github.com:ada/demo.git
\tfetch = +refs/heads/*:refs/remotes/origin/*
[branch "main"]
\tremote = origin
[remote "upstream"]
\tURL = https://github.com/octo/demo # where it comes from
[REMOTE "again"]
\turl = ssh://git@github.com/ADA/demo
\tpushurl = https://github.com/other/demo
`;
    expect(readRemotes(config)).toEqual([
      { name: 'origin', host: 'github.com', owner: 'ada', repo: 'demo' },
      { name: 'upstream', host: 'github.com', owner: 'octo', repo: 'demo' },
    ]);
  });

  it('are read with Windows line ends, continued lines, old and one-line headings', () => {
    const config =
      '[remote "origin"]\r\n\turl = https://github.com/octo/\\\r\ndemo\r\n[remote "b"] url = https://github.com/octo/two\r\n';
    expect(readRemotes(config).map(({ repo }) => repo)).toEqual(['demo', 'two']);
  });

  it('keep their odd names', () => {
    expect(readRemotes('[remote "a \\"b\\" ]c"]\nurl = https://github.com/octo/demo')[0]?.name).toBe('a "b" ]c');
  });

  it('follow nothing that the configuration tells git to do', () => {
    const config = `
[include]
\tpath = /etc/other
[includeIf "gitdir:/"]
\tpath = evil
[url "https://example.org/"]
\tinsteadOf = https://github.com/
[core]
\tsshCommand = touch /tmp/owned
\tfsmonitor = touch /tmp/owned
[remote "origin"]
\turl = https://github.com/octo/demo
\tuploadpack = touch /tmp/owned
\tvcs = evil
`;
    expect(readRemotes(config)).toEqual([{ name: 'origin', host: 'github.com', owner: 'octo', repo: 'demo' }]);
  });

  it('never show a password that stands in an address', () => {
    const config = '[remote "origin"]\nurl = https://ada:gho_secret@github.com/octo/demo.git';
    expect(JSON.stringify(readRemotes(config))).not.toContain('gho_secret');
  });

  it('come out of broken and endless texts quickly', () => {
    const good = '[remote "origin"]\nurl = https://github.com/octo/demo\n';
    expect(readRemotes(`[remote "x\nurl = https://github.com/a/b\n= = =\n[[[\n\u0000\n${good}`)).toHaveLength(1);
    expect(readRemotes(`${good}[remote "y"]\nurl = "unclosed\n`)).toHaveLength(1);
    expect(readRemotes(good + '\\\n'.repeat(200_000))).toHaveLength(1);
    expect(readRemotes(`${good}[remote "${'\\'.repeat(400_000)}`)).toHaveLength(1);
    expect(readRemotes(`${good}url = ${'"" '.repeat(150_000)}`)).toHaveLength(1);
    expect(readRemotes(`${good}url = https://${'a@'.repeat(100_000)}`)).toHaveLength(1);
    expect(readRemotes('')).toEqual([]);
  });
});
