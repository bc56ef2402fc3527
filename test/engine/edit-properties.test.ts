import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Document, readDocument } from '../../rules/engine/document.ts';
import { applyEdits } from '../../rules/engine/edit/apply.ts';
import { insertItem, removeItem, removeKey, setKey } from '../../rules/engine/edit/yaml.ts';
import { replaceInScalar, replaceScalar } from '../../rules/engine/edit/yaml-scalar.ts';
import { plainOrQuoted } from '../../rules/engine/edit/yaml-text.ts';
import type { TextEdit } from '../../rules/engine/finding.ts';
import type { ListNode, MapNode, Node, ScalarNode } from '../../rules/engine/tree.ts';
import { texts } from './yaml-texts.ts';

/** Plain data, with lists of pairs for maps, so that order counts. */
function data(node: Node | undefined): unknown {
  if (!node) return null;
  if (node.kind === 'scalar') return node.value;
  return node.kind === 'list'
    ? node.items.map(data)
    : { pairs: node.pairs.map((pair) => [pair.key.value, data(pair.value)]) };
}

function comments(document: Document): readonly string[] {
  return document.tree.comments.map((span) => document.text.slice(span.start, span.end));
}

const loneSurrogate = /\p{Cs}/u;

function read(text: string): Document {
  return readDocument('.github/workflows/ci.yml', 'workflow', text);
}

/** All nodes of one kind, in order, with a way to say what the data is with one of them changed. */
function nodesIn<K extends Node['kind']>(node: Node | undefined, kind: K): readonly Extract<Node, { kind: K }>[] {
  if (!node) return [];
  const below =
    node.kind === 'list' ? node.items : node.kind === 'map' ? node.pairs.flatMap((pair) => pair.value ?? []) : [];
  return [...(isKind(node, kind) ? [node] : []), ...below.flatMap((inner) => nodesIn(inner, kind))];
}

function isKind<K extends Node['kind']>(node: Node, kind: K): node is Extract<Node, { kind: K }> {
  return node.kind === kind;
}

/** The data with one node replaced by something else. */
function dataWith(node: Node | undefined, target: Node, instead: unknown): unknown {
  if (node === target) return instead;
  if (!node || node.kind === 'scalar') return data(node);
  return node.kind === 'list'
    ? node.items.map((item) => dataWith(item, target, instead))
    : { pairs: node.pairs.map((pair) => [pair.key.value, dataWith(pair.value, target, instead)]) };
}

const values = fc.oneof(
  fc.string({ maxLength: 12 }),
  fc.constantFrom(
    'a: b',
    '# x',
    'x #y',
    '- a',
    '',
    'true',
    '[',
    '"',
    "'",
    'a\nb',
    'a\n',
    ' lead',
    'trail ',
    '@x',
    '*x',
    '%',
    'é😀',
    '\t',
    '?',
    '{{x}}',
    ': ',
    'a\n\nb\n\n',
  ),
);

function prove(document: Document, edits: readonly TextEdit[], expected: unknown, lost: number): Document {
  const after = read(applyEdits(document.text, edits));
  const why = `${JSON.stringify(document.text)}\n=> ${JSON.stringify(after.text)}`;
  expect(after.tree.gaps, why).toEqual([]);
  expect(data(after.root), why).toEqual(expected);
  if (lost === 0) expect(comments(after), why).toEqual(comments(document));
  expect(/(?<!\r)\n/.test(after.text) && document.text.includes('\r\n'), why).toBe(false);
  return after;
}

test('a scalar that is replaced has its new value, and nothing else changed', () => {
  fc.assert(
    fc.property(texts, fc.nat(), values, (text, pick, value) => {
      const document = read(text);
      const scalars = nodesIn(document.root, 'scalar');
      const scalar = scalars[pick % Math.max(1, scalars.length)];
      if (!scalar || value.includes('\r')) return;
      prove(document, replaceScalar(document, scalar, value), dataWith(document.root, scalar, value), 0);
    }),
    { numRuns: 800 },
  );
});

test('a part of a scalar that is replaced changes that part only', () => {
  fc.assert(
    fc.property(texts, fc.nat(), fc.nat(), fc.nat(), values, (text, pick, from, to, value) => {
      const document = read(text);
      const scalars: readonly ScalarNode[] = nodesIn(document.root, 'scalar');
      const scalar = scalars[pick % Math.max(1, scalars.length)];
      if (!scalar || value.includes('\r') || scalar.value === '') return;
      const [start = 0, end = 0] = [from % (scalar.value.length + 1), to % (scalar.value.length + 1)].sort(
        (a, b) => a - b,
      );
      const expected = scalar.value.slice(0, start) + value + scalar.value.slice(end);
      if (loneSurrogate.test(expected)) return;
      prove(
        document,
        replaceInScalar(document, scalar, start, end, value),
        dataWith(document.root, scalar, expected),
        0,
      );
    }),
    { numRuns: 800 },
  );
});

