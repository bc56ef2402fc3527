/**
 * Finds a project that does not say how to report a weakness: no security policy, an empty one, or an untouched template.
 */
import type { Document } from '../../engine/document.ts';
import { documentsOf } from '../../engine/repository.ts';
import type { Found, RepositoryRule } from '../../engine/rule.ts';
import type { Span } from '../../engine/tree.ts';
import { cursorOf, policyText } from './policy.ts';

export const rule: RepositoryRule = {
  id: 'add-security-policy',
  family: 'repository',
  title: 'Say how to report a weakness',
  reads: 'repository',
  severity: 'good-habit',
  certainty: 'certain',
  effort: '5 minutes',
  item: 'private-reports',
  equivalents: ['scorecard:Security-Policy', 'osps:OSPS-VM-02.01', 'allstar:SECURITY.md'],
  check(repository) {
    const policies = documentsOf(repository, 'security-policy');
    if (policies.length > 0) return policies.flatMap(problemsOf).slice(0, 1);
    return repository.complete ? [missing] : 'unknown';
  },
};

const missing: Found = {
  at: null,
  path: 'SECURITY.md',
  message: 'People cannot tell how to report a weakness here. Add a security policy.',
  fixes: [
    {
      title: 'Add SECURITY.md',
      safety: 'careful',
      edits: [{ path: 'SECURITY.md', create: policyText, cursor: cursorOf(policyText) }],
      guide: ['Write how soon you can answer, where the cursor stands.', 'Turn on private reports on GitHub, so the button this page names is there.'],
    },
  ],
};

function problemsOf(document: Document): readonly Found[] {
  const { text, path } = document;
  const start = text.length - text.trimStart().length;
  if (text.trim() === '') return [found(path, { start: 0, end: 0 }, 'This security policy is empty. Say how to reach you.', document)];
  const template = templateText.map((sentence) => sentence.exec(text)).find((match) => match !== null);
  if (template) {
    const at = { start: template.index, end: template.index + template[0].length };
    return [found(path, at, 'This line still stands here from a template. Say how to reach you.', document)];
  }
  if (!contact.test(text)) {
    const firstLine = /^[^\r\n]*/.exec(text.slice(start))?.[0] ?? '';
    return [found(path, { start, end: start + firstLine.length }, 'This policy names no way to reach you. Add an address or a link.', document)];
  }
  return [];
}

/** Sentences of GitHub's own template and blanks people leave, which tell a reader nothing. */
const templateText = [
  /Use this section to tell people (about which versions|how to report)[^\r\n]*/,
  /\[(INSERT|YOUR|ADD)[^\]\n]*\]/i,
  /\b(security|you|your-?email|name)@(example\.(com|org)|your-?domain\.\w+)\b/i,
];

/** An address, a link, a handle, or words that name GitHub's private form. */
const contact = /https?:\/\/|\]\(|[\w.+-]+@[\w-]+\.\w+|\[at\]|private(ly)?\b[^.]*\b(report|advisor)|(report|advisor)[^.]*\bprivate|report a vulnerability|hackerone|bugcrowd|@[\w-]+|mailto:/i;

function found(path: string, at: Span, message: string, document: Document): Found {
  return {
    at,
    path,
    message,
    fixes: [
      {
        title: 'Write a new policy in its place',
        safety: 'careful',
        edits: [{ path, span: { start: 0, end: document.text.length }, text: policyText }],
        guide: ['Read the new text and change how soon you can answer.', 'Turn on private reports on GitHub, so the button this page names is there.'],
      },
    ],
  };
}
