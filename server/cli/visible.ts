/**
 * Text from a repository, made harmless for a terminal and for the log of a build.
 */

/**
 * Names come from strangers: control characters and text that turns direction would let them draw on the terminal,
 * and GitHub's runner obeys lines that begin with `::` or hold `##[`.
 */
export function visible(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`)
    .replace(/^::/, '\\u{3a}:')
    .replaceAll('##[', '#\\u{23}[');
}

/** The same JSON, without what the runner would take for a command or a terminal would act on. */
export function quietJson(value: unknown): string {
  return JSON.stringify(value, undefined, 2)
    .replaceAll('##[', '#\\u0023[')
    .replace(/(?!\n)[\p{Cc}\p{Cf}]/gu, (character) => character.split('').map(escaped).join(''));
}

function escaped(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
