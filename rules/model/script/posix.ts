/**
 * bash and sh: splits a script into simple commands and tells how each place is quoted. Not a full grammar: loops and tests are
 * read as commands of their own, which is enough to know which programs run.
 */

import { CommandBuilder, endOfInterpolation, type Quoting, type Region, type Script, type Word } from './command.ts';
import { findEnd, type Heredoc } from './heredoc.ts';

export function readPosix(text: string): Script {
  const reader = new PosixReader(text);
  reader.readList('');
  return { commands: [...reader.builder.commands].sort((a, b) => a.start - b.start), regions: reader.regions };
}

/** Words that stand before a command and are not part of it. */
const introducers = new Set([
  'if',
  'then',
  'else',
  'elif',
  'do',
  'while',
  'until',
  '!',
  '{',
  'time',
  'fi',
  'done',
  '}',
]);

const deepest = 40;

class PosixReader {
  readonly builder = new CommandBuilder();
  readonly regions: Region[] = [{ start: 0, quoting: 'plain' }];
  private at = 0;
  private end: number;
  private depth = 0;
  private heredocs: Heredoc[] = [];

  constructor(private readonly text: string) {
    this.end = text.length;
  }

  /** Reads commands up to, not over, the closing character; '' means to the end. */
  readList(close: '' | ')' | '`'): void {
    let openCases = 0;
    while (this.at < this.end) {
      const here = this.text.charAt(this.at);
      if (here === ')' && (openCases > 0 || this.builder.program === 'case')) {
        if (this.builder.program === 'case') openCases++;
        this.builder.forget();
        this.at++;
      } else if (here === close) return;
      else if (here === ' ' || here === '\t' || here === '\r') this.at++;
      else if (here === '\\' && this.text[this.at + 1] === '\n') this.at += 2;
      else if (here === '\n' || here === ';' || here === '&' || here === '|') {
        if (this.builder.program === 'case') openCases++;
        if (this.builder.program === 'esac') openCases = Math.max(0, openCases - 1);
        this.readSeparator(here);
      } else if (here === '#') this.readComment();
      else if (here === '(') this.readParenthesis();
      else if (here === ')') this.dropPattern();
      else if (here === '<' || here === '>') this.readRedirect();
      else this.addWord(this.readWord(close));
    }
    this.builder.finish('');
  }

  private dropPattern(): void {
    this.builder.forget();
    this.at++;
  }

  private readSeparator(here: string): void {
    if (here === '&' && this.text[this.at + 1] === '>') return this.readRedirect();
    const doubled = here !== '\n' && this.text[this.at + 1] === here;
    this.at += doubled ? 2 : 1;
    this.builder.finish(doubled ? here + here : here);
    if (here === '\n') this.readHeredocs();
  }

  private readComment(): void {
    this.mark('comment');
    const lineEnd = this.text.indexOf('\n', this.at);
    this.at = lineEnd < 0 || lineEnd > this.end ? this.end : lineEnd;
    this.mark('plain');
  }

  private readParenthesis(): void {
    if (this.text[this.at + 1] === '(' && this.builder.isFresh) return this.readArithmetic(2);
    this.at++;
    const isFunction = this.text[this.at] === ')';
    if (isFunction) this.builder.forget();
    else this.nest(')');
    this.at++;
  }

  private readRedirect(): void {
    this.builder.dropNumberBefore(this.at);
    const operator = /^(?:&>>?|<<<|<<-?|<>|>>|>&|<&|>\||[<>])/.exec(this.text.slice(this.at, this.at + 3))?.[0] ?? '>';
    if (operator.length === 1 && this.text[this.at + 1] === '(') {
      this.at += 2;
      this.nest(')');
      this.at++;
      return;
    }
    this.at += operator.length;
    while (this.text[this.at] === ' ' || this.text[this.at] === '\t') this.at++;
    const from = this.at;
    const target = this.readWord('');
    if (target.end === target.start) return;
    this.builder.addRedirect({ operator: operator === '<<-' ? '<<' : operator, target });
    if (operator.startsWith('<<') && operator !== '<<<') {
      const isQuoted = /['"\\]/.test(this.text.slice(from, this.at));
      this.heredocs.push({ delimiter: target.text, isQuoted, stripsTabs: operator === '<<-' });
    }
  }

  private addWord(word: Word): void {
    if (word.end === word.start) {
      this.at++;
      return;
    }
    const raw = this.text.slice(word.start, word.end);
    if (this.builder.isFresh && introducers.has(raw)) return;
    this.builder.addWord(word, this.builder.isFresh && /^[A-Za-z_]\w*(\[[^\]]*\])?\+?=/.test(raw));
  }

