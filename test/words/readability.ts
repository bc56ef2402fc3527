/**
 * Measures plain writing: grade, sentence length, passive voice. No opinion about content.
 * Grade is Flesch–Kincaid: 0.39 × words per sentence + 11.8 × syllables per word − 15.59.
 */

export interface Measure {
  readonly words: number;
  readonly sentences: readonly string[];
  readonly grade: number;
  readonly longest: string;
  readonly passive: readonly string[];
}

/** `text` is prose without code, headings and addresses: see `proseOf`. */
export function measure(text: string): Measure {
  const sentences = sentencesOf(text);
  const words = sentences.flatMap(wordsOf);
  const syllables = words.reduce((sum, word) => sum + syllablesOf(word), 0);
  const grade =
    words.length === 0 ? 0 : 0.39 * (words.length / sentences.length) + 11.8 * (syllables / words.length) - 15.59;
  return {
    words: words.length,
    sentences,
    grade,
    longest: [...sentences].sort((a, b) => wordsOf(b).length - wordsOf(a).length)[0] ?? '',
    passive: sentences.filter(isPassive),
  };
}

/** Code becomes one short word, a link its text; headings, blocks and list marks go. */
export function proseOf(markdown: string): string {
  return markdown
    .replace(/^```[\s\S]*?^```$/gm, '')
    .replace(/^#+ .*$/gm, '')
    .replace(/^(Before|After):$/gm, '')
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/`[^`]*`/g, 'code')
    .replace(/^\s*([-*]|\d+\.)\s+/gm, '\n')
    .replace(/[*_]{1,2}([^*_]+)[*_]{1,2}/g, '$1');
}

export function sentencesOf(text: string): string[] {
  return text
    .split(/\n\s*\n|(?<=[.!?:])["”’)]*\s+(?=["“‘(]?[A-Z0-9])|(?<=[.!?])$/m)
    .map((sentence) => sentence.replace(/\s+/g, ' ').trim())
    .filter((sentence) => wordsOf(sentence).length > 0);
}

export function wordsOf(sentence: string): string[] {
  return sentence.match(/[A-Za-z][A-Za-z’'-]*|\d[\d.,]*/g) ?? [];
}

/** Words our readers use every day count as two syllables at most, or “repository” would fail every page. */
const everyday =
  'action branch build commit dependency dependencies fork github issue job label main maintainer merge npm organisation package pull push release repository repositories review runner script step tag token version workflow workflows dependabot renovate'.split(
    ' ',
  );

export function syllablesOf(word: string): number {
  const lower = word.toLowerCase().replace(/[’']s$/, '');
  if (/^\d/.test(lower)) return 1;
  const groups = lower
    .replace(/(?:[^laeiouy]es|ed|[^laeiouy]e)$/, '')
    .replace(/^y/, '')
    .match(/[aeiouy]{1,2}/g);
  const count = Math.max(1, groups?.length ?? 1);
  return everyday.includes(lower) || everyday.includes(lower.replace(/s$/, '')) ? Math.min(2, count) : count;
}

const irregular =
  'been begun bound broken brought built bought caught chosen cut done drawn driven fed found forgotten given gone held hidden hit kept known laid left lost made meant met paid put read run said seen sent set shown shut sold spent stolen stored taken taught told thrown understood won written'.split(
    ' ',
  );

function isPassive(sentence: string): boolean {
  const match = /\b(is|are|was|were|be|been|being|gets?|got)\s+(?:\w+ly\s+|not\s+|never\s+|also\s+)?([a-z]+)\b/gi;
  return [...sentence.matchAll(match)].some(
    ([, , word = '']) =>
      (/[a-z]{2,}ed$/.test(word) && !/^(need|indeed|red|speed)$/.test(word)) || irregular.includes(word),
  );
}