const written = fc.constantFrom<readonly [string, unknown]>(
  ['x', 'x'],
  [
    'y: 1\nz: w',
    {
      pairs: [
        ['y', '1'],
        ['z', 'w'],
      ],
    },
  ],
  ['- p\n- q: r', ['p', { pairs: [['q', 'r']] }]],
  ['{}', { pairs: [] }],
  ['k:\n  l: m', { pairs: [['k', { pairs: [['l', 'm']] }]] }],
);

test('a key that is set has its value, and nothing else changed', () => {
  fc.assert(
    fc.property(
      texts,
      fc.nat(),
      fc.nat(),
      written,
      fc.constantFrom('end', 'first', 'before', 'after', 'known'),
      (text, pick, other, [valueText, value], place) => {
        const document = read(text);
        const maps: readonly MapNode[] = nodesIn(document.root, 'map');
        const map = maps[pick % Math.max(1, maps.length)];
        if (!map) return;
        const pairs = map.pairs.map((pair) => [pair.key.value, data(pair.value)] as const);
        const at = other % Math.max(1, pairs.length);
        const named = pairs[at]?.[0] ?? '';
        if (place === 'known') {
          if (pairs.length === 0) return;
          const known = map.pairs[at]?.span ?? map.span;
          const isBelow = document.text.slice(known.start, known.end).includes('\n');
          const end = isBelow ? `${document.text}\n`.indexOf('\n', known.end) : known.end;
          const holdsComments = document.tree.comments.some((span) => span.start > known.start && span.start < end);
          const expected = { pairs: pairs.map((pair, index) => (index === at ? [named, value] : [...pair])) };
          prove(
            document,
            setKey(document, map, named, valueText),
            dataWith(document.root, map, expected),
            holdsComments ? 1 : 0,
          );
          return;
        }
        const where =
          place === 'first'
            ? { first: true }
            : place === 'before'
              ? { before: named }
              : place === 'after'
                ? { after: named }
                : {};
        const index =
          pairs.length === 0 || place === 'first'
            ? 0
            : place === 'before'
              ? at
              : place === 'after'
                ? at + 1
                : pairs.length;
        const expected = {
          pairs: [...pairs.slice(0, index), ['new', value], ...pairs.slice(index)].map((pair) => [...pair]),
        };
        const after = prove(
          document,
          setKey(document, map, 'new', valueText, where),
          dataWith(document.root, map, expected),
          0,
        );
        if (!map.flow)
          for (const line of document.text.split(/\r?\n/))
            expect(after.text).toContain(line.replace(/^(\s*- ).*/, '$1'));
      },
    ),
    { numRuns: 800 },
  );
});

test('a key that is removed is gone, and nothing else changed', () => {
  fc.assert(
    fc.property(texts, fc.nat(), fc.nat(), (text, pick, other) => {
      const document = read(text);
      const maps: readonly MapNode[] = nodesIn(document.root, 'map').filter((map) => map.pairs.length > 0);
      const map = maps[pick % Math.max(1, maps.length)];
      const pair = map?.pairs[other % map.pairs.length];
      if (!map || !pair || text.includes('|+') || (map === document.root && map.pairs.length === 1)) return;
      const expected = { pairs: map.pairs.filter((it) => it !== pair).map((it) => [it.key.value, data(it.value)]) };
      prove(document, removeKey(document, map, pair.key.value), dataWith(document.root, map, expected), 1);
    }),
    { numRuns: 800 },
  );
});

test('an item that is added or removed leaves the others alone', () => {
  fc.assert(
    fc.property(texts, fc.nat(), fc.nat(), written, fc.boolean(), (text, pick, other, [itemText, value], isAdded) => {
      const document = read(text);
      const lists: readonly ListNode[] = nodesIn(document.root, 'list');
      const list = lists[pick % Math.max(1, lists.length)];
      if (!list || (text.includes('|+') && !isAdded) || (list.items.length === 0 && !isAdded)) return;
      const items = list.items.map(data);
      const index = other % (isAdded ? items.length + 1 : items.length);
      if (isAdded)
        prove(
          document,
          insertItem(document, list, itemText, index),
          dataWith(document.root, list, items.toSpliced(index, 0, value)),
          0,
        );
      else
        prove(document, removeItem(document, list, index), dataWith(document.root, list, items.toSpliced(index, 1)), 1);
    }),
    { numRuns: 800 },
  );
});

test('any text reads back as itself', () => {
  fc.assert(
    fc.property(fc.oneof(values, fc.string({ unit: 'binary' })), (value) => {
      if (loneSurrogate.test(value)) return;
      const root = read(`k: ${plainOrQuoted(value)}\n`).root;
      const node = root?.kind === 'map' ? root.pairs[0]?.value : undefined;
      expect(node?.kind === 'scalar' && node.typed).toBe(value);
    }),
    { numRuns: 800 },
  );
});
