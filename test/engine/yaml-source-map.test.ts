import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readYaml } from '../../rules/engine/read/yaml.ts';
import { type Node, type ScalarNode, scalarsIn, sourceOf } from '../../rules/engine/tree.ts';

/** The scalar under the first key. */
function read(text: string): ScalarNode {
  const tree = readYaml(text);
  const root = tree.roots[0];
  const value = root?.kind === 'map' ? root.pairs[0]?.value : undefined;
  if (value?.kind !== 'scalar') throw new Error(`no scalar in ${JSON.stringify(text)}: ${JSON.stringify(tree.gaps)}`);
  return value;
}

/** What stands in the text for each unit of the value. */
function sources(text: string): readonly string[] {
  const scalar = read(text);
  return [...scalar.value.split('').keys()].map((offset) => {
    const span = sourceOf(scalar, offset, offset + 1);
    return text.slice(span.start, span.end);
  });
}

/** Every unit stands where the map says: as itself, as a line end, or at the start of an escape. */
function proveMap(text: string, scalar: ScalarNode): void {
  let last = -1;
  for (let offset = 0; offset < scalar.value.length; offset++) {
    const unit = scalar.value.charAt(offset);
    const { start, end } = sourceOf(scalar, offset, offset + 1);
    expect(start).toBeGreaterThanOrEqual(scalar.span.start);
    expect(start).toBeGreaterThanOrEqual(last);
    expect(end).toBeLessThanOrEqual(text.length + 1);
    const source = text.charAt(start);
    const isItself = source === unit;
    const isLineEnd = (unit === '\n' || unit === ' ') && (source === '\n' || source === '\r' || start === text.length);
    const isEscape =
      (scalar.style === 'double' && source === '\\') ||
      (scalar.style === 'single' && text.startsWith("''", start) && unit === "'");
    if (!isItself && !isLineEnd && !isEscape)
      throw new Error(
        `${JSON.stringify(unit)} at ${offset} is not ${JSON.stringify(source)} at ${start} in ${JSON.stringify(text)}`,
      );
    last = start;
  }
  if (scalar.value.length > 0) expect(scalar.valueStart).toBe(sourceOf(scalar, 0, 1).start);
}

describe('a value stands in the source', () => {
  test('one to one where it is plain', () => {
    expect(read('a: echo hi # c').map).toBeUndefined();
    expect(sources('a: hi')).toEqual(['h', 'i']);
  });
  test('with escapes at their start', () =>
    expect(sources('a: "x\\ty\\u0041\\\\"')).toEqual(['x', '\\', 'y', '\\', '\\']));
  test('with doubled quotes at the first', () => expect(sources("a: 'it''s'")).toEqual(['i', 't', "'", 's']));
  test('with folded lines at the line end', () =>
    expect(sources('a: x\n  y\n\n  z')).toEqual(['x', '\n', 'y', '\n', 'z']));
  test('without indentation in a block', () =>
    expect(sources('a: |\n  x\n   y\n\n  z\n')).toEqual(['x', '\n', ' ', 'y', '\n', '\n', 'z', '\n']));
  test('with CRLF in a block', () => expect(sources('a: |\r\n  x\r\n  y\r\n')).toEqual(['x', '\r', 'y', '\r']));
  test('with an indentation indicator', () => expect(sources('a: |2-\n   x\n  y')).toEqual([' ', 'x', '\n', 'y']));
  test('with a line that is continued by a backslash', () => expect(sources('a: "x\\\n  y"')).toEqual(['x', 'y']));
  test('with an emoji written as one escape', () => expect(sources('a: "\\U0001F600b"')).toEqual(['\\', '\\', 'b']));
});

test('a block ends with its last line of text', () => {
  const text = 'a: |\n  x\n  y\n\n\nb: 1\n';
  const { span } = read(text);
  expect(text.slice(span.start, span.end)).toBe('|\n  x\n  y');
});

