/**
 * `longhaul explain <check>`: the page of one check, for a terminal. Names of other tools are understood too.
 */
import { allRules, type Rule, readPage } from '../../rules/index.ts';
import { pageText } from '../disk-pages.ts';

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
    console.error(`There is no check “${name.slice(0, 60)}”. Did you mean ${nearest(name)}?`);
    return 2;
  }
  for (const rule of rules) console.log(asText(await pageText(rule.family, rule.id), process.stdout.columns ?? 80));
  return 0;
}

/** By id; else by the name another tool has for it, with or without that tool's name. */
function rulesNamed(name: string): readonly Rule[] {
  const own = allRules.filter(({ id, family }) => id === name || `${family}/${id}` === name);
  if (own.length > 0) return own;
  const wanted = name.toLowerCase();
  return allRules.filter(({ equivalents }) =>
    equivalents.some((one) => [one.toLowerCase(), one.slice(one.indexOf(':') + 1).toLowerCase()].includes(wanted)),
  );
}

function nearest(name: string): string {
  return (
    [...allRules].map(({ id }) => ({ id, distance: distance(id, name) })).sort((a, b) => a.distance - b.distance)[0]
      ?.id ?? ''
  );
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
      .replace(/`([^`]+)`/g, '$1')
      .replace(/\*\*([^*]+)\*\*/g, '$1');
    return wrap(plain, Math.min(width, 100));
  });
  return `\n${title}\n${'='.repeat(title.length)}\n\n${lines.join('\n')}\n`;
}

function wrap(line: string, width: number): string[] {
  const indent = /^(- |\d+\. )/.test(line) ? '   ' : '';
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
