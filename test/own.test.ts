/**
 * Longhaul on itself: nothing to do, without one ignore comment. Settings on GitHub are left out, because they are not in the files.
 */
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { allRules, check, kindOf, noConfig, noFacts } from '../rules/index.ts';
import { repositoryOf } from './rules/example.ts';
import { root, trackedFiles } from './words/tracked.ts';

const rules = allRules.filter(({ family }) => family !== 'settings');
const paths = trackedFiles().filter((path) => statSync(join(root, path)).isFile());
const repository = repositoryOf(
  new Map(paths.map((path) => [path, kindOf(path) ? readFileSync(join(root, path), 'utf8') : ''])),
  noFacts,
);
const report = check(repository, { rules });

it('finds nothing to do here, and hides nothing by a comment', () => {
  expect(report.findings.map(({ place, message }) => `${place.path}: ${message}`)).toEqual([]);
  expect(report.suppressed.comment).toBe(0);
  expect(report.crashes).toEqual([]);
});

it('has every row done or not needed', () => {
  // What only GitHub can tell is unknown until somebody asks, and counts for no row.
  const left = report.outcomes.filter(({ outcome }) => outcome !== 'done' && outcome !== 'not-needed');
  expect(left.filter(({ outcome, item }) => outcome !== 'unknown' || item !== null)).toEqual([]);
});

it('leaves out nothing but other people’s mistakes, kept as examples', () => {
  expect(repository.config.mistakes).toEqual([]);
  expect(repository.config.rules).toEqual({});
  const loud = check({ ...repository, config: noConfig }, { rules }).findings.map(({ place }) => place.path ?? '');
  expect(loud.filter((path) => !/^(rules\/\w+\/[\w-]+\/examples|test\/editor\/sample)\//.test(path))).toEqual([]);
  for (const glob of repository.config.exclude) {
    expect(
      loud.some((path) => path.startsWith(glob.split('*')[0] ?? '')),
      `${glob} hides nothing`,
    ).toBe(true);
  }
});
