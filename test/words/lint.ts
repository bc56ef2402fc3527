/**
 * Says what is unplain about one text for people, and why. The limits are those of docs/writing.md.
 * Prose of whole pages is measured elsewhere: see `readability.ts`.
 */
import { sentencesOf, wordsOf } from './readability.ts';
import { bannedInMessages, everydayAcronyms, jargon, otherSpelling, weakOpenings } from './vocabulary.ts';

/**
 * `message` and `step` are said in a list of problems or a guide; `title` is pressed; `interface` is whatever else an editor
 * or a terminal shows: it may run to several sentences, and links are allowed.
 */
export type TextKind = 'message' | 'step' | 'title' | 'interface';

interface Limits {
  readonly letters: number;
  readonly sentences: number;
  /** Words in one sentence. */
  readonly words: number;
}

const limits: Readonly<Record<TextKind, Limits>> = {
  message: { letters: 110, sentences: 2, words: 14 },
  step: { letters: 110, sentences: 2, words: 14 },
  title: { letters: 80, sentences: 1, words: 12 },
  interface: { letters: 300, sentences: 5, words: 20 },
};

/** Names that come from the project being checked, and numbers, stand as `{0}` in texts read from source. */
const hole = /\{\w*\}/g;

/** One line for each thing to change; empty for a text that is fine. `ruleIds` may not be named in a message. */
export function problemsOf(text: string, kind: TextKind, ruleIds: readonly string[] = []): readonly string[] {
  const plain = withoutCode(text);
  const sentences = sentencesOf(plain);
  const limit = limits[kind];
  const problems: string[] = [];
  const say = (isWrong: boolean, problem: string) => {
    if (isWrong) problems.push(problem);
  };
  say(text.length > limit.letters, `${text.length} characters, ${limit.letters} at most`);
  say(sentences.length > limit.sentences, `${sentences.length} sentences, ${limit.sentences} at most`);
  for (const sentence of sentences) {
    const count = wordsOf(sentence).length;
    say(count > limit.words, `${count} words in one sentence, ${limit.words} at most: ${sentence}`);
  }
  say(/\s{2}|^\s|\s$/.test(text) && kind !== 'interface', 'has stray spaces');
  say((text.match(/`/g)?.length ?? 0) % 2 === 1, 'has a back-tick without its partner');
  say(/\.\.\./.test(plain), 'writes three dots for an ellipsis (…)');
  say(/(^|[^\w])'|"/.test(plain), 'uses straight quotes; write “ ” or back-ticks');
  problems.push(...unplainWords(plain));
  return kind === 'interface' ? problems : [...problems, ...problemsOfLine(text, plain, kind, ruleIds)];
}

/** Words we never use, words that need the glossary, and letters not everyone knows. */
export function unplainWords(text: string): readonly string[] {
  const words = [...bannedInMessages, ...jargon, otherSpelling].flatMap((word) => word.exec(text)?.[0] ?? []);
  return [
    ...new Set(words.map((word) => `says “${word}”`)),
    ...acronymsOf(text).map((acronym) => `uses ${acronym}, which not everyone knows`),
  ];
}

function problemsOfLine(text: string, plain: string, kind: TextKind, ruleIds: readonly string[]): readonly string[] {
  const checks: readonly (readonly [boolean, string])[] = [
    [/[\r\n]/.test(text), 'breaks the line'],
    [/\*\*\w|\b__?\w+__?\b|(^|\s)\*\w|\]\(|^#/.test(text.replace(/`[^`]*`/g, '')), 'has markup other than back-ticks'],
    [kind === 'title' && /[.:,]$/.test(text), 'is a title, so it ends without a mark'],
    [kind !== 'title' && !/[.?…]$/.test(text), 'ends without a full stop'],
    [!/^[A-Z`“{./@\d-]/.test(text) && !/^(npm|pnpm|yarn|bun|pip|uv)\b/.test(plain), 'starts with a small letter'],
    [kind === 'message' && weakOpenings.test(text), `starts with “${text.split(' ')[0]}”, not with the concrete thing`],
  ];
  const ids = ruleIds.filter((id) => new RegExp(`(^|[^\\w-])${id}([^\\w-]|$)`).test(plain));
  return [
    ...checks.flatMap(([isWrong, problem]) => (isWrong ? [problem] : [])),
    ...ids.map((id) => `names the rule ${id}`),
  ];
}

/** Code, addresses and holes count as one short word each. */
function withoutCode(text: string): string {
  return text
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/`[^`]*`/g, 'code')
    .replace(hole, 'name')
    .replace(/\bhttps?:\/\/\S+/g, 'address')
    .replace(
      /(^|\s)(--?[a-z-]+|[\w.@{}-]*\/[\w./@{}-]*|\.?[\w-]+\.(ya?ml|json|toml|md|txt|cfg|com)|\.[a-z]+rc)\b/g,
      '$1file',
    );
}

function acronymsOf(plain: string): readonly string[] {
  const found = plain.match(/\b[A-Z][A-Z0-9]+s?\b/g) ?? [];
  return found.filter((word) => !everydayAcronyms.includes(word.replace(/s$/, '')) && !/^F\d+$/.test(word));
}
