import { describe, expect, test } from 'vitest';
import { type Document, readDocument } from '../../rules/engine/document.ts';
import { applyEdits, eolOf, selectCompatible } from '../../rules/engine/edit/apply.ts';
import { removeIniKey, setIniKey } from '../../rules/engine/edit/ini.ts';
import { removeJsonValue, replaceInJsonString, replaceJsonString, setJsonValue } from '../../rules/engine/edit/json.ts';
import { appendLine, insertLineAbove, removeLine, replaceInLine } from '../../rules/engine/edit/lines.ts';
import {
  removeTomlItem,
  removeTomlKey,
  removeTomlTable,
  replaceTomlString,
  setTomlKey,
  setTomlKeyIn,
} from '../../rules/engine/edit/toml.ts';
import type { TextEdit } from '../../rules/engine/finding.ts';
import type { Kind } from '../../rules/engine/kinds.ts';
import { itemsAt, type MapNode, type Node, type ScalarNode, scalarAt, valueAt } from '../../rules/engine/tree.ts';

type Change = (document: Document) => readonly TextEdit[];
type Case = readonly [name: string, before: string, make: Change, after: string];

function prove(kind: Kind, cases: readonly Case[]): void {
  test.each(cases)('%s', (_name, before, make, after) => {
    const document = readDocument('file', kind, before);
    expect(applyEdits(before, make(document))).toBe(after);
  });
}

function scalar(document: Document, ...keys: readonly string[]): ScalarNode {
  return scalarAt(document.root, ...keys) ?? fail();
}

function line(document: Document, index: number): ScalarNode {
  const item = document.root?.kind === 'list' ? document.root.items[index] : undefined;
  return item?.kind === 'scalar' ? item : fail();
}

function map(node: Node | undefined): MapNode {
  return node?.kind === 'map' ? node : fail();
}

function fail(): never {
  throw new Error('nothing there');
}

describe('JSON', () =>
  prove('package-json', [
    [
      'sets a value',
      '{\n    "a": 1, // one\n    "b": 2\n}\n',
      (d) => setJsonValue(d, ['a'], 3),
      '{\n    "a": 3, // one\n    "b": 2\n}\n',
    ],
    [
      'adds a key in the indentation of the file',
      '{\r\n\t"a": 1\r\n}\r\n',
      (d) => setJsonValue(d, ['b', 'c'], true),
      '{\r\n\t"a": 1,\r\n\t"b": {\r\n\t\t"c": true\r\n\t}\r\n}\r\n',
    ],
    ['removes a key', '{\n  "a": 1,\n  "b": 2\n}', (d) => removeJsonValue(d, ['a']), '{\n  "b": 2\n}'],
    ['replaces a string', '{"a": "x"}', (d) => replaceJsonString(d, scalar(d, 'a'), 'y"'), '{"a": "y\\""}'],
    [
      'replaces a part of a string',
      '{"a": "x\\ny"}',
      (d) => replaceInJsonString(d, scalar(d, 'a'), 1, 2, '-'),
      '{"a": "x-y"}',
    ],
    ['leaves alone what is no JSON', 'nonsense', (d) => setJsonValue(d, ['a'], 1), 'nonsense'],
  ]));

describe('TOML', () =>
  prove('pyproject', [
    ['sets a value', '[t]\na = "x" # c\n', (d) => setTomlKey(d, ['t'], 'a', '"y"'), '[t]\na = "y" # c\n'],
    [
      'adds a key to a table',
      '[t]\na = 1 # c\n\n# about u\n[u]\nb = 2\n',
      (d) => setTomlKey(d, ['t'], 'c', '3'),
      '[t]\na = 1 # c\nc = 3\n\n# about u\n[u]\nb = 2\n',
    ],
    [
      'adds a key to a table that has tables below it',
      '[t]\na = 1\n[t.u]\nb = 2\n',
      (d) => setTomlKey(d, ['t'], 'c', '3'),
      '[t]\na = 1\nc = 3\n[t.u]\nb = 2\n',
    ],
    ['adds a key to an empty table', '[t]\n[u]\n', (d) => setTomlKey(d, ['t'], 'c', '3'), '[t]\nc = 3\n[u]\n'],
    [
      'adds a table',
      'a = 1\n',
      (d) => setTomlKey(d, ['tool', 'uv'], 'exclude-newer', '"7 days"'),
      'a = 1\n\n[tool.uv]\nexclude-newer = "7 days"\n',
    ],
    [
      'adds a table that is only implied',
      '[tool.uv.x]\na = 1\n',
      (d) => setTomlKey(d, ['tool', 'uv'], 'b', '2'),
      '[tool.uv.x]\na = 1\n\n[tool.uv]\nb = 2\n',
    ],
    ['adds a key at the top', '# c\n[t]\na = 1\n', (d) => setTomlKey(d, [], 'b', '2'), '# c\nb = 2\n\n[t]\na = 1\n'],
    [
      'adds a key at the top, behind others',
      'a = 1\n\n[t]\n',
      (d) => setTomlKey(d, [], 'b', '2'),
      'a = 1\nb = 2\n\n[t]\n',
    ],
    ['adds a key to an empty file', '', (d) => setTomlKey(d, [], 'b', '2'), 'b = 2\n'],
    [
      'adds a key to an inline table',
      't = { a = 1 }\n',
      (d) => setTomlKey(d, ['t'], 'b', '2'),
      't = { a = 1, b = 2 }\n',
    ],
    [
      'adds a key to one table of several',
      '[[i]]\na = 1\n[[i]]\na = 2\n',
      (d) => setTomlKeyIn(d, map(itemsAt(d.root, 'i')[0]), 'b', '2'),
      '[[i]]\na = 1\nb = 2\n[[i]]\na = 2\n',
    ],
    [
      'removes a key',
      '[t]\n# about a\na = 1 # c\nb = 2\n',
      (d) => removeTomlKey(d, ['t'], 'a'),
      '[t]\n# about a\nb = 2\n',
    ],
    [
      'removes a table of several',
      '[[i]]\na = 1\n[[i]]\na = 2\n',
      (d) => removeTomlTable(d, map(itemsAt(d.root, 'i')[0])),
      '[[i]]\na = 2\n',
    ],
    ['removes an item', 'a = ["x", "y"]\n', (d) => removeTomlItem(d, valueAt(d.root, 'a') as never, 0), 'a = ["y"]\n'],
    ['keeps single quotes', "a = 'x'\n", (d) => replaceTomlString(d, scalar(d, 'a'), 'y\\z'), "a = 'y\\z'\n"],
    ['keeps CRLF', '[t]\r\na = 1\r\n', (d) => setTomlKey(d, ['t'], 'b', '2'), '[t]\r\na = 1\r\nb = 2\r\n'],
  ]));

