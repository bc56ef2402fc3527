/** Generates YAML texts in all styles, with comments in likely places, LF or CRLF, with or without a final line end. */
import fc from 'fast-check';

const scalarText = fc.constantFrom(
  'plain',
  'a b c',
  '${{ github.ref }}',
  '"dq \\" \\t é"',
  "'it''s'",
  '12',
  'true',
  'x@v1',
  '""',
  'é😀',
);
const comment = fc.constantFrom('', ' # why', '  # two # marks');

function blockMap(depth: number, indent: string): fc.Arbitrary<string> {
  const entry = fc.tuple(
    fc.constantFrom('a0', 'b-c0', 'with0', 'run0', '"q0"'),
    valueText(depth, indent),
    fc.constantFrom('', '', `${indent}# above\n`, '\n'),
  );
  return fc
    .array(entry, { minLength: 1, maxLength: 3 })
    .map((entries) =>
      entries
        .map(([key, value, above], index) => `${above}${indent}${key.replace('0', String(index))}:${value}`)
        .join(''),
    );
}

function blockList(depth: number, indent: string): fc.Arbitrary<string> {
  const item = fc.oneof(
    fc.tuple(scalarText, comment).map(([text, behind]) => `${indent}- ${text}${behind}\n`),
    blockMap(depth - 1, `${indent}  `).map((text) => `${indent}- ${text.replace(/^(?:\s*#.*\n|\n)?\s*/, '')}`),
  );
  return fc.array(item, { minLength: 1, maxLength: 3 }).map((items) => items.join(''));
}

function valueText(depth: number, indent: string): fc.Arbitrary<string> {
  const leaves = [
    fc.tuple(scalarText, comment).map(([text, behind]) => ` ${text}${behind}\n`),
    comment.map((behind) => `${behind}\n`),
    fc
      .tuple(fc.constantFrom('|', '|-', '>', '|+', '>-'), comment)
      .map(
        ([header, behind]) => ` ${header}${behind}\n${indent}  one two\n\n${indent}   three # no\n${indent}  four\n`,
      ),
    fc.constantFrom('{}', '{ k: v, l: [x, "y"] }', '[]', '[p, { q: r }]', '{k: v,}').map((flow) => ` ${flow}\n`),
  ];
  if (depth <= 0) return fc.oneof(...leaves);
  return fc.oneof(
    ...leaves,
    fc.tuple(comment, blockMap(depth - 1, `${indent}  `)).map(([behind, text]) => `${behind}\n${text}`),
    blockList(depth - 1, `${indent}  `).map((text) => `\n${text}`),
  );
}

export const texts = fc.tuple(blockMap(2, ''), fc.boolean(), fc.boolean()).map(([text, isWindows, isCut]) => {
  const whole = isCut ? text.replace(/\n+$/, '') : text;
  return isWindows ? whole.replaceAll('\n', '\r\n') : whole;
});
