/**
 * The cheap look before the real one: whether a document holds one of some words at all. Most rules have nothing to do in most files.
 */
import { type Document, perDocument } from './document.ts';

/** Anywhere, also inside of longer words. `parts` are in lower case; upper and lower case of the text count as the same. */
export function mentions(document: Document, parts: readonly string[]): boolean {
  const text = lowerText(document);
  return parts.some((part) => text.includes(part));
}

/** As whole words of letters, digits and `_`. Many times faster than one pattern of all the words. */
export function mentionsWord(document: Document, words: readonly string[]): boolean {
  const text = lowerText(document);
  return words.some((word) => hasWord(text, word));
}

function hasWord(text: string, word: string): boolean {
  for (let start = text.indexOf(word); start >= 0; start = text.indexOf(word, start + 1)) {
    if (!isInWord(text.charCodeAt(start - 1)) && !isInWord(text.charCodeAt(start + word.length))) return true;
  }
  return false;
}

/** `NaN`, which stands before the first and behind the last unit, is in no word. */
function isInWord(unit: number): boolean {
  return (unit >= 97 && unit <= 122) || (unit >= 48 && unit <= 57) || unit === 95;
}

const lowerText = perDocument(({ text }) => text.toLowerCase());
