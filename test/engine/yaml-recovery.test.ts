import { describe, expect, test } from 'vitest';
import { readYaml } from '../../rules/engine/read/yaml.ts';
import type { Node } from '../../rules/engine/tree.ts';

/** A node as plain data; `null` where a key has no value that can be read. */
function data(node: Node | undefined): unknown {
  if (!node) return null;
  if (node.kind === 'scalar') return node.value;
  if (node.kind === 'list') return node.items.map(data);
  return Object.fromEntries(node.pairs.map((pair) => [pair.key.value, data(pair.value)]));
}

function gaps(text: string): readonly string[] {
  return readYaml(text).gaps.map((gap) => text.slice(gap.span.start, gap.span.end));
}

/** A workflow of two jobs with these lines as its second step. */
function workflow(step: string): string {
  return `on: push\njobs:\n  a:\n    runs-on: x\n    steps:\n      - uses: one\n${step}      - uses: three\n        with:\n          k: v\n  b:\n    runs-on: y\n`;
}

/** What is left of the second step; everything else must be whole. */
function second(step: string): unknown {
  const text = workflow(step);
  const steps = (rest: readonly unknown[]) => [
    {
      on: 'push',
      jobs: {
        a: { 'runs-on': 'x', steps: [{ uses: 'one' }, ...rest, { uses: 'three', with: { k: 'v' } }] },
        b: { 'runs-on': 'y' },
      },
    },
  ];
  const roots = readYaml(text).roots.map(data);
  const read = roots[0] as { jobs: { a: { steps: unknown[] } } };
  const rest = read.jobs.a.steps.slice(1, -1);
  expect(roots).toEqual(steps(rest));
  return rest.length === 0 ? 'nothing' : rest.length === 1 ? rest[0] : rest;
}

const broken: readonly [name: string, step: string, left: unknown, gap: string | undefined][] = [
  ['double quotes never closed', '      - run: "echo\n', { run: null }, '"echo'],
  ['single quotes never closed', "      - run: 'echo\n        name: hi\n", { run: null, name: 'hi' }, "'echo"],
  [
    'quotes closed by those of another line',
    '      - run: "echo\n        name: "hi"\n',
    { run: null, name: 'hi' },
    '"echo',
  ],
  [
    'quotes around an expression never closed',
    '      - run: "${{ x }}\n        env:\n          A: "b"\n',
    { run: null, env: { A: 'b' } },
    '"${{ x }}',
  ],
  ['text behind quotes', '      - name: "a" b\n        run: x\n', { name: null, run: 'x' }, '"a" b'],
  [
    'a first key without a colon',
    '      - uses two\n        with:\n          a: b\n',
    { with: { a: 'b' } },
    'uses two',
  ],
  ['a key that is being typed at the end', '      - uses: two\n        wit\n', { uses: 'two' }, 'wit'],
  [
    'a key that is being typed between others',
    '      - uses: two\n        wit\n        name: x\n',
    { uses: 'two', name: 'x' },
    'wit',
  ],
  ['a colon without a space', '      - uses:two\n        with:\n          a: b\n', { with: { a: 'b' } }, 'uses:two'],
  [
    'an entry one space short',
    '      - uses: two\n        with:\n          a: b\n         c: d\n',
    { uses: 'two', with: { a: 'b' } },
    'c: d',
  ],
  ['an entry one space short of its step', '      - uses: two\n       name: foo\n', { uses: 'two' }, 'name: foo'],
  ['an entry too far in', '      - uses: two\n          with: x\n', { uses: 'two' }, 'with: x'],
  ['a step too far in', '       - uses: two\n', 'nothing', '- uses: two'],
  ['a step too far out', '     - uses: two\n', 'nothing', '- uses: two'],
  ['a dash without a space', '      -uses: two\n', 'nothing', '-uses: two'],
  ['tabs as indentation', '      - uses: two\n\t\twith:\n\t\t\ta: b\n', { uses: 'two' }, '\t\twith:\n\t\t\ta: b'],
  ['a step behind tabs', '\t\t\t- uses: two\n', 'nothing', '\t\t\t- uses: two'],
  ['two colons on a line', '      - uses: a: b\n        name: n\n', { uses: null, name: 'n' }, 'a: b'],
  ['a brace never closed', '      - uses: two\n        with: {a: b\n', { uses: 'two', with: null }, '{a: b'],
  [
    'a bracket never closed',
    '      - uses: two\n        x: [a, b\n        name: n\n',
    { uses: 'two', x: null, name: 'n' },
    '[a, b',
  ],
  ['expressions in a flow list', '      - run: [${{ x }}, b]\n', { run: null }, '[${{ x }}, b]'],
  ['a brace where an item should be', '      }\n', 'nothing', '}'],
  ['a brace where a key should be', '      - uses: two\n        }\n', { uses: 'two' }, '}'],
  ['a value that starts with @', '      - uses: @foo\n        name: n\n', { uses: null, name: 'n' }, '@foo'],
  ['a value that starts with a backtick', '      - run: `x`\n        name: n\n', { run: null, name: 'n' }, '`x`'],
  ['a value that starts with %', '      - run: %x\n        name: n\n', { run: null, name: 'n' }, '%x'],
  ['a backslash that means nothing', '      - run: "a\\d"\n        name: n\n', { run: null, name: 'n' }, '"a\\d"'],
  [
    'a line that falls out of a block of text',
    '      - run: |\n           one\n          two\n        name: n\n',
    { run: null, name: 'n' },
    '|\n           one\n          two',
  ],
  [
    'both sides of a merge conflict',
    '<<<<<<< HEAD\n      - uses: two\n=======\n      - uses: other\n>>>>>>> b\n',
    'nothing',
    '<<<<<<< HEAD\n      - uses: two\n=======\n      - uses: other\n>>>>>>> b',
  ],
  ['a marker of a merge conflict alone', '<<<<<<< HEAD\n      - uses: two\n', { uses: 'two' }, '<<<<<<< HEAD'],
  ['an alias of nothing', '      - run: *x\n', { run: null }, '*x'],
  ['an anchor without a name', '      - uses: &\n', { uses: null }, '&'],
  [
    'two mistakes',
    '      - name: foo: bar\n        run: "a" b\n        if: c\n',
    { name: null, run: null, if: 'c' },
    'foo: bar',
  ],
  [
    'an expression that is being typed',
    '      - run: ${{ \n        if: ${{ github.\n',
    { run: '${{', if: '${{ github.' },
    undefined,
  ],
  ['a step that is being typed', '      - \n', '', undefined],
];

