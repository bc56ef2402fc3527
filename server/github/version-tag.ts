/**
 * Which of the tags at a commit says most exactly what it is: `v4.2.2` rather than `v4`. And which tag is the newest.
 */
interface VersionTag {
  readonly tag: string;
  /** What stands before the numbers: `v`, or `my-action-v` where one repository holds several. */
  readonly prefix: string;
  readonly numbers: readonly number[];
  /** `-beta.1`, or nothing. */
  readonly suffix: string;
}

/**
 * The most exact of the tags that can be meant by the one asked for, or that one itself.
 * Only a tag that goes on where the asked one stops counts: `v4` may become `v4.2.2`, never `v5` or `other-v4.1`.
 */
export function mostExactTag(asked: string, tagsAtCommit: readonly string[]): string {
  const start = readTag(asked);
  const candidates = tagsAtCommit
    .flatMap((tag) => readTag(tag) ?? [])
    .filter(({ suffix }) => suffix === '')
    .filter((candidate) => (start ? continues(candidate, start) : isPlain(candidate)));
  return candidates.sort(byExactness)[0]?.tag ?? asked;
}

/** The highest released version among plain version tags: `v4.2.2`, not `v5.0.0-beta` or `bundle-v9`. */
export function newestTag(tags: readonly string[]): string | undefined {
  const released = tags.flatMap((tag) => readTag(tag) ?? []).filter((tag) => tag.suffix === '' && isPlain(tag));
  return released.sort((a, b) => compareNumbers(b.numbers, a.numbers) || byExactness(a, b))[0]?.tag;
}

function readTag(tag: string): VersionTag | undefined {
  if (tag.length > 200) return undefined;
  const match = /^((?:.*[^\d.])?)(\d{1,9}(?:\.\d{1,9}){0,3})(-[\w.-]+)?$/.exec(tag);
  if (!match) return undefined;
  const [, prefix = '', numbers = '', suffix = ''] = match;
  return { tag, prefix, numbers: numbers.split('.').map(Number), suffix };
}

function isPlain({ prefix }: VersionTag): boolean {
  return prefix === '' || prefix.toLowerCase() === 'v';
}

function continues(candidate: VersionTag, start: VersionTag): boolean {
  return (
    start.suffix === '' &&
    candidate.prefix === start.prefix &&
    start.numbers.every((number, index) => candidate.numbers[index] === number)
  );
}

function byExactness(a: VersionTag, b: VersionTag): number {
  return (
    b.numbers.length - a.numbers.length ||
    compareNumbers(b.numbers, a.numbers) ||
    (a.tag < b.tag ? -1 : a.tag > b.tag ? 1 : 0)
  );
}

function compareNumbers(a: readonly number[], b: readonly number[]): number {
  for (let index = 0; index < Math.max(a.length, b.length); index++) {
    const difference = (a[index] ?? 0) - (b[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
