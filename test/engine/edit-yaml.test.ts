import { expect, test } from 'vitest';
import { readDocument } from '../../rules/engine/document.ts';
import { insertItem, insertKeyAbove, removeItem, removeKey, setKey } from '../../rules/engine/edit/yaml.ts';
import { indentStepOf } from '../../rules/engine/edit/yaml-place.ts';
import { type Case, change, listAt, mapAt } from './edit-cases.ts';

const cases: readonly Case[] = [
  ['adds a key at the end of a block', 'a: 1\nb: 2\n', (d) => setKey(d, mapAt(d, []), 'c', '3'), 'a: 1\nb: 2\nc: 3\n'],
  ['adds a key where the file has no final line end', 'a: 1', (d) => setKey(d, mapAt(d, []), 'c', '3'), 'a: 1\nc: 3'],
  [
    'adds a key with CRLF',
    'a: 1\r\nb:\r\n  - x\r\n',
    (d) => setKey(d, mapAt(d, []), 'c', 'd: 1\ne: 2'),
    'a: 1\r\nb:\r\n  - x\r\nc:\r\n  d: 1\r\n  e: 2\r\n',
  ],
  [
    'adds a key behind a comment',
    'a: 1 # one\n# end\n',
    (d) => setKey(d, mapAt(d, []), 'c', '3'),
    'a: 1 # one\nc: 3\n# end\n',
  ],
  [
    'adds a key to a step, below `uses`',
    's:\n  - uses: x\n  - uses: y\n',
    (d) => setKey(d, mapAt(d, ['s', 0]), 'with', 'k: v'),
    's:\n  - uses: x\n    with:\n      k: v\n  - uses: y\n',
  ],
  [
    'adds a key to a step with a wide dash',
    's:\n-   uses: x\n',
    (d) => setKey(d, mapAt(d, ['s', 0]), 'if', 'ok'),
    's:\n-   uses: x\n    if: ok\n',
  ],
  [
    'adds a key in the step of the file',
    'j:\n    a:\n        b: 1\n',
    (d) => setKey(d, mapAt(d, ['j', 'a']), 'c', 'd:\n  e: 1'),
    'j:\n    a:\n        b: 1\n        c:\n            d:\n                e: 1\n',
  ],
  [
    'adds a key to a flow step',
    's:\n  - { uses: x } # c\n',
    (d) => setKey(d, mapAt(d, ['s', 0]), 'with', 'k: v\nl: [a]'),
    's:\n  - { uses: x, with: { k: v, l: [a] } } # c\n',
  ],
  ['adds a key to a tight flow map', 'w: {a: 1}\n', (d) => setKey(d, mapAt(d, ['w']), 'b', '2'), 'w: {a: 1, b: 2}\n'],
  ['adds a key to an empty flow map', 'w: {}\n', (d) => setKey(d, mapAt(d, ['w']), 'b', '2'), 'w: { b: 2 }\n'],
  [
    'adds a key to a flow map over lines',
    'w: {\n  a: 1, # x\n}\n',
    (d) => setKey(d, mapAt(d, ['w']), 'b', '2'),
    'w: {\n  a: 1, b: 2 # x\n}\n',
  ],
  [
    'adds a key before another',
    'on: push\n\n# all jobs\njobs: {}\n',
    (d) => setKey(d, mapAt(d, []), 'permissions', 'contents: read', { before: 'jobs' }),
    'on: push\n\npermissions:\n  contents: read\n\n# all jobs\njobs: {}\n',
  ],
  [
    'adds a key after another',
    'a: 1\nb: 2\n',
    (d) => setKey(d, mapAt(d, []), 'c', '3', { after: 'a' }),
    'a: 1\nc: 3\nb: 2\n',
  ],
  [
    'adds a key after one with empty lines behind it',
    'a:\n  - x\n\nb: 2\n',
    (d) => setKey(d, mapAt(d, []), 'c', '3', { after: 'a' }),
    'a:\n  - x\n\nc: 3\n\nb: 2\n',
  ],
  [
    'adds a key at the top, below the words about the file',
    '# About this file\na: 1\n',
    (d) => setKey(d, mapAt(d, []), 'c', '3', { first: true }),
    '# About this file\nc: 3\na: 1\n',
  ],
  [
    'adds the first key of a step',
    's:\n  - uses: x\n    if: y\n',
    (d) => setKey(d, mapAt(d, ['s', 0]), 'name', 'n', { first: true }),
    's:\n  - name: n\n    uses: x\n    if: y\n',
  ],
  [
    'adds a key behind a block of text',
    's:\n  - run: |\n      a\n\n      b\n\n  - run: c\n',
    (d) => setKey(d, mapAt(d, ['s', 0]), 'env', 'A: b'),
    's:\n  - run: |\n      a\n\n      b\n    env:\n      A: b\n\n  - run: c\n',
  ],
  [
    'adds a key behind a block that keeps its line ends',
    'a:\n  b: |+\n    x\n\nc: 1\n',
    (d) => setKey(d, mapAt(d, ['a']), 'd', '2'),
    'a:\n  b: |+\n    x\n\n  d: 2\nc: 1\n',
  ],
  ['adds a block of text', 'a: 1\n', (d) => setKey(d, mapAt(d, []), 'b', '|\n  x\n  y'), 'a: 1\nb: |\n  x\n  y\n'],
  ['replaces a value', 'a: 1 # c\nb: 2\n', (d) => setKey(d, mapAt(d, []), 'a', '3'), 'a: 3 # c\nb: 2\n'],
  ['replaces nothing with a value', 'a:\nb: 2\n', (d) => setKey(d, mapAt(d, []), 'a', '3'), 'a: 3\nb: 2\n'],
  [
    'replaces nothing with a block',
    'a: # c\nb: 2\n',
    (d) => setKey(d, mapAt(d, []), 'a', 'x: 1'),
    'a: # c\n  x: 1\nb: 2\n',
  ],
  [
    'replaces a value with a block',
    'p: write-all # c\nb: 2\n',
    (d) => setKey(d, mapAt(d, []), 'p', 'contents: read'),
    'p: # c\n  contents: read\nb: 2\n',
  ],
  [
    'replaces a value without a comment with a block',
    'p: write-all\nb: 2\n',
    (d) => setKey(d, mapAt(d, []), 'p', 'contents: read'),
    'p:\n  contents: read\nb: 2\n',
  ],
  [
    'replaces an empty map with a block',
    'j:\n  p: {}\n  b: 2\n',
    (d) => setKey(d, mapAt(d, ['j']), 'p', 'contents: read'),
    'j:\n  p:\n    contents: read\n  b: 2\n',
  ],
  [
    'replaces a block with a value',
    'p: # c\n  a: 1\n  b: 2\nc: 3\n',
    (d) => setKey(d, mapAt(d, []), 'p', '{}'),
    'p: {} # c\nc: 3\n',
  ],
  [
    'replaces a block with a block',
    'p: # c\n  a: 1\nc: 3\n',
    (d) => setKey(d, mapAt(d, []), 'p', 'b: 2\nd: 4'),
    'p: # c\n  b: 2\n  d: 4\nc: 3\n',
  ],
  [
    'replaces an alias',
    'x: &a { k: 1 }\ny: *a # c\n',
    (d) => setKey(d, mapAt(d, []), 'y', 'z'),
    'x: &a { k: 1 }\ny: z # c\n',
  ],
  ['keeps an anchor', 'x: &a 1\ny: *a\n', (d) => setKey(d, mapAt(d, []), 'x', '2'), 'x: &a 2\ny: *a\n'],
  [
    'replaces a value in a flow map',
    'w: { a: 1, b: 2 }\n',
    (d) => setKey(d, mapAt(d, ['w']), 'a', 'x: 1\ny: 2'),
    'w: { a: { x: 1, y: 2 }, b: 2 }\n',
  ],
  [
    'removes a key',
    'a: 1\n# about b\nb: 2 # two\nc: 3\n',
    (d) => removeKey(d, mapAt(d, []), 'b'),
    'a: 1\n# about b\nc: 3\n',
  ],
  ['removes a block', 'a: 1\nb:\n  - x\n  - y\nc: 3\n', (d) => removeKey(d, mapAt(d, []), 'b'), 'a: 1\nc: 3\n'],
  [
    'removes the first key of a step',
    's:\n  - name: n\n    uses: x\n',
    (d) => removeKey(d, mapAt(d, ['s', 0]), 'name'),
    's:\n  - uses: x\n',
  ],
  [
    'removes the only key of a map',
    'a:\n  b: 1\nc: 2\n',
    (d) => removeKey(d, mapAt(d, ['a']), 'b'),
    'a:\n  {}\nc: 2\n',
  ],
  [
    'removes the last key of a file without a final line end',
    'a: 1\nb: 2',
    (d) => removeKey(d, mapAt(d, []), 'b'),
    'a: 1',
  ],
  ['removes a key of a flow map', 'w: { a: 1, b: 2 }\n', (d) => removeKey(d, mapAt(d, ['w']), 'a'), 'w: { b: 2 }\n'],
  [
    'removes the last key of a flow map',
    'w: { a: 1, b: 2 }\n',
    (d) => removeKey(d, mapAt(d, ['w']), 'b'),
    'w: { a: 1 }\n',
  ],
  [
    'adds an item at the end',
    's:\n  - a # x\n  - b\nt: 1\n',
    (d) => insertItem(d, listAt(d, ['s']), 'c: 1\nd: 2', 2),
    's:\n  - a # x\n  - b\n  - c: 1\n    d: 2\nt: 1\n',
  ],
  ['adds an item in front', 's:\n- a\n- b\n', (d) => insertItem(d, listAt(d, ['s']), 'c', 0), 's:\n- c\n- a\n- b\n'],
  [
    'adds an item between others, above their comment',
    's:\n  - a\n  # about b\n  - b: 1\n',
    (d) => insertItem(d, listAt(d, ['s']), 'c', 1),
    's:\n  - a\n  - c\n  # about b\n  - b: 1\n',
  ],
  ['adds an item to an empty list', 's: []\n', (d) => insertItem(d, listAt(d, ['s']), 'c', 0), 's: [c]\n'],
  ['adds an item to a flow list', 's: [a, b]\n', (d) => insertItem(d, listAt(d, ['s']), 'c', 1), 's: [a, c, b]\n'],
  [
    'removes an item',
    's:\n  - a\n  - b: 1\n    c: 2\n  - d\n',
    (d) => removeItem(d, listAt(d, ['s']), 1),
    's:\n  - a\n  - d\n',
  ],
  ['removes the only item', 's:\n  - a # x\n', (d) => removeItem(d, listAt(d, ['s']), 0), 's:\n  [] # x\n'],
  ['removes an item of a flow list', 's: [a, b, c]\n', (d) => removeItem(d, listAt(d, ['s']), 1), 's: [a, c]\n'],
  [
    'adds a key above another',
    'j:\n  # about a\n  a: 1\n',
    (d) => insertKeyAbove(d, mapAt(d, ['j']).pairs[0] ?? fail(), 'z', '0'),
    'j:\n  z: 0\n  # about a\n  a: 1\n',
  ],
];

function fail(): never {
  throw new Error('nothing there');
}

test.each(cases)('%s', (_name, before, make, after) => {
  expect(change(before, make)).toBe(after);
});

test('finds the step of indentation in the file', () => {
  expect(indentStepOf(readDocument('a.yml', 'workflow', 'a:\n    b: 1\n'))).toBe(4);
  expect(indentStepOf(readDocument('a.yml', 'workflow', 'a: 1\n'))).toBe(2);
});