  private readWord(close: string): Word {
    const start = this.at;
    let value = '';
    while (this.at < this.end) {
      const here = this.text.charAt(this.at);
      if (/[\s;&|<>)]/.test(here) || here === close) break;
      if (here === '(') {
        if (!value.endsWith('=')) break;
        this.readArray();
      } else if (here === '\\') {
        if (this.text[this.at + 1] !== '\n') value += this.text.charAt(this.at + 1);
        this.at = Math.min(this.end, this.at + 2);
      } else if (here === "'") value += this.readSingle('single', 1);
      else if (here === '"') value += this.readDouble();
      else if (here === '$' && this.text[this.at + 1] === "'") value += this.readSingle('escaped', 2);
      else if (here === '$' || here === '`') value += this.readDollar('plain');
      else {
        value += here;
        this.at++;
      }
    }
    return { text: value, start, end: this.at };
  }

  private readArray(): void {
    this.at++;
    this.nest(')');
    this.at = Math.min(this.end, this.at + 1);
  }

  private readSingle(quoting: Quoting, opening: number): string {
    this.mark(quoting);
    this.at += opening;
    const from = this.at;
    while (this.at < this.end && this.text[this.at] !== "'") {
      if (this.text.startsWith('${{', this.at)) this.at = endOfInterpolation(this.text, this.at);
      else this.at += quoting === 'escaped' && this.text[this.at] === '\\' ? 2 : 1;
    }
    const value = this.text.slice(from, this.at);
    this.at = Math.min(this.end, this.at + 1);
    this.mark('plain');
    return value;
  }

  private readDouble(): string {
    this.mark('double');
    this.at++;
    let value = '';
    while (this.at < this.end && this.text[this.at] !== '"') {
      const here = this.text.charAt(this.at);
      if (here === '\\') {
        if (this.text[this.at + 1] !== '\n')
          value += this.text.slice(this.at, this.at + 2).replace(/^\\(["$`\\])/, '$1');
        this.at = Math.min(this.end, this.at + 2);
      } else if (here === '$' || here === '`') value += this.readDollar('double');
      else {
        value += here;
        this.at++;
      }
    }
    this.at = Math.min(this.end, this.at + 1);
    this.mark('plain');
    return value;
  }

  /** `$NAME`, `${…}`, `$(…)`, `$((…))`, a backtick, or an interpolation of GitHub's; returns it as written. */
  private readDollar(around: Quoting): string {
    const from = this.at;
    if (this.text.startsWith('${{', from)) this.at = endOfInterpolation(this.text, from);
    else if (this.text.startsWith('$((', from)) this.readArithmetic(3);
    else if (this.text.startsWith('$(', from)) this.readSubstitution(')', 2);
    else if (this.text[from] === '`') this.readSubstitution('`', 1);
    else if (this.text.startsWith('${', from)) this.readParameter(around);
    else this.at++;
    this.mark(around);
    this.at = Math.min(this.end, this.at);
    return this.text.slice(from, this.at);
  }

  private readSubstitution(close: ')' | '`', opening: number): void {
    this.at += opening;
    this.mark('plain');
    this.nest(close);
    this.at++;
  }

  private readParameter(around: Quoting): void {
    this.at += 2;
    while (this.at < this.end && this.text[this.at] !== '}') {
      const here = this.text[this.at];
      if (here === '\\') this.at += 2;
      else if (here === '$' || here === '`') this.readDollar(around);
      else if (here === '"' && around !== 'heredoc') {
        this.readDouble();
        this.mark(around);
      } else if (here === "'" && around === 'plain') this.readSingle('single', 1);
      else this.at++;
    }
    this.at++;
  }

  private readArithmetic(opening: number): void {
    this.mark('arithmetic');
    this.at += opening;
    let open = 2;
    while (this.at < this.end && open > 0) {
      const here = this.text[this.at];
      if (this.text.startsWith('${{', this.at)) {
        this.at = endOfInterpolation(this.text, this.at);
        continue;
      }
      if (here === '(') open++;
      else if (here === ')') open--;
      this.at++;
    }
    this.mark('plain');
  }

  private readHeredocs(): void {
    const waiting = this.heredocs;
    this.heredocs = [];
    for (const heredoc of waiting) {
      const { bodyEnd, next } = findEnd(heredoc, this.text, this.at, this.end);
      this.mark(heredoc.isQuoted ? 'quoted-heredoc' : 'heredoc');
      if (!heredoc.isQuoted) this.readHeredocBody(bodyEnd);
      this.at = next;
      this.mark('plain');
    }
  }

  private readHeredocBody(bodyEnd: number): void {
    const { end } = this;
    this.end = bodyEnd;
    while (this.at < bodyEnd) {
      const here = this.text[this.at];
      if (here === '\\') this.at += 2;
      else if (here === '$' || here === '`') this.readDollar('heredoc');
      else this.at++;
    }
    this.end = end;
  }

  private nest(close: ')' | '`'): void {
    if (this.depth >= deepest) return;
    this.depth++;
    this.builder.nested(() => this.readList(close));
    this.depth--;
  }

  private mark(quoting: Quoting): void {
    const last = this.regions.at(-1);
    if (last?.start === this.at) this.regions.pop();
    if (this.regions.at(-1)?.quoting !== quoting) this.regions.push({ start: this.at, quoting });
  }
}
