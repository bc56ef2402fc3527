/**
 * One linter for all words people read outside pages: messages, fixes, guides, menus, settings, the walkthrough, the terminal.
 * Limits stand in test/words/lint.ts, exceptions in test/words/allowances.ts; docs/writing.md tells why.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { allRules, items } from '../rules/index.ts';
import { type Allowance, allowances } from './words/allowances.ts';
import { problemsOf, type TextKind, unplainWords } from './words/lint.ts';
import { measure, proseOf, wordsOf } from './words/readability.ts';
import { ruleTexts, type Text } from './words/rule-texts.ts';
import { phrasesIn, sentencesIn } from './words/source-texts.ts';
import { root, trackedMarkdown } from './words/tracked.ts';
import { banned, otherSpelling } from './words/vocabulary.ts';

const ruleIds = allRules.map(({ id }) => id);
const used = new Set<Allowance>();

/** One line for each problem: where, what is wrong, and the text itself. */
function complaints(texts: readonly Text[]): readonly string[] {
  return texts.flatMap(({ text, kind, from }) =>
    problemsOf(text, kind, ruleIds)
      .filter((problem) => !isAllowed(text, problem))
      .map((problem) => `${from}: ${problem}\n    ${text}`),
  );
}

function isAllowed(text: string, problem: string): boolean {
  const found = allowances.filter((one) => one.text.test(text) && one.problem.test(problem));
  for (const one of found) used.add(one);
  return found.length > 0;
}

function expectPlain(texts: readonly Text[]): void {
  expect(texts.length).toBeGreaterThan(0);
  expect(complaints(texts).join('\n')).toBe('');
}

describe('words of the rules', () => {
  const texts = ruleTexts();
  it.each(ruleIds)('%s speaks plainly in every message, title, step and effect', (id) => {
    expectPlain(texts.filter(({ from }) => from === id));
  });

  it('are plain in branches that no example reaches', () => {
    expectPlain(sourceTexts('rules', 'step'));
  });

  it('are plain in the ten rows of the checklist', () => {
    expectPlain(items.map(({ id, title }) => ({ text: title, kind: 'title', from: id })));
  });
});

describe('words of the editor', () => {
  it('are plain in menus, settings, welcome texts and the walkthrough', () => {
    expectPlain(bundleTexts('package.nls.json'));
  });

  it('are plain in the client', () => {
    expectPlain(bundleTexts('l10n/bundle.l10n.json'));
  });

  it('are plain in the pictures of the walkthrough', () => {
    for (const name of readdirSync(join(root, 'client/walkthrough'))) {
      const picture = readFileSync(join(root, 'client/walkthrough', name), 'utf8');
      for (const [, words = ''] of picture.matchAll(/<(?:text|tspan|title|desc)\b[^>]*>([^<]+)/g))
        expect(unplainWords(words), `${name}: ${words}`).toEqual([]);
    }
  });

  it('are plain in the manifest itself', () => {
    const { displayName, description } = readJson('package.json');
    expectPlain([{ text: `${displayName}. ${description}`, kind: 'interface', from: 'package.json' }]);
  });
});

describe('words of the server and the terminal', () => {
  it('are plain in every sentence of the source', () => {
    expectPlain(sourceTexts('server', 'interface'));
  });

  it('are plain in titles, labels and pieces of sentences', () => {
    for (const folder of ['rules', 'server'])
      for (const [path, source] of sourcesIn(folder))
        for (const phrase of phrasesIn(source))
          expect(
            unplainWords(phrase).filter((problem) => !isAllowed(phrase, problem)),
            `${path}: ${phrase}`,
          ).toEqual([]);
  });

  it('are plain in the help', async () => {
    const { helpText } = await import('../server/cli/help.ts');
    const lines = helpText.split('\n').map((line) => line.trim().replace(/^(-\S+|longhaul)( \S+)* {2,}/, ''));
    expectPlain(lines.filter(Boolean).map((text) => ({ text, kind: 'interface', from: 'longhaul --help' })));
  });
});

