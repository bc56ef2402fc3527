/**
 * One small rule of every shape, so that protocol tests do not depend on what the real rules say.
 * Each looks for a word in capitals.
 */
import type { Document } from '../../rules/engine/document.ts';
import { commitKey } from '../../rules/engine/facts.ts';
import type { Fix } from '../../rules/engine/finding.ts';
import { documentsOf } from '../../rules/engine/repository.ts';
import type { DocumentRule, Found, RepositoryRule, Rule } from '../../rules/engine/rule.ts';
import { readSettings } from '../../rules/model/settings/settings.ts';

function* words(document: Document, word: string): Generator<{ readonly start: number; readonly end: number }> {
  for (const { index } of document.text.matchAll(new RegExp(`\\b${word}\\b`, 'g')))
    yield { start: index, end: index + word.length };
}

function wordRule(
  id: string,
  word: string,
  about: Partial<DocumentRule>,
  fixes: (document: Document, at: Found['at']) => readonly Fix[],
): DocumentRule {
  return {
    id,
    family: 'workflow',
    title: `Change the word ${word}`,
    reads: ['workflow', 'package-json', 'npmrc'],
    severity: 'worth-fixing',
    certainty: 'certain',
    effort: 'one click',
    item: 'fixed-parts',
    equivalents: [],
    ...about,
    *check(document) {
      for (const at of words(document, word)) {
        const lineStart = document.text.lastIndexOf('\n', at.start) + 1;
        yield {
          at,
          message: `\`${word}\` can do harm. Change it.`,
          scope: { start: lineStart, end: at.end },
          fixes: fixes(document, at),
        };
      }
    },
  };
}

const put = (document: Document, at: Found['at'], text: string) =>
  at ? [{ path: document.path, span: at, text }] : [];

const change = wordRule('change-bad', 'BAD', { severity: 'fix-now' }, (document, at) => [
  { title: 'Change BAD to GOOD', safety: 'safe', edits: put(document, at, 'GOOD') },
  { title: 'Change BAD to FINE', safety: 'careful', edits: put(document, at, 'FINE') },
]);

const look = wordRule('look-first', 'MAYBE', {}, (document, at) => [
  { title: 'Change MAYBE to SURE', safety: 'careful', edits: put(document, at, 'SURE') },
]);

const multiline = wordRule('add-line', 'LINE', { severity: 'good-habit' }, (document, at) => [
  { title: 'Add a line', safety: 'safe', edits: put(document, at, 'ONE\n      TWO') },
]);

const lead = wordRule('lead-on', 'LEAD', {}, () => [
  { title: 'Do it by hand', safety: 'guided', edits: [], guide: ['Open the page.', 'Press the button.'] },
]);

const likely = wordRule('perhaps-change', 'LIKELY', { certainty: 'likely' }, () => []);
const tidy = wordRule('tidy-up', 'TIDY', { severity: 'tidy' }, () => []);

const commit = { owner: 'octo', repo: 'tool', ref: 'v1.0.0' };
const ask: DocumentRule = {
  ...wordRule('ask-github', 'TAG', {}, () => []),
  *check(document, { facts }) {
    for (const at of words(document, 'TAG')) {
      const known = facts.commits[commitKey(commit)];
      const title = 'Ask GitHub for the commit of TAG';
      const fix: Fix = known
        ? { title, safety: 'careful', edits: put(document, at, known.sha) }
        : { title, safety: 'careful', edits: [], needs: { commitOf: commit } };
      yield { at, message: '`TAG` can move. Pin it.', fixes: [fix] };
    }
  },
};

const crash: DocumentRule = {
  ...wordRule('fall-over', 'CRASH', {}, () => []),
  check(document) {
    if (document.text.includes('CRASH')) throw new Error('the sample rule fell over');
    return [];
  },
};

const repositoryRule = {
  severity: 'worth-fixing',
  certainty: 'certain',
  effort: '5 minutes',
  equivalents: [],
} as const;

const policy: RepositoryRule = {
  ...repositoryRule,
  id: 'add-policy',
  family: 'repository',
  title: 'Say how to report a problem',
  reads: 'repository',
  item: 'private-reports',
  *check({ paths }) {
    if (paths.includes('SECURITY.md')) return;
    yield {
      at: null,
      path: 'SECURITY.md',
      message: 'Nobody can tell how to report a problem. Add a policy.',
      fixes: [
        {
          title: 'Add a security policy',
          safety: 'careful',
          edits: [{ path: 'SECURITY.md', create: '# Security\n\nWrite to WHOM.\n', cursor: 21 }],
          guide: ['Write an address into the new file.'],
        },
      ],
    };
  },
};

/** Its finding stands in one file because of another. */
const cover: RepositoryRule = {
  ...repositoryRule,
  id: 'cover-npm',
  family: 'repository',
  title: 'Watch npm too',
  reads: 'repository',
  item: 'fresh-dependencies',
  *check(repository) {
    const [manifest] = documentsOf(repository, 'package-json');
    for (const dependabot of documentsOf(repository, 'dependabot'))
      for (const at of words(dependabot, 'updates'))
        if (manifest && !dependabot.text.includes('npm'))
          yield {
            at,
            path: dependabot.path,
            message: 'Nothing keeps npm current. Add it.',
            related: [{ place: { path: manifest.path, span: { start: 0, end: 1 } }, message: 'It is used here.' }],
          };
  },
};

const reporting: RepositoryRule = {
  ...repositoryRule,
  id: 'let-people-report',
  family: 'settings',
  title: 'Turn on private reporting',
  reads: 'settings',
  item: 'private-reports',
  check({ facts }) {
    const { state } = readSettings(facts.answers)['private-reporting'];
    if (state === 'unseen') return 'unknown';
    if (state === 'not-available') return 'not-needed';
    if (state === 'value') return [];
    const change = { setting: 'private-reporting', from: 'off', to: 'on', effect: 'People can write to you.' } as const;
    return [
      {
        at: null,
        message: 'Private reporting is off. Turn it on.',
        fixes: [{ title: 'Turn it on', safety: 'careful', edits: [], change }],
      },
    ];
  },
};

export const allRules: readonly Rule[] = [
  change,
  look,
  multiline,
  lead,
  likely,
  tidy,
  ask,
  crash,
  policy,
  cover,
  reporting,
];
