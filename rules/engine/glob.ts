/**
 * Globs of the team's file: `*` within a folder, `**` across folders, `?`, `{a,b}`. A pattern without a slash matches a name
 * anywhere; one that ends in a slash, everything below. The file is a stranger's in an opened repository, so matching takes time
 * in proportion to pattern and path, whatever they are; libraries that make regular expressions of globs cannot promise that.
 */

/** `path` is relative to the repository, with `/`. */
export function matchesGlob(path: string, glob: string): boolean {
  const names = path.split('/');
  return patternsOf(glob).some((pattern) => matchesNames(names, pattern));
}

const known = new Map<string, readonly (readonly string[])[]>();

/** Each way to read the braces, cut at slashes. */
function patternsOf(glob: string): readonly (readonly string[])[] {
  const before = known.get(glob);
  if (before) return before;
  const bare = glob.replace(/^\.?\//, '');
  const whole = bare.endsWith('/') ? `${bare}**` : bare.includes('/') ? bare : `**/${bare}`;
  const patterns = withoutBraces(whole).map((one) => one.split('/'));
  if (known.size > 500) known.clear();
  known.set(glob, patterns);
  return patterns;
}

const mostAlternatives = 100;

function withoutBraces(glob: string): readonly string[] {
  let done = [''];
  for (const part of glob.split(/(\{[^{}]*\})/)) {
    const choices = part.startsWith('{') ? part.slice(1, -1).split(',') : [part];
    if (done.length * choices.length > mostAlternatives) return [];
    done = done.flatMap((start) => choices.map((choice) => start + choice));
  }
  return done;
}

/** Walks the pattern once, remembering which numbers of names it can have used up. */
function matchesNames(names: readonly string[], pattern: readonly string[]): boolean {
  let used = new Set([0]);
  for (const [index, part] of pattern.entries()) {
    const next = new Set<number>();
    for (const count of used) {
      if (part === '**') {
        // At the end it stands for at least one name, elsewhere for any number.
        const least = index === pattern.length - 1 ? count + 1 : count;
        for (let more = least; more <= names.length; more++) next.add(more);
      } else if (count < names.length && matchesName(names[count] ?? '', part)) next.add(count + 1);
    }
    used = next;
  }
  return used.has(names.length);
}

/** One name against `*`, `?` and letters: on a mismatch the last star takes one letter more. */
function matchesName(name: string, pattern: string): boolean {
  let at = 0;
  let star = -1;
  let resume = 0;
  let index = 0;
  while (index < name.length) {
    if (pattern[at] === '*') {
      star = at++;
      resume = index;
    } else if (at < pattern.length && (pattern[at] === '?' || pattern[at] === name[index])) {
      at++;
      index++;
    } else if (star >= 0) {
      at = star + 1;
      index = ++resume;
    } else return false;
  }
  while (pattern[at] === '*') at++;
  return at === pattern.length;
}
