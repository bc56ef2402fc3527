import { expect, it } from 'vitest';
import { mostExactTag, newestTag } from '../../server/github/version-tag.ts';

it.each([
  ['v4', ['v4', 'v4.2', 'v4.2.2'], 'v4.2.2'],
  ['v4', ['v4', 'v4.2.2', 'v4.2.10'], 'v4.2.10'],
  ['v4', ['v4', 'v5.0.0', '4.2.2', 'other-v4.1.0', 'v4.3.0-beta.1', 'v40.0.0'], 'v4'],
  ['v4.2.2', ['v4', 'v4.2.2'], 'v4.2.2'],
  ['4', ['4', '4.1', 'v4.1.2'], '4.1'],
  ['stable', ['stable', 'v2', 'v2.3.1', 'bundle-v9.9.9'], 'v2.3.1'],
  ['stable', ['stable', 'edge'], 'stable'],
  ['lint-v1', ['lint-v1', 'lint-v1.2.0', 'v1.9.0'], 'lint-v1.2.0'],
  ['v5.0.0-beta.1', ['v5.0.0-beta.1', 'v5.0.0'], 'v5.0.0-beta.1'],
  ['v4', [], 'v4'],
])('names %s among %j as %s', (asked, tags, expected) => {
  expect(mostExactTag(asked, tags)).toBe(expected);
  expect(mostExactTag(asked, [...tags].reverse())).toBe(expected);
});

it('finds the newest release among tags', () => {
  expect(newestTag(['v9.1.0', 'v10.0.0', 'v10', 'v11.0.0-rc.1', 'bundle-v99.0.0', 'nightly'])).toBe('v10.0.0');
  expect(newestTag(['nightly', 'bundle-v1'])).toBeUndefined();
});

it('is quick with a hostile name', () => {
  expect(mostExactTag('v1', [`v1.${'1.'.repeat(100_000)}x`, '9'.repeat(100_000)])).toBe('v1');
});
