/**
 * A rule's page as plain lines for a terminal.
 */
import { readPage } from '../../rules/index.ts';

/** `width` in columns: lines break before it, and before 100. Headings in capitals, links as words with their address behind, code indented. */
export function pageForTerminal(markdown: string, width: number): string {
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
