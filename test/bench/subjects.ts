/**
 * What is measured: real workflow files when the corpus lies beside the checkout, else the rules' own examples.
 */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Subjects {
  readonly source: string;
  readonly workflows: readonly string[];
  /** The ten nearest to 4 KB. */
  readonly typical: readonly string[];
  /** A thousand lines. */
  readonly long: string;
  /** The same with a quotation mark in the middle that nobody has closed yet. */
  readonly halfTyped: string;
}

export function findSubjects(root: string): Subjects {
  const corpus = join(root, '../shared/corpus');
  const isCorpus = existsSync(corpus);
  const workflows = isCorpus
    ? workflowsBelow(corpus, /\.github\/workflows\/[^/]+\.ya?ml$/)
    : workflowsBelow(join(root, 'rules/workflow'), /examples\/(flagged|allowed)\/[\w-]+\.yml$/);
  const byDistance = [...workflows].sort((a, b) => Math.abs(a.length - 4096) - Math.abs(b.length - 4096));
  const long = longWorkflow(1000);
  const middle = long.indexOf('      - run: npm ci', long.length / 2);
  const halfTyped = `${long.slice(0, middle)}      - uses: "actions\n${long.slice(middle)}`;
  return { source: isCorpus ? 'corpus' : 'examples', workflows, typical: byDistance.slice(0, 10), long, halfTyped };
}

function workflowsBelow(folder: string, pattern: RegExp): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => pattern.test(path))
    .sort()
    .map((path) => readFileSync(path, 'utf8'));
}

/** Jobs with the usual steps until the text has this many lines. */
export function longWorkflow(lines: number): string {
  const texts = ['name: Long', 'on: [push, pull_request]', 'permissions:', '  contents: read', 'jobs:'];
  for (let job = 0; texts.length < lines; job++) {
    texts.push(
      `  job-${job}:`,
      '    runs-on: ubuntu-latest',
      '    strategy:',
      '      matrix:',
      '        node: [20, 22, 24]',
      '    steps:',
      '      - uses: actions/checkout@v4',
      '      - uses: actions/setup-node@v4',
      '        with:',
      // The braces are GitHub's.
      `          node-version: $${'{{ matrix.node }}'}`,
      '      - run: npm ci',
      '      - name: Test',
      '        run: |',
      '          npm test -- --coverage',
      `          echo "done on $${'{{ runner.os }}'}"`,
      '        env:',
      '          CI: true',
    );
  }
  return `${texts.slice(0, lines).join('\n')}\n`;
}

/** A folder with this many workflow files of the subjects. */
export function folderOf(workflows: readonly string[], count: number): string {
  const folder = mkdtempSync(join(tmpdir(), 'longhaul-bench-'));
  mkdirSync(join(folder, '.github/workflows'), { recursive: true });
  for (let index = 0; index < count; index++)
    writeFileSync(join(folder, '.github/workflows', `${index}.yml`), workflows[index % workflows.length] ?? '');
  return folder;
}
