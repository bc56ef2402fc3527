import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readIni } from '../../rules/engine/read/ini.ts';
import { readJson } from '../../rules/engine/read/json.ts';
import { readLines } from '../../rules/engine/read/lines.ts';
import { readToml } from '../../rules/engine/read/toml.ts';
import { readYaml } from '../../rules/engine/read/yaml.ts';
import { type Node, scalarsIn, sourceOf, type Tree, valueAt } from '../../rules/engine/tree.ts';

function data(node: Node | undefined): unknown {
  if (!node) return null;
  if (node.kind === 'scalar') return node.typed;
  if (node.kind === 'list') return node.items.map(data);
  return Object.fromEntries(node.pairs.map((pair) => [pair.key.value, data(pair.value)]));
}

function gaps(text: string, tree: Tree): readonly string[] {
  return tree.gaps.map((gap) => text.slice(gap.span.start, gap.span.end));
}

function comments(text: string, tree: Tree): readonly string[] {
  return tree.comments.map((span) => text.slice(span.start, span.end));
}

function sources(text: string, node: Node | undefined): readonly string[] {
  if (node?.kind !== 'scalar') return [];
  return [...Array(node.value.length).keys()].map((offset) => {
    const { start, end } = sourceOf(node, offset, offset + 1);
    return text.slice(start, end);
  });
}

describe('JSON', () => {
  test('is read with comments and trailing commas', () => {
    const text = '\uFEFF{\n  // one\n  "a": [1, true, null, "x",], /* two */\n  "b": {},\n}\n';
    const tree = readJson(text);
    expect(data(tree.roots[0])).toEqual({ a: [1, true, null, 'x'], b: {} });
    expect(comments(text, tree)).toEqual(['// one', '/* two */']);
    expect(tree.gaps).toEqual([]);
  });
  test.each([
    ['a value that is missing', '{"a": , "b": 2}', { a: null, b: 2 }],
    ['a comma that is missing', '{"a": 1 "b": 2}', { a: 1, b: 2 }],
    ['a brace that is never closed', '{"a": {"b": 2', { a: { b: 2 } }],
    ['a string that is never closed', '{"a": "x\n, "b": 2}', { a: 'x', b: 2 }],
    ['a bare word', '{"a": x, "b": 2}', { a: null, b: 2 }],
  ])('keeps the rest beside %s', (_name, text, expected) => {
    const tree = readJson(text);
    expect(data(tree.roots[0])).toEqual(expected);
    expect(tree.gaps.length).toBeGreaterThan(0);
  });
  test('escapes stand where they start', () => {
    const text = '{"a": "x\\n\\u0041y"}';
    expect(sources(text, valueAt(readJson(text).roots[0], 'a'))).toEqual(['x', '\\', '\\', 'y']);
  });
  test('deep nesting is a gap', () => expect(readJson('['.repeat(100_000))).toMatchObject({ roots: [], gaps: [{}] }));
});

describe('TOML', () => {
  test('becomes nested maps, however it is written', () => {
    const text =
      '# top\nx.y = 1 # t\n[a.b]\nk = "v"\nl = [1, 2,\n 3]\n[[c]]\nz = {p = true, q.r = 2024-01-01}\n[[c]]\nw = 1.5\n[a]\nm = "n"\n[c.d]\ne = 1\n';
    const tree = readToml(text);
    expect(data(tree.roots[0])).toEqual({
      x: { y: 1 },
      a: { b: { k: 'v', l: [1, 2, 3] }, m: 'n' },
      c: [{ z: { p: true, q: { r: '2024-01-01' } } }, { w: 1.5, d: { e: 1 } }],
    });
    expect(comments(text, tree)).toEqual(['# top', '# t']);
  });
  test('a table goes from its header to its last entry', () => {
    const text = 'a = 1\n\n[tool.uv]\nb = 2\nc = 3 # x\n\n[other]\n';
    const node = valueAt(readToml(text).roots[0], 'tool', 'uv');
    expect(text.slice(node?.span.start, node?.span.end)).toBe('[tool.uv]\nb = 2\nc = 3');
  });
  test.each([
    ['a value', 'a = 1\nb = \n[t]\nc = "x"\r\nd = 2\n', { a: 1, t: { c: 'x', d: 2 } }, ['b =']],
    ['an equals sign', 'a = 1\nb\nc = 2\n', { a: 1, c: 2 }, ['b']],
    ['a quotation mark', 'a = 1\nb = "x\nc = 2\n', { a: 1, c: 2 }, ['b = "x']],
    ['a bracket', 'a = 1\nb = [1,\nc = 2\n[t]\nd = 3\n', { a: 1, c: 2, t: { d: 3 } }, ['b = [1,']],
    ['the bracket of a header', 'a = 1\n[t\nb = 2\n[u]\nc = 3\n', { a: 1, u: { c: 3 } }, ['[t\nb = 2']],
    ['sense', 'a = 1\n???\nc = 2\n', { a: 1, c: 2 }, ['???']],
    ['triple quotes', 'a = 1\n[t]\nb = """x\ny\n', { a: 1, t: {} }, ['b = """x\ny']],
    ['uniqueness', 'a = 1\na = 2\nb = 3\n', { a: 1, b: 3 }, ['a = 2']],
  ])('an entry without %s costs that entry', (_name, text, expected, gap) => {
    const tree = readToml(text);
    expect(data(tree.roots[0])).toEqual(expected);
    expect(gaps(text, tree)).toEqual(gap);
  });
  test('garbage gives no root and one gap', () =>
    expect(readToml('}}}\n{{{\n???\n')).toMatchObject({ roots: [], gaps: [{}] }));
  test('strings stand where they are written', () => {
    const text = 'a = "x\\ty\\U0001F600"\nb = """\nx\\\n   y"""\nc = \'\'\'\nz\'\'\'\n';
    const root = readToml(text).roots[0];
    expect(sources(text, valueAt(root, 'a'))).toEqual(['x', '\\', 'y', '\\', '\\']);
    expect(sources(text, valueAt(root, 'b'))).toEqual(['x', 'y']);
    expect(sources(text, valueAt(root, 'c'))).toEqual(['z']);
  });
  test('deep nesting is survived', () => expect(readToml(`a = ${'['.repeat(100_000)}`).gaps.length).toBeGreaterThan(0));
});