describe('INI', () => {
  prove('npmrc', [
    ['sets a value', 'a=1 ; c\nb=2\n', (d) => setIniKey(d, null, 'a', '3'), 'a=3 ; c\nb=2\n'],
    ['adds a key', 'a=1', (d) => setIniKey(d, null, 'b', '2'), 'a=1\nb=2'],
    ['adds a key to an empty file', '', (d) => setIniKey(d, null, 'b', '2'), 'b=2\n'],
    ['adds a key to a file of comments', '; c\n', (d) => setIniKey(d, null, 'b', '2'), '; c\nb=2\n'],
    [
      'adds a key as its neighbours are written',
      'a = 1\r\n',
      (d) => setIniKey(d, null, 'b', '2'),
      'a = 1\r\nb = 2\r\n',
    ],
    ['removes a key', 'a=1\n; about b\nb=2 ; c\n', (d) => removeIniKey(d, null, 'b'), 'a=1\n; about b\n'],
  ]);
  prove('pip-config', [
    [
      'adds a key to a section',
      '[global]\na = 1\n\n[install]\nb = 2\n',
      (d) => setIniKey(d, 'global', 'c', '3'),
      '[global]\na = 1\nc = 3\n\n[install]\nb = 2\n',
    ],
    [
      'adds a section',
      '[global]\na = 1\n',
      (d) => setIniKey(d, 'install', 'c', '3'),
      '[global]\na = 1\n\n[install]\nc = 3\n',
    ],
    [
      'removes a value over several lines',
      '[global]\na =\n  x\n  y\nb = 1\n',
      (d) => removeIniKey(d, 'global', 'a'),
      '[global]\nb = 1\n',
    ],
  ]);
});

describe('lines', () =>
  prove('requirements', [
    [
      'replaces a part of a line',
      '--index-url http://x # c\n',
      (d) => replaceInLine(d, line(d, 0), 12, 16, 'https'),
      '--index-url https://x # c\n',
    ],
    ['removes a line that goes on', 'a\nb \\\n  --hash=x # c\nd\n', (d) => removeLine(d, line(d, 1)), 'a\nd\n'],
    ['removes the last line', 'a\nb', (d) => removeLine(d, line(d, 1)), 'a'],
    ['adds a line', 'a\r\n', (d) => appendLine(d, 'b'), 'a\r\nb\r\n'],
    ['adds a line above', 'a\nb\n', (d) => insertLineAbove(d, line(d, 1), 'x'), 'a\nx\nb\n'],
  ]));

const at = (start: number, end: number, text: string): TextEdit => ({ path: 'f', span: { start, end }, text });

test('edits at one place keep their order', () =>
  expect(applyEdits('ab', [at(1, 1, 'x'), at(1, 1, 'y'), at(0, 0, 'z')])).toBe('zaxyb'));
test('an edit that overlaps another is left out', () =>
  expect(applyEdits('abcd', [at(0, 2, 'x'), at(1, 3, 'y'), at(3, 4, 'z')])).toBe('xcz'));
test('line ends become those of the file', () =>
  expect(applyEdits('a\r\nb\r\n', [at(3, 3, 'x\ny\n')])).toBe('a\r\nx\r\ny\r\nb\r\n'));
test('the line end of a file is that of its first line', () =>
  expect([eolOf('a\r\nb\n'), eolOf('a\n'), eolOf('a')]).toEqual(['\r\n', '\n', '\n']));
test('a fix that overlaps an earlier one is left out as a whole', () => {
  const fixes = [
    { edits: [at(0, 2, 'a')] },
    { edits: [at(1, 3, 'b'), at(8, 9, 'c')] },
    { edits: [at(8, 9, 'd')] },
    { edits: [at(8, 8, 'e')] },
  ];
  expect(selectCompatible(fixes)).toEqual([fixes[0], fixes[2]]);
});