describe('a broken step costs that step only', () => {
  test.each(broken)('%s', (_name, step, left, gap) => {
    expect(second(step)).toEqual(left);
    expect(gaps(workflow(step))[0]).toBe(gap);
  });

  test.each(broken)('%s, with CRLF', (_name, step, left) => {
    const roots = readYaml(workflow(step).replaceAll('\n', '\r\n')).roots.map(data);
    expect(roots).toEqual(
      readYaml(workflow(step))
        .roots.map(data)
        .map((root) => JSON.parse(JSON.stringify(root).replaceAll('\r', ''))),
    );
    expect(left).toBeDefined();
  });

  test.each(broken)('the step is seen to be incomplete: %s', (_name, step, left, gap) => {
    if (gap === undefined || typeof left !== 'object' || gap.startsWith('<')) return;
    const text = workflow(step);
    const tree = readYaml(text);
    const start = text.indexOf(step) + 8;
    const node = stepAt(tree.roots[0], start);
    const found = tree.gaps[0];
    if (found) expect(node && node.span.start <= found.span.start && found.span.end <= node.span.end).toBe(true);
  });
});

function stepAt(node: Node | undefined, start: number): Node | undefined {
  if (!node || node.kind === 'scalar') return undefined;
  if (node.kind === 'map' && node.span.start === start) return node;
  const inside = node.kind === 'list' ? node.items : node.pairs.flatMap((pair) => pair.value ?? []);
  for (const below of inside) {
    const found = stepAt(below, start);
    if (found) return found;
  }
  return undefined;
}

test('a key at the top that is being typed leaves the keys above it', () => {
  expect(readYaml('on: push\npermi').roots.map(data)).toEqual([{ on: 'push' }]);
});

test('quotes never closed at the top leave the keys below them', () => {
  expect(readYaml('name: "x\non: push\njobs: {}\n').roots.map(data)).toEqual([{ name: null, on: 'push', jobs: {} }]);
});

test('a file indented with tabs alone is read, with a gap', () => {
  const tree = readYaml('on: push\njobs:\n\ta:\n\t\tsteps:\n\t\t\t- uses: x\n');
  expect(tree.roots.map(data)).toEqual([{ on: 'push', jobs: { a: { steps: [{ uses: 'x' }] } } }]);
  expect(tree.gaps).toHaveLength(1);
});

test.each(['}}}}{{{{\n]]]]:::: @@@@', '%%%\n\0\0\n"', ']', '@', '{', '"'])(
  'garbage gives no root and one gap: %j',
  (text) => {
    const tree = readYaml(text);
    expect(tree.roots).toEqual([]);
    expect(tree.gaps).toHaveLength(1);
  },
);

test.each(['', '\n', '# only a comment\n', '---\n', '\uFEFF'])('nothing gives no root and no gap: %j', (text) => {
  expect(readYaml(text)).toMatchObject({ roots: [], gaps: [] });
});

test('a key that stands twice is kept twice, without a gap', () => {
  const tree = readYaml('a: 1\na: 2\n');
  expect(tree.gaps).toEqual([]);
  expect(tree.roots[0]?.kind === 'map' && tree.roots[0].pairs).toHaveLength(2);
});

test('a text cut off anywhere keeps the jobs above the cut', () => {
  const text = workflow('      - uses: "two"\n        with: { a: [b] }\n        run: |\n          echo "hi\n');
  const start = text.indexOf('  b:');
  for (let end = start; end <= text.length; end++) {
    const root = data(readYaml(text.slice(0, end)).roots[0]) as { jobs?: { a?: { steps?: unknown[] } } };
    expect(root.jobs?.a?.steps).toHaveLength(3);
  }
  for (let end = 0; end <= text.length; end++) {
    const tree = readYaml(text.slice(0, end));
    for (const gap of tree.gaps) expect(gap.span.end).toBeLessThanOrEqual(end);
  }
});

const hostile: readonly [name: string, text: string][] = [
  ['brackets', '['.repeat(200_000)],
  ['braces', '{"a":'.repeat(40_000)],
  ['dashes', '- '.repeat(100_000)],
  ['quotes', '"\n'.repeat(100_000)],
  ['open values', "a: '\n".repeat(40_000)],
  ['bad values', 'a: @b\n'.repeat(40_000)],
  ['flow lists', '[[a]]\n'.repeat(40_000)],
  ['conflict markers', '<<<<<<< a\n'.repeat(20_000)],
  ['one long line', 'a'.repeat(200_000)],
  ['stairs', [...Array(600).keys()].map((column) => `${' '.repeat(column)}a:`).join('\n')],
  ['broken stairs', `${[...Array(600).keys()].map((column) => `${' '.repeat(column)}a:`).join('\n')}\n @`],
];

test.each(hostile)('a hostile text is survived: %s', (_name, text) => {
  const tree = readYaml(text);
  for (const gap of tree.gaps) expect(gap.span.end).toBeLessThanOrEqual(text.length);
});
