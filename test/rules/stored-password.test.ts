/**
 * A password that was found is shown nowhere: the place points at it, and nothing repeats it.
 */
import { describe, expect, it } from 'vitest';
import { allRules, check, fingerprints, noFacts } from '../../rules/index.ts';
import { examplesOf, repositoryOf } from './example.ts';

const rule = allRules.filter(({ id }) => id === 'remove-stored-password');
const flagged = rule.flatMap(examplesOf).filter((example) => example.flagged);

describe('a stored password', () => {
  it.each(flagged.map((example) => [example.name, example] as const))(
    'of %s is repeated in no finding',
    (_, { files }) => {
      const { findings } = check(repositoryOf(files, noFacts), { rules: rule });
      expect(findings.length).toBeGreaterThan(0);
      for (const finding of findings) {
        const { path, span } = finding.place;
        if (path === null || !span) throw new Error('A stored password has a place.');
        const secret = files
          .get(path)
          ?.slice(span.start, span.end)
          .replace(/^["']|["']$/g, '');
        expect(secret).toMatch(/^\S{4,}$/);
        expect(JSON.stringify([finding, finding.fixes])).not.toContain(secret);
      }
    },
  );
});

describe('what remembers a finding', () => {
  const named = (files: ReadonlyMap<string, string>, rules = allRules) => {
    const repository = repositoryOf(files, noFacts);
    return fingerprints(check(repository, { rules }).findings, repository.documents);
  };

  it.each(flagged.map((example) => [example.name, example] as const))(
    'is the same for another password in %s',
    (_, { files }) => {
      const other = new Map([...files].map(([path, text]) => [path, text.replaceAll('Zq81vLkT03w', 'Hm47bXcP92r')]));
      expect(other).not.toEqual(files);
      expect(named(other, rule)).toEqual(named(files, rule));
    },
  );

  it('is the same for another password in an address that other rules mark', () => {
    const files = (password: string) =>
      new Map([
        ['requirements.txt', `--index-url http://octo:${password}@packages.octo.example/simple\n`],
        [
          'package.json',
          `{ "dependencies": { "coupler": "git+http://octo:${password}@packages.octo.example/coupler.git" } }\n`,
        ],
      ]);
    expect(named(files('Zq81vLkT03w'))).toEqual(named(files('Hm47bXcP92r')));
  });

  it('tells two passwords in one file apart by their keys', () => {
    const text = '//a.octo.example/:_authToken=Zq81vLkT03wY\n//b.octo.example/:_authToken=Zq81vLkT03wY\n';
    const [first, second] = named(new Map([['.npmrc', text]]), rule);
    const [left] = named(new Map([['.npmrc', text.split('\n').slice(1).join('\n')]]), rule);
    expect(left).toBe(second);
    expect(left).not.toBe(first);
  });
});

describe('text made to be slow', () => {
  const slow = {
    'a long run of letters': `${'a'.repeat(200_000)}=x\n`,
    'words that can be read in two ways': `//a.example/:_authToken=${'username'.repeat(20_000)}!1\n`,
    'an address without an end': `registry=https://${'a:'.repeat(50_000)}\n`,
    'many marks of an address': `registry=${'a://'.repeat(50_000)}\n`,
  };
  it.each(Object.entries(slow))(
    '%s is read at once',
    (_, text) => {
      const files = new Map([['.npmrc', text]]);
      expect(check(repositoryOf(files, noFacts), { rules: rule }).crashes).toEqual([]);
    },
    2000,
  );
});
