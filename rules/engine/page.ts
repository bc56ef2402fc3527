/**
 * A rule's page: the README in its folder, cut into the sections that every page has, in this order.
 * The same text feeds the hover, the panel, the terminal and the web.
 */

export const headings = [
  'In one sentence',
  'What we saw',
  'Why it matters',
  'What could happen',
  'How to fix it',
  'How long it takes',
  'When it is fine to ignore',
  'Who does this already',
  'Further reading',
] as const;
export type Heading = (typeof headings)[number];

export interface Page {
  readonly title: string;
  /** The Markdown below each heading, trimmed; '' when the page lacks it. */
  readonly sections: Readonly<Record<Heading, string>>;
  /** Headings as they stand, for the test that keeps their order. */
  readonly order: readonly string[];
}

export function readPage(markdown: string): Page {
  const [head = '', ...parts] = splitAtHeadings(markdown.replace(/\r\n/g, '\n'));
  const order = parts.map((part) => part.slice(3).split('\n', 1)[0]?.trim() ?? '');
  const bodyOf = (heading: string) => parts[order.indexOf(heading)]?.split('\n').slice(1).join('\n').trim() ?? '';
  return {
    title: /^# (.+)$/m.exec(head)?.[1]?.trim() ?? '',
    sections: Object.fromEntries(headings.map((heading) => [heading, bodyOf(heading)])) as Record<Heading, string>,
    order,
  };
}

/** A `## ` inside a code block is no heading. */
function splitAtHeadings(markdown: string): string[] {
  const parts: string[] = [''];
  let fenced = false;
  for (const line of markdown.split('\n')) {
    if (line.startsWith('```')) fenced = !fenced;
    if (!fenced && line.startsWith('## ')) parts.push(line);
    else parts[parts.length - 1] += `\n${line}`;
  }
  return parts;
}

export interface CodeBlock {
  readonly language: string;
  /** What follows the language: a path, or a route of GitHub's API for a setting. '' when nothing does. */
  readonly about: string;
  readonly text: string;
}

/** The Before and After blocks of "How to fix it", in that order. */
export function blocksOf(page: Page): readonly CodeBlock[] {
  return [...page.sections['How to fix it'].matchAll(/^```(\S*) ?([^\n]*)\n([\s\S]*?)^```$/gm)].map(
    ([, language = '', about = '', text = '']) => ({ language, about, text }),
  );
}
