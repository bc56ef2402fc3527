/**
 * Plain names are read by a short way, everything else by GitHub's library: both have to say the same.
 */
import { expect, test } from 'vitest';
import { type Expression, readExpression } from '../../rules/model/workflow/expression.ts';

/** In parentheses the library reads it, one unit further on. */
function byLibrary(body: string): Expression | undefined {
  const lead = body.length - body.trimStart().length;
  return readExpression(`${body.slice(0, lead)}(${body.slice(lead)})`, -1);
}

test.each([
  'github',
  ' github.event.pull_request.head.sha ',
  'secrets.GITHUB_TOKEN',
  '\n  matrix.node-version\n',
  'steps.a_b.outputs.c-d',
  'Needs.Build.Outputs.X',
  'true',
  ' null',
  'NaN',
  'Infinity',
  'truely.true',
  'a.true.b',
  'a..b',
  'a.',
  '.a',
  'a.1',
  'a b',
  "'text'",
])('reads %j as the library does', (body) => {
  expect(readExpression(body, 0)).toEqual(byLibrary(body));
});

test('counts from the place it is told', () => {
  expect(readExpression(' github.ref ', 10)).toMatchObject({ path: ['github', 'ref'], start: 11, end: 21 });
});
