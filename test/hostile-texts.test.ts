/**
 * Texts that are made to break or to slow down whoever reads them, taken as every kind of file: no rule crashes, no place
 * lies outside the text, and time does not grow with the square of the length.
 */
import { describe, expect, it } from 'vitest';
import { allRules, check, type Kind, kinds, noFacts, readDocument, usualPaths } from '../rules/index.ts';
import { makeRepository } from '../server/workspace/snapshot.ts';

function reportOf(text: string, kind: Kind) {
  const path = usualPaths[kind];
  const document = readDocument(path, kind, text);
  return check(makeRepository(new Map([[path, document]]), [path], true, noFacts), { rules: allRules });
}

const short = 3_000;
const pieces = [
  '\u0000',
  '\uFEFF',
  '"',
  "'",
  '[',
  '{',
  '[[',
  '{"a":',
  '- ',
  '? ',
  'a:',
  'a.',
  '#',
  '&a ',
  '*a ',
  '!a ',
];
const longer = [
  'a: |\n',
  '<<: *a\n',
  '${{ ',
  '$(',
  '\\',
  '"""',
  '--- ',
  '[a]\n',
  '[[a]]\n',
  'a = [',
  '🚂\t',
  '\r',
  'a@',
  '://',
];

describe.each(kinds)('as %s', (kind) => {
  it.each([...pieces, ...longer].map((piece) => [JSON.stringify(piece), piece] as const))(
    'reads many %s',
    (_, piece) => {
      for (const text of [piece.repeat(short / piece.length), `a${piece}`.repeat(short / piece.length)]) {
        const { crashes, findings } = reportOf(text, kind);
        expect(crashes).toEqual([]);
        for (const { place } of findings) expect(place.span?.end ?? 0).toBeLessThanOrEqual(text.length);
      }
    },
  );
});

describe('time stays in proportion to the text', () => {
  const many = (line: (index: number) => string, count = 20_000) =>
    Array.from({ length: count }, (_, index) => line(index)).join('');
  const texts: Readonly<Record<string, readonly [Kind, string]>> = {
    'a TOML file of many tables': ['pyproject', many((index) => `[table${index}]\n`)],
    'a TOML name of many dots': ['uv-config', `[${'a.'.repeat(50_000)}b]\nx = 1\n`],
    'a Longhaul file of many mistakes': ['longhaul-config', many((index) => `key${index}: x\n`)],
    'many open ignore comments': ['npmrc', '# longhaul: ignore['.repeat(20_000)],
    'one ignore comment and much white space': ['npmrc', `# nosemgrep: a${' '.repeat(400_000)}!`],
    'many updates without a wait': [
      'dependabot',
      `version: 2\nupdates:\n${many(() => '  - package-ecosystem: npm\n', 8_000)}`,
    ],
    'a policy of one word': ['security-policy', 'private '.repeat(50_000)],
    'a policy without a space': ['security-policy', 'a'.repeat(400_000)],
    'a policy of open comments': ['security-policy', '<!-- '.repeat(80_000)],
  };
  it.each(Object.entries(texts))('for %s', (_, [kind, text]) => {
    const { crashes, findings } = reportOf(text, kind);
    expect(crashes).toEqual([]);
    expect(findings.length).toBeLessThanOrEqual(2_000);
  });
});
