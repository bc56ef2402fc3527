/**
 * Keeps what is written true: links lead somewhere, named files, commands and settings exist, the glossary explains itself.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';
import { allRules, check, noFacts, type Rule, readPage } from '../rules/index.ts';
import { folderOf, repositoryOf } from './rules/example.ts';
import { anchorsOf, codeOf, linksOf, type PinnedLink, pinnedLinksOf } from './words/markdown.ts';
import { root, trackedFiles, trackedMarkdown } from './words/tracked.ts';
import { jargon } from './words/vocabulary.ts';

const pages = trackedMarkdown();
const textOf = (path: string) => readFileSync(join(root, path), 'utf8');
const manifest = JSON.parse(textOf('package.json'));

describe('links', () => {
  it.each(pages)('of %s lead to files and headings that exist', (path) => {
    expect(linksOf(textOf(path)).flatMap((link) => brokenLink(path, link) ?? [])).toEqual([]);
  });
});

/** Links that leave the repository lead to its own pages on GitHub, beside `blob/main`. */
function brokenLink(from: string, link: string): string | undefined {
  if (/^(https:|mailto:)/.test(link)) return undefined;
  if (/^[a-z]+:/.test(link)) return `${link} is no address people can open`;
  const [file = '', anchor] = link.split('#');
  const target = file === '' ? from : normalize(join(dirname(from), file));
  if (target.startsWith('..')) {
    return /^\.\.\/\.\.\/(issues|security|discussions)(\/[\w/-]+)?$/.test(target)
      ? undefined
      : `${link} leaves the repository`;
  }
  if (!existsSync(join(root, target))) return `${link} leads to nothing`;
  if (anchor === undefined) return undefined;
  return anchorsOf(textOf(target)).includes(anchor) ? undefined : `${link}: no such heading`;
}

describe('the glossary', () => {
  const text = textOf('docs/glossary.md');
  const entries = text
    .split(/^## /m)
    .slice(1)
    .map((entry) => {
      const [word = '', ...lines] = entry.split('\n');
      const body = lines.join('\n').trim();
      const others = [...body.matchAll(/(?:also called|newer name is) ((?:\*[^*]+\*(?:, | or )?)+)/gi)];
      return {
        word,
        body,
        names: [
          word,
          ...others.flatMap(
            ([, names = '']) =>
              names.match(/[^*]+(?=\*)/g)?.filter((name) => /^\w/.test(name) && !/^or /.test(name)) ?? [],
          ),
        ],
      };
    });

  it('is in the order of the alphabet', () => {
    const words = entries.map(({ word }) => word.toLowerCase());
    expect(words).toEqual([...words].sort());
  });

  it.each(entries.map((entry) => [entry.word, entry] as const))(
    'explains %s in plain words or with a link',
    (_, entry) => {
      const unlinked = entry.body
        .replace(/\[[^\]]*\]\([^)]*\)/g, '')
        .replace(/`[^`]*`/g, '')
        .replace(/\*[^*]*\*/g, '');
      const used = entries
        .filter(({ word }) => word !== entry.word)
        .flatMap(({ names }) => names.filter((name) => new RegExp(`\\b${name}s?\\b`, 'i').test(unlinked)));
      expect(used, `${entry.word} uses these without a link`).toEqual([]);
    },
  );

  it('has every special word', () => {
    const names = entries
      .flatMap((entry) => [...entry.names, ...(entry.body.match(/\*[^*]+\*|`[^`]+`|\b(CVE|GHSA)\b/g) ?? [])])
      .join(' · ');
    expect(jargon.filter((word) => !word.test(names)).map(String)).toEqual([]);
  });
});

describe('generated files', () => {
  it('are what `npm run generate` writes', () => {
    expect(() =>
      execFileSync(process.execPath, [join(root, 'rules/generate.mjs'), '--check'], { stdio: 'pipe' }),
    ).not.toThrow();
  });
});

