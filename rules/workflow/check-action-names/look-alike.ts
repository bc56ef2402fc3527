/**
 * Whether a name is one slip away from a popular action's: a letter left out, doubled, swapped, or taken for its neighbour.
 */
import { popularActions } from '../../data/popular-actions.ts';

/** The popular name, when the owner differs from its own. */
export function lookAlikeOf(name: string): string | undefined {
  const known = slips().get(name.toLowerCase());
  return known && known.split('/')[0]?.toLowerCase() !== name.split('/')[0]?.toLowerCase() ? known : undefined;
}

let made: ReadonlyMap<string, string> | undefined;

/** Every slip of every popular name, made once. */
function slips(): ReadonlyMap<string, string> {
  if (made) return made;
  const all = new Map<string, string>();
  for (const name of popularActions)
    for (const slip of slipsOf(name.toLowerCase())) if (!all.has(slip)) all.set(slip, name);
  for (const name of popularActions) all.delete(name.toLowerCase());
  made = all;
  return all;
}

function* slipsOf(name: string): Generator<string> {
  for (let at = 0; at < name.length; at++) {
    const letter = name.charAt(at);
    const [before, after] = [name.slice(0, at), name.slice(at + 1)];
    if (letter !== '/') {
      yield before + after;
      yield before + letter + letter + after;
      for (const near of neighbours(letter)) yield before + near + after;
    }
    const next = name.charAt(at + 1);
    if (next && next !== letter && letter !== '/' && next !== '/') yield before + next + letter + name.slice(at + 2);
  }
  const words = name.split(/([-_/])/);
  for (let at = 0; at + 2 < words.length; at += 2) {
    const swapped = [...words];
    [swapped[at], swapped[at + 2]] = [words[at + 2] ?? '', words[at] ?? ''];
    yield swapped.join('');
  }
}

/** Letters beside it on a keyboard, and those that look alike. */
function neighbours(letter: string): readonly string[] {
  const found = new Set<string>(looks[letter] ?? []);
  rows.forEach((row, index) => {
    const at = row.indexOf(letter);
    if (at < 0) return;
    const [above, below] = [rows[index - 1], rows[index + 1]];
    for (const other of [row[at - 1], row[at + 1], above?.[at], above?.[at + 1], below?.[at - 1], below?.[at]])
      if (other) found.add(other);
  });
  return [...found];
}

const rows = ['1234567890', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm'];
const looks: Readonly<Record<string, readonly string[]>> = {
  o: ['0'],
  '0': ['o'],
  l: ['1', 'i'],
  i: ['1', 'l'],
  '1': ['l', 'i'],
  '-': ['_'],
  _: ['-'],
  s: ['5'],
  e: ['3'],
};
