/**
 * Runs of characters that no editor shows, and what they are for. Those that a script or an emoji needs are no finding.
 */
import type { Document } from '../../engine/document.ts';
import { lineEnd, lineStart } from '../../engine/edit/text-lines.ts';
import type { Span } from '../../engine/tree.ts';

export interface HiddenRun extends Span {
  /** `order`: turns the line around. `payload`: enough of them to hold a text. `mark`: says a direction. `empty`: takes no room. */
  readonly kind: 'order' | 'payload' | 'mark' | 'empty';
  /** In characters, not units. */
  readonly count: number;
  /** The first one, as people look it up: `U+200B`. */
  readonly code: string;
  /** What tag characters spell. */
  readonly says: string | undefined;
  readonly isInComment: boolean;
  /** Arabic, Hebrew or the like stands on the line, where a direction can matter. */
  readonly isRightToLeft: boolean;
  /** It parts an `@` or a `#` from its name, so that nobody is called: people do that on purpose. */
  readonly isBeforeName: boolean;
}

/** As they stand in a pattern: ranges of characters that take no room. Those behind U+FFFF are two units, the first always the same. */
const ranges = [
  '\\u00ad\\u034f', // a hyphen that is not shown, and a joiner
  '\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069', // directions
  '\\u115f\\u1160\\u3164\\uffa0\\u17b4\\u17b5\\u180b-\\u180f', // fillers and signs of single scripts
  '\\u200b-\\u200d\\u2060-\\u2065\\u206a-\\u206f\\ufeff\\ufff9-\\ufffb', // spaces without room, and joiners
  '\\ufe00-\\ufe0f', // variants of the character before
];
const hidden = new RegExp(`(?:[${ranges.join('')}]|\\udb40[\\udc00-\\uddef])+`, 'g');

const order = /[\u202a-\u202e\u2066-\u2069]/;
const tags = /[\u{E0000}-\u{E007F}]/u;
const selectors = /[\ufe00-\ufe0f\u{E0100}-\u{E01EF}]/gu;

export function hiddenRunsIn(document: Document): readonly HiddenRun[] {
  const { text } = document;
  return [...text.matchAll(hidden)].flatMap(({ 0: found, index }) => {
    // A mark at the start of a file says how it is coded.
    const skipped = index === 0 && found.startsWith('\uFEFF') ? 1 : 0;
    const run = found.slice(skipped);
    const start = index + skipped;
    const end = start + run.length;
    const before = lastCharacter(text, start);
    const after = String.fromCodePoint(text.codePointAt(end) ?? 0x20);
    if (run === '' || isNeeded(run, before, after)) return [];
    const line = text.slice(lineStart(text, start), lineEnd(text, start));
    return [
      {
        start,
        end,
        kind: kindOf(run),
        count: [...run].length,
        code: `U+${(run.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`,
        says: spelled(run),
        isInComment: document.tree.comments.some((comment) => comment.start <= start && start < comment.end),
        isRightToLeft: /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u.test(
          line,
        ),
        isBeforeName: /[@#]/.test(before + after),
      },
    ];
  });
}

function lastCharacter(text: string, end: number): string {
  const low = text.charAt(end - 1);
  return /[\udc00-\udfff]/.test(low) ? text.slice(end - 2, end) : low;
}

function kindOf(run: string): HiddenRun['kind'] {
  if (order.test(run)) return 'order';
  if (tags.test(run) || (run.match(selectors)?.length ?? 0) > 1 || [...run].length >= enoughForText) return 'payload';
  return /^[\u200e\u200f\u061c]+$/.test(run) ? 'mark' : 'empty';
}

/** A letter takes eight bits, and each character hides at least one. */
const enoughForText = 8;

/** Part of an emoji, of a flag, or of a script whose letters join: without it, people would see something else. */
function isNeeded(run: string, before: string, after: string): boolean {
  if (/^[\ufe0e\ufe0f]$/.test(run)) return /[\p{Emoji}\p{S}\p{P}]/u.test(before);
  if (/^[\ufe00-\ufe0d]$|^[\u{E0100}-\u{E01EF}]$/u.test(run))
    return /[\p{Script=Han}\p{S}\p{Script=Mongolian}]/u.test(before);
  if (/^\ufe0f?\u200d$/.test(run)) return isJoined(before, after) || needsJoining(before);
  if (/^(?:\u200c|\u200d|[\u180b-\u180f]|\u17b4|\u17b5|\u115f|\u1160)$/.test(run))
    return needsJoining(before) || needsJoining(after);
  // Flags of regions: a black flag, its letters, and the tag that ends them.
  return before === '🏴' && /^[\u{E0030}-\u{E0039}\u{E0061}-\u{E007A}]{2,6}\u{E007F}$/u.test(run);
}

function isJoined(before: string, after: string): boolean {
  return (
    /[\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}]/u.test(before) &&
    /\p{Extended_Pictographic}/u.test(after)
  );
}

/** A letter of a script in which letters change their form beside each other. */
function needsJoining(letter: string): boolean {
  return (
    /[\p{L}\p{M}]/u.test(letter) &&
    !/[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Han}\p{Script=Common}\p{Script=Inherited}]/u.test(
      letter,
    )
  );
}

function spelled(run: string): string | undefined {
  const letters = [...run].flatMap((character) => {
    const code = character.codePointAt(0) ?? 0;
    return code >= 0xe0020 && code <= 0xe007e ? [String.fromCodePoint(code - 0xe0000)] : [];
  });
  return letters.length > 3 ? letters.join('') : undefined;
}