const words = fc.stringMatching(/^[a-z0-9:#'"\\{}$\-> é😀]{0,12}$/u);
const eol = fc.constantFrom('\n', '\r\n');
const lines = fc.array(
  fc.oneof(
    words,
    fc.constant(''),
    words.map((word) => `  ${word}`),
    words.map((word) => `\t${word}`),
  ),
  { minLength: 1, maxLength: 7 },
);

test('every unit of a generated block stands where the map says', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('|', '>', '|-', '>-', '|+', '>+', '|2', '>2-'),
      lines,
      eol,
      fc.boolean(),
      (header, content, end, isLast) => {
        const body = content.map((line) => (line === '' ? '' : `  ${line}`)).join(end);
        const text = `key: ${header}${end}${body}${isLast ? '' : `${end}next: 1${end}`}`;
        const tree = readYaml(text);
        if (tree.gaps.length > 0) return;
        proveMap(text, read(text));
      },
    ),
    { numRuns: 1500 },
  );
});

test('every unit of generated quotes stands where the map says', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      '\\n',
      '\\t',
      '\\"',
      '\\\\',
      '\\x41',
      '\\u00e9',
      '\\U0001F600',
      '\n  ',
      '\r\n  ',
      '\n\n  ',
      ' \\\n  ',
      '  ',
      '\t',
    ),
    fc.stringMatching(/^[a-z é:#'😀]{1,6}$/u),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
      const text = `key: "${pieces.join('')}"\nnext: 1\n`;
      expect(readYaml(text).gaps).toEqual([]);
      proveMap(text, read(text));
    }),
    { numRuns: 1500 },
  );
});

test('every unit of generated single quotes and plain text stands where the map says', () => {
  const piece = fc.oneof(fc.constantFrom("''", '\n  ', '\r\n  ', '\n \n  ', ' '), fc.stringMatching(/^[a-z]{1,5}$/));
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 8 }), fc.boolean(), (pieces, isQuoted) => {
      const body = pieces.join('');
      const text = isQuoted ? `key: '${body}'\nnext: 1\n` : `key: x${body.replaceAll("''", 'y')}\nnext: 1\n`;
      if (readYaml(text).gaps.length > 0) return;
      proveMap(text, read(text));
    }),
    { numRuns: 1500 },
  );
});

test('nothing stands outside a text, whatever the text', () => {
  const token = fc.constantFrom(
    'a',
    ': ',
    '- ',
    '\n',
    '\n  ',
    '\n    ',
    '"',
    "'",
    '{',
    '}',
    '[',
    ']',
    '|',
    '>',
    '# c',
    '&a ',
    '*a',
    '\t',
    '\r\n',
    '${{ x }}',
    '@',
    '`',
    '%',
    '? ',
    '---\n',
    '!!str ',
    '😀',
    '<<<<<<< a',
    '\uFEFF',
    ',',
  );
  fc.assert(
    fc.property(fc.array(token, { maxLength: 40 }), (tokens) => {
      const text = tokens.join('');
      const tree = readYaml(text);
      const spans = [
        ...tree.gaps.map((gap) => gap.span),
        ...tree.comments,
        ...tree.roots.flatMap((root) => spansOf(root)),
      ];
      for (const span of spans) {
        if (!(span.start >= 0 && span.start <= span.end && span.end <= text.length))
          throw new Error(`${JSON.stringify(span)} in ${JSON.stringify(text)}`);
      }
    }),
    { numRuns: 4000 },
  );
});

function spansOf(node: Node, seen: Set<Node> = new Set()): readonly { start: number; end: number }[] {
  if (seen.has(node)) return [];
  seen.add(node);
  if (node.kind === 'scalar') return [node.span, sourceOf(node, 0, 0)];
  if (node.kind === 'list') return [node.span, ...node.items.flatMap((item) => spansOf(item, seen))];
  return [
    node.span,
    ...node.pairs.flatMap((pair) => [
      pair.span,
      ...spansOf(pair.key, seen),
      ...(pair.value ? spansOf(pair.value, seen) : []),
    ]),
  ];
}

test('a bomb of aliases costs nothing', () => {
  const rows = [...Array(30).keys()].map((row) => `a${row + 1}: &a${row + 1} [${`*a${row}, `.repeat(9)}x]`);
  const tree = readYaml(`a0: &a0 x\n${rows.join('\n')}\n`);
  expect(tree.gaps).toEqual([]);
  expect([...scalarsIn(tree.roots[0])].length).toBeLessThan(100);
});

test('an alias to itself is a gap', () => {
  expect(readYaml('a: &a [*a, b]\n').gaps).toHaveLength(1);
});
