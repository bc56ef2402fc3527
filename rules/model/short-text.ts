/**
 * Makes a name from a file fit for one line of a message: no line ends, no marks of code, never long.
 */

/** At most `most` units; what is longer ends in `…`. */
export function shortText(text: string, most = 30): string {
  const plain = text.replace(/[`\s\p{Cc}\p{Cf}]+/gu, ' ').trim();
  return plain.length <= most ? plain : `${plain.slice(0, most - 1)}…`;
}
