/**
 * Reads the examples beside a rule: what a person has, what the fix makes of it, and what they see.
 *
 *   examples/flagged/NAME.EXT        one file, placed at the usual path of the rule's kind
 *   examples/flagged/NAME.KIND.EXT   the same, for a rule that reads several kinds: NAME.action.yml
 *   examples/flagged/NAME/           a small repository
 *   … NAME.fixed.EXT or NAME.fixed/  after the first fix of every finding that has edits
 *   … NAME.seen.txt                  what a person sees
 *   … NAME.facts.json                facts from outside, as `Facts`; for a settings rule NAME.json itself is what GitHub answers
 */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import {
  configPaths,
  type Document,
  type Facts,
  type Kind,
  kindOf,
  kinds,
  languageOf,
  noConfig,
  noFacts,
  type Repository,
  type Rule,
  readConfig,
  readDocument,
  readsDocuments,
  usualPaths,
} from '../../rules/index.ts';

export type Files = ReadonlyMap<string, string>;

export interface Example {
  readonly name: string;
  readonly flagged: boolean;
  readonly files: Files;
  readonly fixed: Files | undefined;
  readonly facts: Facts;
  /** Where the recorded files stand: path without ending. */
  readonly base: string;
  readonly ending: string;
}

const rulesFolder = new URL('../../rules/', import.meta.url).pathname;

export function folderOf(rule: Rule): string {
  return join(rulesFolder, rule.family, rule.id);
}

export function examplesOf(rule: Rule): readonly Example[] {
  return ['flagged', 'allowed'].flatMap((side) => {
    const folder = join(folderOf(rule), 'examples', side);
    const names = existsSync(folder) ? readdirSync(folder).sort() : [];
    return names
      .filter((name) => !/\.(fixed(\.|$)|seen\.txt$|facts\.json$)/.test(name))
      .map((name) => readExample(rule, folder, name, side === 'flagged'));
  });
}

function readExample(rule: Rule, folder: string, name: string, flagged: boolean): Example {
  const isFolder = statSync(join(folder, name)).isDirectory();
  const ending = isFolder ? '' : (/(\.[\w-]+)$/.exec(name)?.[1] ?? '');
  const base = join(folder, name.slice(0, name.length - ending.length));
  const isAnswers = rule.reads === 'settings' && ending === '.json';
  const path = isFolder || isAnswers ? '' : usualPath(rule, name, ending);
  const fixedPath = `${base}.fixed${ending}`;
  return {
    name,
    flagged,
    base,
    ending,
    files: isAnswers ? new Map() : readFiles(join(folder, name), path),
    fixed: existsSync(fixedPath) && !isAnswers ? readFiles(fixedPath, path) : undefined,
    facts: isAnswers
      ? { ...noFacts, answers: readJson(join(folder, name)) as Facts['answers'] }
      : { ...noFacts, ...(readJson(`${base}.facts.json`) as Partial<Facts>) },
  };
}

function readJson(path: string): unknown {
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {};
}

function readFiles(at: string, path: string): Files {
  if (!statSync(at).isDirectory()) return new Map([[path, readFileSync(at, 'utf8')]]);
  const entries = readdirSync(at, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = entries.map((entry) => join(entry.parentPath, entry.name)).sort();
  return new Map(paths.map((file) => [relative(at, file), readFileSync(file, 'utf8')]));
}

const languageOfEnding: Readonly<Record<string, string>> = {
  '.yml': 'yaml',
  '.yaml': 'yaml',
  '.json': 'json',
  '.toml': 'toml',
  '.txt': 'lines',
  '.md': 'lines',
};

function usualPath(rule: Rule, name: string, ending: string): string {
  const named = name.split('.').find((part): part is Kind => (kinds as readonly string[]).includes(part));
  const reads: readonly Kind[] = readsDocuments(rule) ? rule.reads : [];
  const kind = named ?? reads.find((one) => languageOf(one) === languageOfEnding[ending]) ?? reads[0];
  if (!kind) throw new Error(`${name}: a rule over the whole repository needs a folder as example.`);
  return usualPaths[kind];
}

export function repositoryOf(files: Files, facts: Facts): Repository {
  const documents = new Map<string, Document>();
  for (const [path, text] of files) {
    const kind = kindOf(path);
    if (kind) documents.set(path, readDocument(path, kind, text));
  }
  const configDocument = configPaths.map((path) => documents.get(path)).find((document) => document !== undefined);
  return {
    documents,
    paths: [...files.keys()].sort(),
    complete: true,
    facts,
    config: configDocument ? readConfig(configDocument, ruleNames()) : noConfig,
  };
}

function ruleNames(): ReadonlySet<string> {
  const families = ['workflow', 'manifest', 'repository', 'settings'];
  return new Set([
    ...families.map((family) => `${family}/*`),
    ...families.flatMap((family) => foldersIn(join(rulesFolder, family))),
  ]);
}

function foldersIn(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));
}
