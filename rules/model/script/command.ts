/**
 * The commands of a script and how each place in it is quoted, whatever the shell. All offsets are units of the script's text:
 * for a script in a workflow, of the scalar's value, so `sourceOf` finds the place in the file.
 */

/** The shell that reads a script; `other` for a program we know nothing about (perl, node, a template). */
export type Shell = 'bash' | 'sh' | 'pwsh' | 'powershell' | 'cmd' | 'python' | 'other';

export interface Script {
  /** Simple commands in the order they begin; those inside `$(…)` too. */
  readonly commands: readonly Command[];
  /** Where each kind of quoting begins, in order; the first begins at 0. */
  readonly regions: readonly Region[];
}

export interface Command {
  /** The program and what it is given. Empty when the command only sets variables or redirects a group. */
  readonly words: readonly Word[];
  /** `NAME=value` before the program. */
  readonly assignments: readonly Word[];
  readonly redirects: readonly Redirect[];
  /** What ended the command: `|`, `&&`, `||`, `;`, a line end (`\n`), `)`, or '' at the end of the script. */
  readonly ended: string;
  readonly start: number;
  readonly end: number;
}

export interface Word {
  /** Without its quotes; `$NAME`, `$(…)` and `${{ … }}` stay as they are written. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

export interface Redirect {
  /** `>`, `>>`, `<`, `<<`, `<<<`, `>&` …, without the number of a stream. */
  readonly operator: string;
  /** A file, or the word that ends a here-document. */
  readonly target: Word;
}

export type Quoting =
  | 'plain'
  | 'single'
  | 'double'
  /** A here-document or here-string in which variables are filled in. */
  | 'heredoc'
  | 'quoted-heredoc'
  | 'comment'
  /** `$((…))`: what stands there is worked out, so even a variable's text can run commands. */
  | 'arithmetic'
  /** `$'…'`: no variable is filled in. */
  | 'escaped'
  /** We cannot read this language. */
  | 'unknown';

export interface Region {
  readonly start: number;
  readonly quoting: Quoting;
}

/** A mutable command while it is being read. */
export class CommandBuilder {
  private words: Word[] = [];
  private assignments: Word[] = [];
  private redirects: Redirect[] = [];
  readonly commands: Command[] = [];

  get isFresh(): boolean {
    return this.words.length === 0;
  }

  get program(): string | undefined {
    return this.words[0]?.text;
  }

  addWord(word: Word, isAssignment = false): void {
    (isAssignment ? this.assignments : this.words).push(word);
  }

  addRedirect(redirect: Redirect): void {
    this.redirects.push(redirect);
  }

  /** Takes the last word away when it touches `at`: `2` in `2>`. */
  dropNumberBefore(at: number): void {
    const last = this.words.at(-1);
    if (last && last.end === at && /^\d$/.test(last.text)) this.words.pop();
  }

  /** Drops what was read: it was no command, such as the pattern of a `case`. */
  forget(): void {
    this.words = [];
    this.assignments = [];
    this.redirects = [];
  }

  finish(ended: string): void {
    const { words, assignments, redirects } = this;
    let start = Number.POSITIVE_INFINITY;
    let end = -1;
    const take = (word: Word) => {
      start = Math.min(start, word.start);
      end = Math.max(end, word.end);
    };
    for (const word of words) take(word);
    for (const word of assignments) take(word);
    for (const { target } of redirects) take(target);
    if (end < 0) return;
    this.commands.push({
      words: packed(words),
      assignments: packed(assignments),
      redirects: packed(redirects),
      ended,
      start,
      end,
    });
    this.forget();
  }

  /** Reads something nested, such as `$(…)`, as commands of its own. */
  nested(read: () => void): void {
    const { words, assignments, redirects } = this;
    this.forget();
    read();
    this.finish(')');
    this.words = words;
    this.assignments = assignments;
    this.redirects = redirects;
  }
}

/** Where a `${{ … }}` that opens at `start` ends: behind its braces, or at the end of the text. */
export function endOfInterpolation(text: string, start: number): number {
  let quoted = false;
  for (let index = start + 3; index < text.length; index++) {
    if (text[index] === "'") quoted = !quoted;
    else if (!quoted && text[index] === '}' && text[index + 1] === '}') return index + 2;
  }
  return text.length;
}

/** A list that was filled by `push` keeps room for seventeen entries; most of these stay empty, or end at two or three. */
function packed<T>(list: readonly T[]): readonly T[] {
  return list.length === 0 ? none : list.slice();
}

const none: readonly never[] = [];
