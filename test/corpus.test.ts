/**
 * Takes every fix of every finding in whole repositories, one at a time, and all safe ones at once, with all rules looking on.
 * The real ones are test input only and not part of the project: where they are absent, the small ones among the examples are left.
 */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  allRules,
  check,
  type Finding,
  type Fix,
  fingerprints,
  isShown,
  kindOf,
  type Repository,
  readDocument,
  readsDocuments,
} from '../rules/index.ts';
import { gather } from '../server/cli/gather.ts';
import { makeRepository } from '../server/workspace/snapshot.ts';
import { examplesOf } from './rules/example.ts';
import { applyFixes } from './rules/fix.ts';

const corpus = new URL('../../shared/corpus/', import.meta.url).pathname;
const real = existsSync(corpus) ? readdirSync(corpus).filter((name) => name.includes('__')) : [];
const made = allRules.flatMap((rule) =>
  examplesOf(rule)
    .filter(({ ending, flagged }) => ending === '' && flagged)
    .map(({ base }) => base),
);

/** By folder. */
const found = new Map<string, readonly Finding[]>();

describe.each([...made, ...real.map((name) => join(corpus, name))])('%s', (folder) => {
  let repository: Repository;
  let before: readonly Finding[];
  beforeAll(async () => {
    const [subject] = (await gather([folder], undefined)).subjects;
    if (!subject) throw new Error(`Nothing was read in ${folder}.`);
    repository = subject.snapshot.repository;
    before = check(repository, { rules: allRules }).findings;
    found.set(folder, before);
  });

  it('loses a finding by each of its fixes, and nothing else changes for the worse', () => {
    const names = namesOf(before, repository);
    const wrong: string[] = [];
    for (const [index, finding] of before.entries()) {
      for (const fix of finding.fixes.filter(({ edits }) => edits.length > 0)) {
        const complain = (what: string) => wrong.push(`${finding.rule} ${finding.place.path}: ${fix.title}: ${what}`);
        const after = withFixes(repository, [fix]);
        const { findings, crashes } = checkChanged(after, repository, before);
        if (crashes > 0) complain('a check broke');
        if (gapsIn(after) > gapsIn(repository)) complain('it cannot be read any more');
        const same = (all: readonly string[]) => all.filter((one) => one === names[index]).length;
        if (finding.certainty !== 'possible' && same(namesOf(findings, after)) >= same(names))
          complain('it is still found');
        for (const one of newIn(findings, before)) complain(`new: ${one}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('needs one pass for everything safe', () => {
    const safe = (findings: readonly Finding[]): Fix[] =>
      findings
        .filter((finding) => isShown(finding, 'likely'))
        .flatMap(({ fixes }) => fixes.find(({ safety, edits }) => safety === 'safe' && edits.length > 0) ?? []);
    const after = withFixes(repository, safe(before));
    expect(safe(check(after, { rules: allRules }).findings).map(({ title }) => title)).toEqual([]);
  });
});

describe.each(real.length > 0 ? ['real projects'] : [])('%s', () => {
  it('have a fix with edits for nine findings in ten', () => {
    const all = real.flatMap((name) => found.get(join(corpus, name)) ?? []);
    const shown = all.filter((finding) => isShown(finding, 'certain'));
    expect(all.length).toBeGreaterThan(1000);
    for (const findings of [all, shown]) {
      const fixed = findings.filter(({ fixes }) => fixes.some(({ safety }) => safety !== 'guided'));
      expect(fixed.length / findings.length).toBeGreaterThanOrEqual(0.9);
    }
  });
});

function withFixes(repository: Repository, fixes: readonly Fix[]): Repository {
  const texts = new Map([...repository.documents].map(([path, { text }]) => [path, text]));
  const documents = new Map(repository.documents);
  for (const [path, text] of applyFixes(texts, fixes)) {
    const old = repository.documents.get(path);
    const kind = kindOf(path);
    if (kind && old?.text !== text) documents.set(path, readDocument(path, kind, text));
  }
  const paths = new Set([...repository.paths, ...documents.keys()]);
  return makeRepository(documents, [...paths], repository.complete, repository.facts);
}

/** By rule, file and text: places move, and so do the numbers of those with the same text. */
function namesOf(findings: readonly Finding[], { documents }: Repository): readonly string[] {
  return fingerprints(findings, documents).map((name) => name.replace(/:\d+$/, ''));
}

/** Other files are checked again only where a rule looks at all of them. */
function checkChanged(after: Repository, before: Repository, known: readonly Finding[]) {
  const changed = new Set(
    [...after.documents].flatMap(([path, one]) => (before.documents.get(path) === one ? [] : [path])),
  );
  const own = check(after, { rules: allRules, only: changed });
  const whole = check(after, { rules: allRules.filter((rule) => !readsDocuments(rule)) });
  const wholeRules = new Set(allRules.filter((rule) => !readsDocuments(rule)).map(({ id }) => id));
  const rest = known.filter(({ rule, place }) => !wholeRules.has(rule) && !changed.has(place.path ?? ''));
  return {
    findings: [...rest, ...own.findings, ...whole.findings],
    crashes: own.crashes.length + whole.crashes.length,
  };
}

function gapsIn({ documents }: Repository): number {
  return [...documents.values()].reduce((sum, { tree }) => sum + tree.gaps.length, 0);
}

/** What a person would now be shown and was not found before, however unsure. By rule and file, since places move. */
function newIn(after: readonly Finding[], before: readonly Finding[]): string[] {
  const old = counts(before);
  const shown = counts(after.filter((finding) => isShown(finding, 'certain')));
  return [...shown].flatMap(([key, count]) => (count > (old.get(key) ?? 0) ? [key] : []));
}

function counts(findings: readonly Finding[]): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const { rule, place } of findings) {
    const key = `${rule} in ${place.path}`;
    found.set(key, (found.get(key) ?? 0) + 1);
  }
  return found;
}
