/**
 * Keeps every rule's page plain and true: sections, measures of readability, links, and code that is what it says.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  allRules,
  blocksOf,
  type CodeBlock,
  check,
  type Facts,
  headings,
  kindOf,
  languageOf,
  noFacts,
  type Rule,
  readPage,
  readsDocuments,
  usualPaths,
} from '../rules/index.ts';
import { type Files, folderOf, repositoryOf } from './rules/example.ts';
import { applyFixes, firstFix } from './rules/fix.ts';
import { measure, proseOf, wordsOf } from './words/readability.ts';
import { banned, jargon } from './words/vocabulary.ts';

describe.each(allRules.map((rule) => [rule.id, rule] as const))('the page of %s', (_, rule) => {
  const markdown = readFileSync(join(folderOf(rule), 'README.md'), 'utf8');
  const page = readPage(markdown);
  const prose = measure(proseOf(markdown));

  it('has every section, in order, none empty', () => {
    expect(page.order).toEqual([...headings]);
    for (const heading of headings) expect(page.sections[heading], heading).not.toBe('');
    expect(/^.*…( \(.*\))?$/m.exec(proseOf(markdown))?.[0], 'a line of the skeleton is still there').toBeUndefined();
  });

  it('is titled by the rule’s own instruction, of at most eight words', () => {
    expect(page.title).toBe(rule.title);
    expect(wordsOf(page.title).length).toBeLessThanOrEqual(8);
  });

  it('reads at grade 8 or below, and no section above 9', () => {
    expect(prose.grade).toBeLessThanOrEqual(8);
    for (const heading of headings.slice(0, 7)) {
      const section = measure(proseOf(page.sections[heading]));
      expect(section.grade, `${heading}: ${section.sentences.join(' | ')}`).toBeLessThanOrEqual(9);
    }
  });

  it('keeps sentences and paragraphs short', () => {
    expect(wordsOf(prose.longest).length, prose.longest).toBeLessThanOrEqual(25);
    expect(prose.words / prose.sentences.length).toBeLessThanOrEqual(15);
    for (const paragraph of proseOf(markdown).split(/\n\s*\n/)) {
      if (!/^\s*([-*]|\d+\.)/.test(paragraph))
        expect(measure(paragraph).sentences.length, paragraph).toBeLessThanOrEqual(3);
    }
  });

  it('is between 250 and 450 words long', () => {
    expect(prose.words).toBeGreaterThanOrEqual(250);
    expect(prose.words).toBeLessThanOrEqual(450);
    expect(measure(proseOf(page.sections['In one sentence'])).words).toBeLessThanOrEqual(25);
    expect(measure(proseOf(page.sections['What could happen'])).words).toBeLessThanOrEqual(80);
    expect(measure(proseOf(page.sections['How to fix it'])).words).toBeLessThanOrEqual(120);
  });

  it('speaks to you, in the active voice, without banned words', () => {
    expect(proseOf(markdown)).toMatch(/\byou\b/i);
    expect(prose.passive.length, prose.passive.join(' | ')).toBeLessThanOrEqual(prose.sentences.length / 10);
    for (const word of banned) expect(proseOf(markdown)).not.toMatch(word);
  });

  it('links each special word to the glossary, and needs three of them at most', () => {
    const linked = [...markdown.matchAll(/\[([^\]]+)\]\(([^)]*docs\/glossary\.md#[^)]+)\)/g)].map(
      ([, text = '']) => text,
    );
    expect(new Set(linked).size).toBeLessThanOrEqual(3);
    const unlinked = proseOf(markdown.replace(/\[[^\]]*\]\([^)]*\)/g, 'link'));
    for (const word of jargon) {
      const found = word.exec(unlinked)?.[0];
      expect(found === undefined || linked.some((text) => word.test(text)), `${found} is not explained`).toBe(true);
    }
  });

  it('has links that say where they lead', () => {
    for (const [, text = '', address = ''] of markdown.matchAll(/\[([^\]]*)\]\(([^)]*)\)/g)) {
      expect(address, text).toMatch(/^(https:\/\/|\.\.\/\.\.\/\.\.\/docs\/|\.\.\/[\w-]+\/|\.\.\/\.\.\/security$)/);
      expect(text).not.toMatch(/^(here|read more|this|link|more)$/i);
    }
    expect(page.sections['Who does this already']).toMatch(
      /\(https:\/\/github\.com\/[^)]+#L\d+|\(https:\/\/github\.com\/[^)]+\)/,
    );
  });

  it('says how to ignore it, exactly', () => {
    expect(page.sections['When it is fine to ignore']).toMatch(
      new RegExp(`longhaul: ignore(-file)?\\[${rule.id}\\] \\w+|\\.github/longhaul\\.yml`),
    );
    expect(page.sections['How long it takes']).toMatch(/^(One click|5 minutes|Five minutes|An hour|An afternoon)/);
  });

  it('shows code that is what it says: Before is flagged, After is silent, After is what the fix makes of Before', () => {
    const [before, after, ...others] = blocksOf(page);
    expect(others).toEqual([]);
    if (!before || !after) throw new Error('The section "How to fix it" needs a Before and an After block.');
    for (const block of [before, after]) {
      expect(block.language).not.toBe('');
      expect(block.text.split('\n').length - 1).toBeLessThanOrEqual(15);
    }
    const found = run(rule, before);
    expect(found.findings.length).toBeGreaterThan(0);
    expect(run(rule, after).findings.filter(({ certainty }) => certainty !== 'possible')).toEqual([]);
    const fixes = found.findings.flatMap((finding) => firstFix(finding) ?? []);
    if (fixes.length === 0) return;
    const [path = ''] = filesOf(rule, after).keys();
    expect(applyFixes(filesOf(rule, before), fixes).get(path)).toBe(filesOf(rule, after).get(path));
  });
});

/**
 * Lines such as `--- # .github/longhaul.yml` cut a block into several files. Else a block stands at the path named after its language, else at the rule's usual path. A `text` block lists paths of a repository, one a line.
 * For a setting, a `json` block is what GitHub answers to the route named after the language.
 */
