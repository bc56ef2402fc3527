/**
 * A password that was found is shown nowhere: the place points at it, and nothing repeats it.
 */
import { describe, expect, it } from 'vitest';
import { allRules, check, noFacts } from '../../rules/index.ts';
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
        expect(JSON.stringify(finding)).not.toContain(secret);
      }
    },
  );
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
