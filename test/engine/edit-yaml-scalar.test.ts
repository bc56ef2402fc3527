import { expect, test } from 'vitest';
import { setTrailingComment } from '../../rules/engine/edit/yaml-comment.ts';
import { replaceInScalar, replaceScalar } from '../../rules/engine/edit/yaml-scalar.ts';
import { type Case, change, scalarAt } from './edit-cases.ts';

const cases: readonly Case[] = [
  ['replaces plain text', 'a: x # c\n', (d) => replaceScalar(d, scalarAt(d, ['a']), 'y/z@v1'), 'a: y/z@v1 # c\n'],
  [
    'puts quotes around text that needs them',
    'a: x\n',
    (d) => replaceScalar(d, scalarAt(d, ['a']), 'y: z'),
    "a: 'y: z'\n",
  ],
  [
    'puts quotes around text that needs them in a list',
    'a: [x]\n',
    (d) => replaceScalar(d, scalarAt(d, ['a', 0]), 'y, z'),
    "a: ['y, z']\n",
  ],
  ['keeps double quotes', 'a: "x"\n', (d) => replaceScalar(d, scalarAt(d, ['a']), 'y "z"'), 'a: "y \\"z\\""\n'],
  ['keeps single quotes', "a: 'x'\n", (d) => replaceScalar(d, scalarAt(d, ['a']), "it's"), "a: 'it''s'\n"],
  [
    'keeps a block of text',
    'a: |\n  x\n  y\nb: 1\n',
    (d) => replaceScalar(d, scalarAt(d, ['a']), 'p\n\nq\n'),
    'a: |\n  p\n\n  q\nb: 1\n',
  ],
  [
    'replaces a part of a block',
    'a: |\r\n  echo ${{ x }}\r\n  b\r\n',
    (d) => replaceInScalar(d, scalarAt(d, ['a']), 5, 13, '"$X"'),
    'a: |\r\n  echo "$X"\r\n  b\r\n',
  ],
  [
    'replaces a part with lines in a block',
    'a: |\n  x y\n  z\n',
    (d) => replaceInScalar(d, scalarAt(d, ['a']), 1, 2, '\n'),
    'a: |\n  x\n  y\n  z\n',
  ],
  [
    'joins lines of a block',
    'a: |\n  x\n  y\n  z\n',
    (d) => replaceInScalar(d, scalarAt(d, ['a']), 1, 2, ' '),
    'a: |\n  x y\n  z\n',
  ],
  [
    'replaces a part of double quotes with an escape',
    'a: "x\\ty"\n',
    (d) => replaceInScalar(d, scalarAt(d, ['a']), 1, 2, '"'),
    'a: "x\\"y"\n',
  ],
  [
    'replaces a part of single quotes',
    "a: 'it''s x'\n",
    (d) => replaceInScalar(d, scalarAt(d, ['a']), 2, 3, ' i'),
    "a: 'it is x'\n",
  ],
  [
    'replaces a part of a folded block',
    'a: >-\n  echo x\n  and y\n',
    (d) => replaceInScalar(d, scalarAt(d, ['a']), 5, 6, 'zz'),
    'a: >-\n  echo zz\n  and y\n',
  ],
  [
    'quotes plain text when a part makes it unsafe',
    'a: echo x\n',
    (d) => replaceInScalar(d, scalarAt(d, ['a']), 5, 6, '# y'),
    "a: 'echo # y'\n",
  ],
  [
    'turns plain text into a block when it gets lines',
    's:\n  - run: echo x\n',
    (d) => replaceInScalar(d, scalarAt(d, ['s', 0, 'run']), 5, 6, 'y\nz'),
    's:\n  - run: |-\n      echo y\n      z\n',
  ],
  [
    'adds a comment behind a line',
    's:\n  - uses: x@1\n',
    (d) => setTrailingComment(d, 9, 'v1.2.3'),
    's:\n  - uses: x@1 # v1.2.3\n',
  ],
  ['replaces a version in a comment', 'a: x # v4\n', (d) => setTrailingComment(d, 0, 'v4.2.0'), 'a: x # v4.2.0\n'],
  [
    'keeps the words behind a version',
    'a: x # tag=v4 keep me\n',
    (d) => setTrailingComment(d, 0, 'v4.2.0'),
    'a: x # v4.2.0 keep me\n',
  ],
  [
    'keeps a comment that is no version',
    'a: x  # 2 of these\n'.replace('2', 'two'),
    (d) => setTrailingComment(d, 0, 'v4.2.0'),
    'a: x  # v4.2.0 # two of these\n',
  ],
];

test.each(cases)('%s', (_name, before, make, after) => {
  expect(change(before, make)).toBe(after);
});