describe('what pages name', () => {
  const help = textOf('server/cli/help.ts');

  it.each(pages)('exists, in %s: commands, settings, scripts', (path) => {
    const code = codeOf(textOf(path));
    const all = code.join('\n');
    const scripts = [...all.matchAll(/\bnpm run ([\w:-]+)/g)].map(([, name = '']) => name);
    expect(scripts.filter((name) => !(name in manifest.scripts))).toEqual([]);
    // A setting, and not a command or a file of the same family.
    const settings = code.filter((one) => /^longhaul\.\w+(\.\w+)*$/.test(one) && !/\.(ya?ml|mjs|vsix)$/.test(one));
    expect(
      settings.filter((name) => !(name in manifest.contributes.configuration.properties) && !isCommand(name)),
    ).toEqual([]);
    const flags = [...all.matchAll(/\blonghaul(?:\.mjs)? (?:check|explain|lsp)([^\n#|]*)/g)].flatMap(
      ([, rest = '']) => rest.match(/--[a-z-]+/g) ?? [],
    );
    expect(flags.filter((flag) => !help.includes(flag))).toEqual([]);
  });

  it.each(pages.filter((path) => !path.startsWith('rules/') && !path.startsWith('docs/editors/')))(
    'exists, in %s: files',
    (path) => {
      const named = codeOf(textOf(path)).filter((one) =>
        /^(rules|server|client|docs|test|\.github|l10n)\/[\w./-]*$/.test(one),
      );
      const expected = ['.github/longhaul.yml', '.github/workflows/'];
      expect(
        named.filter((one) => !existsSync(join(root, one)) && !expected.includes(one) && !/NAME/.test(one)),
      ).toEqual([]);
    },
  );

  function isCommand(name: string): boolean {
    return manifest.contributes.commands.some(({ command }: { readonly command: string }) => command === name);
  }
});

describe('the map in docs/architecture.md', () => {
  const tree = /^```text\n(rules\/ [\s\S]*?)^```$/m.exec(textOf('docs/architecture.md'))?.[1] ?? '';
  const paths: string[] = [];
  let above = '';
  for (const line of tree.split('\n')) {
    const [, indent, names = ''] = /^( *)((?:[\w.-]+\/?)(?: [\w.-]+\/)*)(?: {2,}|$)/.exec(line) ?? [];
    if (!names || indent === undefined) continue;
    if (indent === '') above = names;
    paths.push(...names.split(' ').map((name) => (indent === '' ? name : `${above}${name}`)));
  }

  it('names every room, and rooms that are there', () => {
    expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([]);
    const folders = new Set(
      trackedFiles().flatMap((path) => /^((rules|server)\/[\w-]+|client|test)\//.exec(path)?.[1] ?? []),
    );
    const missing = [...folders].filter((folder) => !paths.includes(`${folder}/`));
    expect(missing).toEqual([]);
  });
});

/** Real projects as they stood at a commit; not part of this repository, and absent on most machines. */
const corpus = join(root, '../shared/corpus');

describe('“Who does this already”', () => {
  it('shows such a line, as far as the projects are at hand', () => {
    const known: Readonly<Record<string, { readonly commit: string }>> = existsSync(corpus)
      ? JSON.parse(readFileSync(join(corpus, 'MANIFEST.json'), 'utf8'))
      : {};
    const problems = allRules.flatMap((rule) => {
      const page = readFileSync(join(folderOf(rule), 'README.md'), 'utf8');
      return pinnedLinksOf(readPage(page).sections['Who does this already'])
        .filter(({ repository, commit }) => known[repository]?.commit === commit)
        .flatMap((link) => doubt(rule, page, link).map((why) => `${rule.id}: ${link.address} ${why}`));
    });
    expect(problems).toEqual([]);
  });
});

/** A line speaks for a rule when the rule is silent about it, and it shares a word with the page. */
function doubt(rule: Rule, page: string, { repository, path, line }: PinnedLink): readonly string[] {
  const file = join(corpus, repository.replace('/', '__'), path);
  if (!existsSync(file)) return ['is not in that project'];
  if (line === undefined) return [];
  const text = readFileSync(file, 'utf8');
  const words =
    text
      .split('\n')
      [line - 1]?.toLowerCase()
      .match(/[a-z]{3,}/g) ?? [];
  const said = new Set(
    page
      .replace(/\]\([^)]*\)/g, ']')
      .toLowerCase()
      .match(/[a-z]{3,}/g),
  );
  if (!words.some((word) => said.has(word))) return ['shows a line about something else'];
  const { findings } = check(repositoryOf(new Map([[path, text]]), noFacts), { rules: [rule] });
  return findings
    .filter(({ place, certainty }) => certainty !== 'possible' && place.span && lineOf(text, place.span.start) === line)
    .map(({ message }) => `shows a line that we would mark: ${message}`);
}

/** 1-based. */
function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}