function filesOf(rule: Rule, { language, about, text }: CodeBlock): Files {
  if (rule.reads === 'settings') return new Map();
  if (language === 'text' && !about)
    return new Map(text.split('\n').flatMap((path) => (path ? [[path, ''] as const] : [])));
  const parts = text.split(/^--- # (\S+)\n/m);
  if (parts.length > 1)
    return new Map(parts.flatMap((path, at) => (at % 2 ? [[path, parts[at + 1] ?? ''] as const] : [])));
  return new Map([[about || usualPathOf(rule, language), text]]);
}

function usualPathOf(rule: Rule, language: string): string {
  const reads = readsDocuments(rule) ? rule.reads : [];
  const languages: Readonly<Record<string, string>> = { yml: 'yaml', jsonc: 'json', text: 'lines', markdown: 'lines' };
  const kind = reads.find((one) => languageOf(one) === (languages[language] ?? language)) ?? reads[0];
  if (!kind) throw new Error(`A block of ${rule.id} needs a path after its language.`);
  return usualPaths[kind];
}

function run(rule: Rule, block: CodeBlock) {
  return check(repositoryOf(filesOf(rule, block), rule.reads === 'settings' ? answersOf(block) : factsOf(rule)), {
    rules: [rule],
  });
}

/** What GitHub is taken to have answered, for a rule that can say nothing before it was asked. */
function factsOf(rule: Rule): Facts {
  const path = join(folderOf(rule), 'examples', 'page.facts.json');
  return existsSync(path) ? { ...noFacts, ...(JSON.parse(readFileSync(path, 'utf8')) as Partial<Facts>) } : noFacts;
}

function answersOf({ about, text }: CodeBlock): Facts {
  const repository = { status: 200, body: { permissions: { admin: true }, private: false, archived: false } };
  return {
    ...noFacts,
    answers: { 'GET /repos/{owner}/{repo}': repository, [about]: { status: 200, body: JSON.parse(text) } },
  };
}

describe('usual paths', () => {
  it.each(Object.entries(usualPaths))('%s is found again by its path', (kind, path) => {
    expect(kindOf(path)).toBe(kind);
  });
});
