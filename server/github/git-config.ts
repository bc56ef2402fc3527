/**
 * Reads the text of a `.git/config` without git. Nothing in it is followed: no include, no rewriting of addresses, no program.
 * Grammar: git's documentation of `git config`, "Syntax".
 */
export interface GitConfigEntry {
  /** In lower case, as git compares it. */
  readonly section: string;
  /** As written. */
  readonly subsection: string;
  /** In lower case. */
  readonly key: string;
  readonly value: string;
}

/** In the order of the file. A line that cannot be read is left out, and the others are kept. */
export function readGitConfig(text: string): readonly GitConfigEntry[] {
  const entries: GitConfigEntry[] = [];
  let here: { readonly section: string; readonly subsection: string } | undefined;
  for (const line of joinedLines(text.slice(0, largestConfig))) {
    const header = /^\s*\[\s*([A-Za-z0-9.-]+)\s*(?:"((?:[^"\\]|\\.)*)")?\s*\]/.exec(line);
    if (header) {
      const [, section = '', subsection = ''] = header;
      here = { section: section.toLowerCase(), subsection: subsection.replace(/\\(.)/g, '$1') };
    } else if (/^\s*\[/.test(line)) {
      here = undefined;
    }
    const entry = /^\s*([A-Za-z][A-Za-z0-9-]*)\s*=(.*)$/.exec(header ? line.slice(header[0].length) : line);
    if (!here || !entry) continue;
    const [, key = '', raw = ''] = entry;
    const value = readValue(raw);
    if (value !== undefined) entries.push({ ...here, key: key.toLowerCase(), value });
  }
  return entries;
}

/** In UTF-16 units; far above what git itself writes. */
const largestConfig = 500_000;

/** A line that ends in a backslash goes on in the next one. */
function joinedLines(text: string): string[] {
  const lines: string[] = [];
  let open = '';
  for (const line of text.split(/\r?\n/)) {
    const goesOn = /(?:^|[^\\])(?:\\\\)*\\$/.test(line);
    if (goesOn) open += line.slice(0, -1);
    else {
      lines.push(open + line);
      open = '';
    }
  }
  return open ? [...lines, open] : lines;
}

/** Undoes quotes and escapes, and drops a comment. Nothing for a value that git would refuse. */
function readValue(raw: string): string | undefined {
  let value = '';
  let kept = 0;
  let isQuoted = false;
  for (let index = 0; index < raw.length; index++) {
    const letter = raw.charAt(index);
    if (letter === '"') isQuoted = !isQuoted;
    else if (letter === '\\') {
      const escaped = escapes[raw.charAt(++index)];
      if (escaped === undefined) return undefined;
      value += escaped;
    } else if (!isQuoted && (letter === '#' || letter === ';')) break;
    else if (isQuoted || value !== '' || !/\s/.test(letter)) value += letter;
    if (isQuoted || !/\s/.test(letter)) kept = value.length;
  }
  return isQuoted ? undefined : value.slice(0, kept);
}

const escapes: Readonly<Record<string, string>> = { '"': '"', '\\': '\\', n: '\n', t: '\t', b: '\b' };
