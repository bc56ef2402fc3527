import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readByLibrary } from '../../rules/engine/read/yaml.ts';
import { readQuickly } from '../../rules/engine/read/yaml-quick.ts';
import { texts } from './yaml-texts.ts';

/** Whatever the quick reader takes on, it reads as the library does. Says whether it took it on. */
function proveSame(text: string): boolean {
  const quick = readQuickly(text);
  if (quick) expect(quick, text).toStrictEqual(readByLibrary(text));
  return quick !== undefined;
}

const pieces = fc.constantFrom(
  ...[
    ' ',
    '  ',
    '\n',
    '\n\n',
    '- ',
    ': ',
    ':',
    '#',
    ' # c',
    '"',
    "'",
    '|\n',
    '>-\n',
    '|+',
    '|2',
    '[',
    ']',
    '{',
    '}',
    ', ',
  ],
  ...[
    '&a ',
    '*a',
    '!x ',
    '? ',
    '---',
    '---\n',
    '...',
    '\t',
    'null',
    '~',
    '0x1',
    '-0',
    '.5',
    '1e3',
    '\\',
    'a: b',
    '\n  ',
  ],
  ...[
    '\n    ',
    '%',
    '@',
    '`',
    '[a, b]',
    '{ a: [b] }',
    "''",
    '""',
    '<<: ',
    '\n- ',
    '\n  - ',
    '\n  # c\n',
    '\n# above\n',
    '\r\n',
    '\u2028',
  ],
);

const seeds = fc.constantFrom(
  'a:\n  above\nb:\n  - c:\n      d\n    e: f\n  -\n    "g"\nh: # i\n  # j\n  k: l\n',
  'a: 1\nb:\n  - c: |\n      x\n\n      y\n    d: >-\n      f g\n\n       h\n  - e\nf:\n- g: "h"\n- \'i\'\nj: [k, {l: m}]\n',
  'a: b c\n  d e\n\n   f\ng:\n  - h\n    i\n  -\n    j\n  - k: l\n     m\n',
  'a:\n  [b, "c",\n   d]\ne: [f,\n  {g: h,\n    i: j}\n  ]\nk:\n  l\nm:\n  "n"\n- x\n',
  '---\n# x\na:\n  b: c\n\n  d:\n',
  '- a\n-\n- b: c\n  d:\n  - e\n',
  'k: >\n\n  a\n   b\n\n\n  c\n\nl: |\n\n  a\n    \n   b\n\n\n',
);

describe('the quick reader', () => {
  test('reads the examples of all rules as the library does, and nearly all of them itself', () => {
    const examples = readdirSync('rules', { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.ya?ml$/.test(entry.name))
      .map((entry) => readFileSync(`${entry.parentPath}/${entry.name}`, 'utf8'));
    const taken = examples.filter(proveSame);
    expect(taken.length).toBeGreaterThan(examples.length * 0.8);
  });

  test('reads generated texts as the library does', () =>
    fc.assert(fc.property(texts, (text) => void proveSame(text))));

  test('reads texts that were broken in a few places as the library does', () => {
    const changes = fc.array(fc.tuple(fc.nat(), fc.nat(4), pieces), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(fc.oneof(seeds, texts), changes, (text, places) => {
        let broken = text;
        for (const [at, length, piece] of places) {
          const start = at % (broken.length + 1);
          broken = broken.slice(0, start) + piece + broken.slice(start + length);
        }
        proveSame(broken);
      }),
      { numRuns: 1500 },
    );
  });

  test('gives up where it may not know', () => {
    for (const text of [
      '',
      '# c\n',
      'a: &b c\n',
      'a: *b\n',
      'a: !t b\n',
      'a: b: c\n',
      'a: "b\n',
      '? a\n',
      'a:\tb\n',
      'a: b\r\n',
    ])
      expect(readQuickly(text), text).toBeUndefined();
  });

  test('gives up on text nested beyond reason', () => {
    expect(readQuickly(`${'- '.repeat(200_000)}a`)).toBeUndefined();
    expect(readQuickly(`a: ${'['.repeat(200_000)}`)).toBeUndefined();
  });
});
