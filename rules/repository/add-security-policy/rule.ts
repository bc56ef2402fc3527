/**
 * Finds a project that does not say how to report a weakness: no security policy, an empty one, or a template with its blanks.
 */
import type { Document } from '../../engine/document.ts';
import type { Edit, Fix } from '../../engine/finding.ts';
import { kindOf } from '../../engine/kinds.ts';
import { documentsOf } from '../../engine/repository.ts';
import type { Found, RepositoryRule } from '../../engine/rule.ts';
import type { Span } from '../../engine/tree.ts';
import { cursorOf, policyFor, privateForm, reportingFor } from './policy.ts';

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
    // A policy that is there and could not be read.
    const isThere = repository.paths.some((path) => kindOf(path) === 'security-policy');
    return repository.complete && !isThere ? [missing] : 'unknown';
  },
};

const turnOn = 'Turn on private reports on GitHub, so the button this page names is there.';

const missing: Found = {
  at: null,
  path: 'SECURITY.md',
  message: 'People cannot tell how to report a weakness here. Add a security policy.',
  fixes: [
    {
      title: 'Add SECURITY.md',
      safety: 'careful',
      edits: [{ path: 'SECURITY.md', create: policyFor('SECURITY.md'), cursor: cursorOf(policyFor('SECURITY.md')) }],
      guide: ['Write how soon you can answer, where the cursor stands.', turnOn],
    },
  ],
};

function problemsOf(document: Document): readonly Found[] {
  const { path } = document;
  // What stands in a comment is not shown.
  const text = document.text.replace(/<!--[\s\S]*?(-->|$)/g, (comment) => ' '.repeat(comment.length));
  const whole = { start: text.startsWith('\uFEFF') ? 1 : 0, end: document.text.length };
  const first = /\S[^\r\n]*/.exec(text);
  if (!first) {
    const at = { start: whole.start, end: whole.start };
    return [{ at, path, message: 'This security policy is empty. Say how to reach you.', fixes: [anew(path, whole)] }];
  }
  const blank = blanks.map((pattern) => pattern.exec(text)).find((match) => match !== null);
  if (blank) {
    const at = { start: blank.index, end: blank.index + blank[0].length };
    const message = 'This line still stands here from a template. Say how to reach you.';
    return [
      {
        at,
        path,
        message,
        fixes: [gitHubs.every((part) => part.test(text)) ? anew(path, whole) : fillIn(document, at)],
      },
    ];
  }
  if (contact.test(text)) return [];
  const at = { start: first.index, end: first.index + first[0].length };
  const message = 'This policy names no way to reach you. Add an address or a link.';
  return [{ at, path, message, fixes: [addReporting(document)] }];
}

/** Sentences of GitHub's own template, with the rest of their paragraph. */
const gitHubs = [
  /Use this section to tell people about which versions[^\r\n]*/,
  /Use this section to tell people how to report[^\r\n]*/,
];

/** What tells a reader nothing: GitHub's template, gaps to fill, addresses of nobody. */
const blanks = [
  ...gitHubs,
  /\[(INSERT|YOUR|ADD)\b[^\]\n]*\](?!\()/i,
  /\b(security|you|your-?email|name)@(example\.(com|org)|your-?domain\.\w)\b/i,
];

/** An address, a link, a handle, or words that name GitHub's private form. */
const contact =
  /https?:\/\/|\]\(|[\w.+-]{1,64}@[\w-]{1,64}\.\w|[[({<]\s*at\s*[\])}>]|private(ly)?\b[^.]{0,200}\b(report|advisor)|(report|advisor)[^.]{0,200}\bprivate|report a vulnerability|hackerone|bugcrowd|@[\w-]+|mailto:/i;

function anew(path: string, span: Span): Fix {
  return {
    title: 'Write a new policy in its place',
    safety: 'careful',
    edits: [{ path, span, text: policyFor(path) }],
    guide: ['Read the new text and change how soon you can answer.', turnOn],
  };
}

/** The rest of the page is a person's own work and stays. */
function fillIn({ path, text }: Document, at: Span): Fix {
  const blank = text.slice(at.start, at.end);
  if (blank.includes('@'))
    return {
      title: 'Write your own address here',
      safety: 'guided',
      edits: [],
      guide: ['Write an address that you read.'],
    };
  const end = blank.startsWith('[') ? at.end : endOfParagraph(text, at.end);
  const words = blank.startsWith('[')
    ? privateForm(path)
    : blank.includes('how to report')
      ? `Tell us in private first, through ${privateForm(path)}. We answer within 7 days.`
      : 'These versions get repairs:';
  const edits: readonly Edit[] = [{ path, span: { start: at.start, end }, text: words }];
  return {
    title: 'Fill in what the template left open',
    safety: 'careful',
    edits,
    guide: ['Read the page once more, and change what is not so.', turnOn],
  };
}

/** With the paragraphs of the template behind the first one. */
function endOfParagraph(text: string, start: number): number {
  const rest = text.slice(start);
  const gap = [...rest.matchAll(/\n[ \t]*\r?\n/g)].find(
    ({ index, 0: { length } }) => !rest.startsWith('Tell them where', index + length),
  );
  return start + rest.slice(0, gap?.index).trimEnd().length;
}

function addReporting({ path, text }: Document): Fix {
  const end = text.trimEnd().length;
  const edits: readonly Edit[] = [{ path, span: { start: end, end }, text: `\n\n${reportingFor(path)}` }];
  return {
    title: 'Add how to report a weakness',
    safety: 'careful',
    edits,
    guide: ['Read the new text and change how soon you can answer.', turnOn],
  };
}
