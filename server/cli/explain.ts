/**
 * `longhaul explain <check>`: the page of one check, for a terminal. Names of other tools are understood too.
 */
import { allRules, type Rule, readPage } from '../../rules/index.ts';
import { pageText } from '../disk-pages.ts';
import { pageAddress } from '../page-address.ts';
import { visible } from './visible.ts';

/** Exit code: 0, or 2 when there is no such check. */
export async function explain(args: readonly string[]): Promise<number> {
  const [name] = args;
  if (name === undefined || name.startsWith('-')) {
    console.log(
      `Say which check to explain. There are ${allRules.length}:\n\n${allRules.map(({ id, title }) => `  ${id.padEnd(28)}${title}`).join('\n')}`,
    );
    return name === undefined ? 2 : 0;
  }
  const rules = rulesNamed(name);
  if (rules.length === 0) {
    const near = nearest(name);
    const hint = near === undefined ? 'See them all: longhaul explain' : `Did you mean ${near}?`;
    console.error(`There is no check “${visible(name.slice(0, 60))}”. ${hint}`);
    return 2;
  }
  for (const { family, id, title } of rules) {
    const page = await pageText(family, id);
    console.log(page ? asText(page, process.stdout.columns ?? 80) : `${title}. Read the page: ${pageAddress(id)}`);
  }
  return 0;
}

/** By id; else by the name another tool has for it, with or without that tool's name. */
function rulesNamed(name: string): readonly Rule[] {
  const own = allRules.filter(({ id, family }) => id === name || `${family}/${id}` === name);
  if (own.length > 0) return own;
  const wanted = name.toLowerCase();
  return allRules.filter(({ equivalents }) =>
    equivalents.some((one) => [one, bareName(one)].some((known) => known.toLowerCase() === wanted)),
  );
}

/** The name that looks most alike, ours or another tool's; nothing when none looks alike. */
function nearest(name: string): string | undefined {
  const names = allRules.flatMap(({ id, equivalents }) => [id, ...equivalents.map(bareName)]);
  const found = names
    .map((one) => ({ one, away: distance(one, name.slice(0, 60)) }))
    .sort((a, b) => a.away - b.away)[0];
  return found && found.away <= Math.max(2, name.length / 2) ? found.one : undefined;
}

/** `unpinned-uses` of `zizmor:unpinned-uses`. */
function bareName(equivalent: string): string {
  return equivalent.slice(equivalent.indexOf(':') + 1);
}

/** Levenshtein distance, over names of a few dozen letters. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next[j] = Math.min(
        (row[j] ?? 0) + 1,
        (next[j - 1] ?? 0) + 1,
        (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1),
      );
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

/** Markdown to plain lines: headings in capitals, links as words with their address behind, code indented. */
export function asText(markdown: string, width: number): string {
  const { title } = readPage(markdown);
  const body = markdown.replace(/^# .+\n/, '').trim();
  let isCode = false;
  const lines = body.split('\n').flatMap((line) => {
    if (line.startsWith('```')) {
      isCode = !isCode;
      return [];
    }
    if (isCode) return [`    ${line}`];
    if (line.startsWith('## ')) return [line.slice(3).toUpperCase()];
    const plain = line
      .replace(/\[([^\]]+)\]\((https:[^)]+)\)/g, '$1 <$2>')
      .replace(/\[([^\]]+)\]\([^)]*\)/g, '$1')
      .replace(/`([^`]+)`/g, (_, code: string) => (code.includes(' ') ? `“${code}”`.replaceAll(' ', unbroken) : code))
      .replace(/(\*\*?)(?=\S)([^*]+)\1/g, '$2');
    return wrap(plain, Math.min(width, 100)).map((one) => one.replaceAll(unbroken, ' '));
  });
  return `\n${title}\n${'='.repeat(title.length)}\n\n${lines.join('\n')}\n`;
}

/** A space inside code, where no line may break: what is to be copied stays in one piece. */
const unbroken = '\u00a0';

function wrap(line: string, width: number): string[] {
  const indent = ' '.repeat(/^(- |\d+\. )/.exec(line)?.[0].length ?? 0);
  const lines: string[] = [];
  let current = '';
  for (const word of line.split(' ')) {
    if (current && current.length + 1 + word.length > width) {
      lines.push(current);
      current = indent + word;
    } else current = current ? `${current} ${word}` : word;
  }
  return [...lines, current];
}