describe('pages of the project', () => {
  const markdown = trackedMarkdown().filter(
    (path) => !/^rules\/\w+\/|\/sample\/|^docs\/(rules|writing)\.md$/.test(path),
  );
  const forContributors =
    /^(CONTRIBUTING|rules\/README|test\/.*|docs\/architecture|docs\/decisions\/.*|\.github\/.*)\.md$/;

  it.each(markdown)('%s is easy to read', (path) => {
    const { grade, longest } = measure(proseOf(readFileSync(join(root, path), 'utf8').replace(/^\|.*$/gm, '')));
    expect(grade, longest).toBeLessThanOrEqual(forContributors.test(path) ? 10 : 8);
    // Notes beside tests list names, which makes long sentences.
    if (!path.startsWith('test/')) expect(wordsOf(longest).length, longest).toBeLessThanOrEqual(30);
  });

  it.each(trackedMarkdown())('%s is spelt as everything else', (path) => {
    expect(otherSpelling.exec(proseOf(readFileSync(join(root, path), 'utf8')))?.[0]).toBeUndefined();
  });

  it.each(markdown)('%s has no banned word', (path) => {
    const prose = proseOf(readFileSync(join(root, path), 'utf8'));
    expect(banned.flatMap((word) => word.exec(prose)?.[0] ?? [])).toEqual([]);
  });
});

describe('the linter', () => {
  it.each([
    ['Please consider pinning.', 'message', 'says “Please”'],
    ['You should pin this action.', 'message', 'starts with “You”, not with the concrete thing'],
    ['This action has a vulnerability.', 'message', 'says “vulnerability”'],
    ['This action runs with an SBOM.', 'step', 'uses SBOM, which not everyone knows'],
    ['This action can **change**.', 'message', 'has markup other than back-ticks'],
    ['`pin-actions` and pin-actions.', 'message', 'names the rule pin-actions'],
    ['This action can change', 'message', 'ends without a full stop'],
    ['Pin this action.', 'title', 'is a title, so it ends without a mark'],
    ['One thing. Two things. Three things.', 'message', '3 sentences, 2 at most'],
  ] as const)('stops at: %s', (text, kind, problem) => {
    expect(problemsOf(text, kind, ['pin-actions'])).toContain(problem);
  });

  it('lets a plain message through', () => {
    expect(problemsOf('`actions/checkout` can change under you. Pin it to one commit.', 'message')).toEqual([]);
  });

  it('finds sentences in every form of literal', () => {
    const source =
      "const a = 'One thing is here.'; const b = `Two $" + "{a} are here.`; const c = 'Three are ' + a + ' here.';";
    expect(sentencesIn(source)).toEqual(['One thing is here.', 'Two {} are here.', 'Three are {} here.']);
  });
});

describe('allowances', () => {
  it.each(allowances.map((one) => [one.because, one] as const))('are still needed: %s', (_, allowance) => {
    expect(used.has(allowance)).toBe(true);
  });
});

function sourceTexts(folder: string, kind: TextKind): readonly Text[] {
  return sourcesIn(folder).flatMap(([from, source]) => sentencesIn(source).map((text) => ({ text, kind, from })));
}

function sourcesIn(folder: string): readonly (readonly [path: string, source: string])[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !path.includes('examples/'))
    .sort()
    .map((path) => [`${folder}/${path}`, readFileSync(join(root, folder, path), 'utf8')]);
}

/** Buttons and names have no full stop; whatever is a sentence has one. */
function bundleTexts(path: string): readonly Text[] {
  return Object.entries(readJson(path)).map(([key, text]) => ({
    text,
    kind: 'interface',
    from: key === text ? path : `${path} ${key}`,
  }));
}

function readJson(path: string): Readonly<Record<string, string>> {
  return JSON.parse(readFileSync(join(root, path), 'utf8'));
}
