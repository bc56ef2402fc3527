/**
 * Cuts a page's text for places where there is little room.
 */

/** Whole sentences of the first paragraph, as many as fit into about `words` words; at least one. */
export function firstSentences(markdown: string, words: number): string {
  const [paragraph = ''] = markdown.split(/\n\s*\n/);
  const kept: string[] = [];
  let count = 0;
  for (const sentence of paragraph
    .replace(/\s+/g, ' ')
    .trim()
    .split(/(?<=[.?!]) /)) {
    count += sentence.split(' ').length;
    if (kept.length > 0 && count > words) break;
    kept.push(sentence);
  }
  return kept.join(' ');
}

/** Links of a page are relative to it, and lead nowhere from elsewhere. */
export function withoutLinks(markdown: string): string {
  return markdown.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1');
}

/** For an editor that does not render Markdown: links become their words and their address. */
export function plainText(markdown: string): string {
  return markdown
    .replace(/\[([^\]]*)\]\(([^)]*)\)/g, '$1: $2')
    .replace(/\*\*/g, '')
    .replace(/\\(?=[^\w\s])/g, '');
}
