/**
 * Which lines of a short text went and which came, for Before and After. Longest common run of lines, as `diff` does.
 * The indentation that all lines share is left out: it says nothing here and costs width.
 */

export interface ChangedLine {
  readonly text: string;
  readonly isChanged: boolean;
}

/** More lines than this are shown without marks. */
const longest = 200;

export function compareLines(
  before: string,
  after: string,
): { before: readonly ChangedLine[]; after: readonly ChangedLine[] } {
  const depth = Math.min(
    ...[before, after]
      .flatMap(linesOf)
      .filter((line) => line.trim())
      .map(indentOf),
    80,
  );
  const old = linesOf(before).map((line) => line.slice(depth));
  const now = linesOf(after).map((line) => line.slice(depth));
  const kept = old.length > longest || now.length > longest ? undefined : commonLines(old, now);
  return {
    before: old.map((text, index) => ({ text, isChanged: kept !== undefined && !kept.old.has(index) })),
    after: now.map((text, index) => ({ text, isChanged: kept !== undefined && !kept.now.has(index) })),
  };
}

/** Columns; a tab counts as one, like every other character. */
function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}

function linesOf(text: string): readonly string[] {
  return text.replace(/\r\n?/g, '\n').replace(/\n$/, '').split('\n');
}

function commonLines(old: readonly string[], now: readonly string[]): { old: Set<number>; now: Set<number> } {
  const lengths = Array.from({ length: old.length + 1 }, () => new Array<number>(now.length + 1).fill(0));
  const lengthAt = (i: number, j: number) => lengths[i]?.[j] ?? 0;
  for (let i = old.length - 1; i >= 0; i--) {
    for (let j = now.length - 1; j >= 0; j--) {
      const row = lengths[i];
      if (row)
        row[j] = old[i] === now[j] ? lengthAt(i + 1, j + 1) + 1 : Math.max(lengthAt(i + 1, j), lengthAt(i, j + 1));
    }
  }
  const kept = { old: new Set<number>(), now: new Set<number>() };
  for (let i = 0, j = 0; i < old.length && j < now.length; ) {
    if (old[i] === now[j]) {
      kept.old.add(i++);
      kept.now.add(j++);
    } else if (lengthAt(i + 1, j) >= lengthAt(i, j + 1)) i++;
    else j++;
  }
  return kept;
}
