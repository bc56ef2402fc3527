import { describe, expect, it } from 'vitest';
import { matchesGlob } from '../../rules/engine/glob.ts';

describe('a glob of the team’s file', () => {
  it.each([
    ['vendor/', 'vendor/a/b.yml', true],
    ['vendor/', 'vendor', false],
    ['vendor/', 'src/vendor/a.yml', false],
    ['action.yml', 'deep/down/action.yml', true],
    ['*.yml', '.github/workflows/ci.yml', true],
    ['.github/workflows/*.yml', '.github/workflows/ci.yml', true],
    ['.github/*', '.github/workflows/ci.yml', false],
    ['**/generated/**', 'a/generated/b/c.yml', true],
    ['**/generated/**', 'generated/c.yml', true],
    ['docs/**', 'docs/a.md', true],
    ['docs/**', 'docs', false],
    ['./docs/**', 'docs/a/b.md', true],
    ['{a,b}/*.{yml,yaml}', 'b/x.yaml', true],
    ['{a,b}/*.{yml,yaml}', 'c/x.yaml', false],
    ['c?.yml', 'ci.yml', true],
    ['c?.yml', 'c.yml', false],
    ['a.c', 'abc', false],
    ['rules/*/*/examples/', 'rules/workflow/pin-actions/examples/flagged/tag.yml', true],
  ])('%s on %s: %s', (glob, path, matches) => {
    expect(matchesGlob(path, glob)).toBe(matches);
  });

  it('takes no longer on one that was made to stall', () => {
    expect(matchesGlob(`${'a'.repeat(5_000)}/${'a/'.repeat(500)}a`, `${'*a'.repeat(200)}b/${'**/'.repeat(100)}b`)).toBe(
      false,
    );
    expect(matchesGlob('x', '{a,b}'.repeat(200))).toBe(false);
  });
});
