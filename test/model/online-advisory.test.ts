/** How GitHub's own words for a range of versions are read. */
import { expect, it } from 'vitest';
import { noFacts } from '../../rules/index.ts';
import { reportsFor } from '../../rules/model/workflow/online-advisory.ts';

const uses = { name: 'octo/tool', path: '' };

it.each([
  ['>= 1.0.0, < 1.2.3', '1.2.3', { from: '1.0.0', fixed: '1.2.3' }],
  ['< 2.0.0', '2.0.0', { from: '0', fixed: '2.0.0' }],
  ['<= 2.1', undefined, { from: '0', last: '2.1' }],
  ['= 1.4.0', '1.4.1', { from: '1.4.0', last: '1.4.0', fixed: '1.4.1' }],
  ['>= 3', undefined, { from: '3' }],
])('%s', (range, fixed, expected) => {
  const advisory = { id: 'GHSA-aaaa-bbbb-cccc', severity: 'high', range, ...(fixed ? { fixed } : {}) } as const;
  const facts = { ...noFacts, actions: { 'octo/tool': { state: 'there', advisories: [advisory] } } } as const;
  expect(reportsFor(uses, facts).map(({ ranges }) => ranges)).toEqual([[expected]]);
});