describe('INI', () => {
  test('.npmrc', () => {
    const text =
      '; note\nregistry=https://example.org/ # c\n//example.org/:_authToken=${TOKEN}\n@me:registry = https://example.org/me\nca[]="a"\nfund\n';
    const tree = readIni(text);
    expect(data(tree.roots[0])).toEqual({
      registry: 'https://example.org/',
      '//example.org/:_authToken': '${TOKEN}',
      '@me:registry': 'https://example.org/me',
      'ca[]': 'a',
      fund: null,
    });
    expect(comments(text, tree)).toEqual(['; note', '# c']);
  });
  test('pip.conf', () => {
    const text =
      '[global]\r\nindex-url: https://example.org/?a=b\r\nextra-index-url =\r\n    https://one\r\n    https://two\r\ntimeout = 5\r\n[install]\r\nx=1\r\n';
    const tree = readIni(text);
    expect(data(tree.roots[0])).toEqual({
      global: { 'index-url': 'https://example.org/?a=b', 'extra-index-url': 'https://one\nhttps://two', timeout: '5' },
      install: { x: '1' },
    });
    expect(sources(text, valueAt(tree.roots[0], 'global', 'extra-index-url')).join('')).toBe(
      'https://one\rhttps://two',
    );
  });
  test('a broken header costs its section', () => {
    const text = 'a=1\n[broken\nb=2\n[c]\nd=3\n=4\n';
    const tree = readIni(text);
    expect(data(tree.roots[0])).toEqual({ a: '1', c: { d: '3' } });
    expect(gaps(text, tree)).toEqual(['[broken\nb=2', '=4']);
  });
});

describe('lines', () => {
  test('requirements', () => {
    const text = '# c\n--index-url http://x#frag\r\na==1 \\\n    --hash=x\nb # d\n\n';
    const tree = readLines(text);
    expect(data(tree.roots[0])).toEqual(['--index-url http://x#frag', 'a==1     --hash=x'.replace('     ', ' '), 'b']);
    expect(comments(text, tree)).toEqual(['# c', '# d']);
  });
  test('a line that goes on stands in pieces', () => {
    const text = 'a \\\n  b\n';
    const [line] = [...scalarsIn(readLines(text).roots[0])];
    expect(sources(text, line)).toEqual(['a', ' ', 'b']);
  });
});

test('no reader throws or leaves the text, whatever the text', () => {
  const token = fc.constantFrom(
    'a',
    'b = ',
    '=',
    ': ',
    '\n',
    '[',
    ']',
    '{',
    '}',
    '"',
    "'",
    '"""',
    ',',
    '# c',
    '; d',
    '\\',
    '\\\n',
    '\\u',
    '1',
    '\r\n',
    '\r',
    '😀',
    '[[t]]\n',
    '[t]\n',
    '\uFEFF',
    '//',
    '/*',
    '*/',
    '.',
    ' ',
    '\t',
    '\0',
  );
  fc.assert(
    fc.property(fc.array(token, { maxLength: 30 }), (tokens) => {
      const text = tokens.join('');
      for (const read of [readIni, readJson, readLines, readToml, readYaml]) {
        const tree = read(text);
        const nodes = tree.roots.flatMap((root) => [root, ...scalarsIn(root)]);
        for (const span of [...tree.gaps.map((gap) => gap.span), ...tree.comments, ...nodes.map((node) => node.span)]) {
          if (!(span.start >= 0 && span.start <= span.end && span.end <= text.length))
            throw new Error(`${read.name}: ${JSON.stringify(span)} in ${JSON.stringify(text)}`);
        }
        for (const node of nodes) {
          if (node.kind !== 'scalar' || (read === readYaml && tree.gaps.length > 0)) continue;
          for (let offset = 0; offset < node.value.length; offset++) {
            const { start, end } = sourceOf(node, offset, offset + 1);
            const source = text.slice(start, end);
            const isSame =
              source === node.value[offset] ||
              source === '\\' ||
              /\s|'/.test(source) ||
              end > text.length ||
              node.value[offset] === '\uFFFD';
            if (!isSame) throw new Error(`${read.name}: ${JSON.stringify(node)} in ${JSON.stringify(text)}`);
          }
        }
      }
    }),
    { numRuns: 3000 },
  );
});
