/**
 * The second choice beside a small key: the same rights, with a reason behind each.
 */
import { expect, it } from 'vitest';
import { allRules, check, noFacts } from '../../rules/index.ts';
import { examplesOf, type Files, repositoryOf } from './example.ts';
import { applyFixes } from './fix.ts';

const limit = allRules.filter(({ id }) => id === 'limit-token');
const explain = allRules.filter(({ id }) => id === 'explain-permissions');
const found = (files: Files, rules: typeof allRules) => check(repositoryOf(files, noFacts), { rules }).findings;

const offered = limit.flatMap(examplesOf).flatMap(({ name, flagged, files }) =>
  (flagged ? found(files, limit) : []).flatMap((finding) => {
    const at = finding.fixes.findIndex(({ title }) => title.endsWith(', and say why'));
    const [plain, telling] = [finding.fixes[0], finding.fixes[at]];
    return plain && telling ? [{ name: `${name}: ${finding.message}`, files, plain, telling }] : [];
  }),
);

it('is there for many', () => {
  expect(offered.length).toBeGreaterThan(20);
});

it.each(offered.map((offer) => [offer.name, offer] as const))('gives the same rights in %s', (_, offer) => {
  const bare = applyFixes(offer.files, [offer.plain]);
  const told = applyFixes(offer.files, [offer.telling]);
  const withoutReasons = (files: Files) => [...files.values()].map((text) => text.replace(/[ \t]+#.*$/gm, ''));
  expect(withoutReasons(told)).toEqual(withoutReasons(bare));
  expect(found(told, explain).length).toBeLessThanOrEqual(found(offer.files, explain).length);
});

it('writes what is true of each job', () => {
  const offer = offered.find(({ name }) => name.startsWith('say-why'));
  const text = offer && [...applyFixes(offer.files, [offer.telling]).values()].join('');
  expect(text).toMatchInlineSnapshot(`
    "on:
      pull_request:
      release:
        types: [published]
    permissions: {}
    jobs:
      label:
        if: github.event_name == 'pull_request'
        runs-on: ubuntu-latest
        permissions:
          pull-requests: write # edits a pull request, its labels and reviewers
          repository-projects: read # older versions of gh also read the classic projects
        steps:
          - run: gh pr edit "$NUMBER" --add-label needs-review
            env:
              GH_TOKEN: \${{ github.token }}
              NUMBER: \${{ github.event.number }}
      report:
        runs-on: ubuntu-latest
        permissions:
          checks: read # reads check runs
          contents: read # fetches the repository's code
          pull-requests: read # finds the pull request
          statuses: read # reads commit statuses
        steps:
          - uses: actions/checkout@v6
          - run: gh pr checks 1
            env: { GH_TOKEN: '\${{ github.token }}' }
    "
  `);
});
