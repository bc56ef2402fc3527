/** Findings carried over an edit without checking again. */
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../rules/index.ts';
import { moveFindings } from '../../server/lsp/project/moved-findings.ts';

const before = 'one BAD two BAD three';

function finding(start: number): Finding {
  const place = { path: 'a.yml', span: { start, end: start + 3 } };
  return {
    ...{ rule: 'r', family: 'workflow', severity: 'tidy', certainty: 'certain', message: 'm' },
    ...{ place, scope: null, related: [], equivalents: [], fixes: [] },
  };
}

const both = [finding(4), finding(12)];

describe('a finding', () => {
  it.each([
    ['stays when something changes behind it', 'one BAD two BAD threeee', ['4-7', '12-15']],
    ['moves when something is added before it', '!!one BAD two BAD three', ['6-9', '14-17']],
    ['moves when something is taken away before it', 'BAD two BAD three', ['0-3', '8-11']],
    ['is dropped when its own text changes', 'one BxD two BAD three', ['12-15']],
    ['is dropped when everything changes', '', []],
  ])('%s', (_what, after, expected) => {
    const moved = moveFindings(both, 'a.yml', before, after);
    expect(moved.map(({ place }) => `${place.span?.start}-${place.span?.end}`)).toEqual(expected);
  });

  it('in another file stays', () => {
    expect(moveFindings(both, 'b.yml', before, '').map(({ place }) => place)).toEqual(both.map(({ place }) => place));
  });
});
