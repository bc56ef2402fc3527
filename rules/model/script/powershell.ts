/**
 * PowerShell: splits a script into simple commands and tells how each place is quoted. Blocks and brackets only separate commands.
 */
import { CommandBuilder, endOfInterpolation, type Quoting, type Region, type Script } from './command.ts';

export function readPowershell(text: string): Script {
  const reader = new PowershellReader(text);
  reader.readList(false);
  return { commands: [...reader.builder.commands].sort((a, b) => a.start - b.start), regions: reader.regions };
}

const deepest = 40;

class PowershellReader {
  readonly builder = new CommandBuilder();
  readonly regions: Region[] = [{ start: 0, quoting: 'plain' }];
  private at = 0;
  private depth = 0;

  constructor(private readonly text: string) {}

  /** `nested`: up to, not over, the bracket that closes `$(`. */
  readList(nested: boolean): void {
    let open = 0;
    while (this.at < this.text.length) {
      const here = this.text.charAt(this.at);
      if (nested && here === ')' && open === 0) return;
      if (here === ' ' || here === '\t' || here === '\r') this.at++;
      else if (here === '`' && /^`\r?\n/.test(this.text.slice(this.at, this.at + 3))) this.at += 2;
      else if (here === '#') this.skipTo('\n', 'comment');
      else if (this.text.startsWith('<#', this.at)) this.skipTo('#>', 'comment');
      else if (/[\n;|&(){}]/.test(here)) {
        if (here === '(') open++;
        if (here === ')') open--;
        this.readSeparator(here);
      } else if (here === '>') this.readRedirect();
      else this.readWordInto();
    }
    this.builder.finish('');
  }

  private readSeparator(here: string): void {
    const doubled = (here === '|' || here === '&') && this.text[this.at + 1] === here;
    this.at += doubled ? 2 : 1;
    this.builder.finish(doubled ? here + here : here);
  }

  private readRedirect(): void {
    this.builder.dropNumberBefore(this.at);
    const operator = this.text.startsWith('>>', this.at) ? '>>' : '>';
    this.at += operator.length;
    while (this.text[this.at] === ' ') this.at++;
    const start = this.at;
    const text = this.readWord();
    if (this.at > start) this.builder.addRedirect({ operator, target: { text, start, end: this.at } });
  }

  private readWordInto(): void {
    const start = this.at;
    const text = this.readWord();
    if (this.at === start) this.at++;
    else this.builder.addWord({ text, start, end: this.at });
  }

  private readWord(): string {
    let value = '';
    while (this.at < this.text.length) {
      const here = this.text.charAt(this.at);
      if (this.text.startsWith('${{', this.at)) {
        const end = endOfInterpolation(this.text, this.at);
        value += this.text.slice(this.at, end);
        this.at = end;
      } else if (this.text.startsWith("@'", this.at)) value += this.skipTo("\n'@", 'quoted-heredoc');
      else if (this.text.startsWith('@"', this.at)) value += this.skipTo('\n"@', 'heredoc');
      else if (/[\s;|&(){}>]/.test(here) && !this.text.startsWith('${', this.at)) {
        if (!(here === '(' && value.endsWith('$'))) break;
        value += this.readSubexpression('plain');
      } else if (here === "'") value += this.readQuoted("'", 'single');
      else if (here === '"') value += this.readQuoted('"', 'double');
      else if (here === '`') {
        value += this.text.charAt(this.at + 1);
        this.at += 2;
      } else if (this.text.startsWith('${', this.at)) value += this.readBraces();
      else {
        value += here;
        this.at++;
      }
    }
    this.at = Math.min(this.text.length, this.at);
    return value;
  }

  private readBraces(): string {
    const from = this.at;
    const end = this.text.indexOf('}', from);
    this.at = end < 0 ? this.text.length : end + 1;
    return this.text.slice(from, this.at);
  }

  private readSubexpression(around: Quoting): string {
    const from = this.at++;
    this.mark('plain');
    if (this.depth < deepest) {
      this.depth++;
      this.builder.nested(() => this.readList(true));
      this.depth--;
    }
    this.at = Math.min(this.text.length, this.at + 1);
    this.mark(around);
    return this.text.slice(from, this.at);
  }

  private readQuoted(quote: string, quoting: Quoting): string {
    this.mark(quoting);
    this.at++;
    let value = '';
    while (this.at < this.text.length) {
      const here = this.text.charAt(this.at);
      if (this.text.startsWith('${{', this.at)) {
        const end = endOfInterpolation(this.text, this.at);
        value += this.text.slice(this.at, end);
        this.at = end;
      } else if (here === quote) {
        if (this.text[this.at + 1] !== quote) break;
        value += quote;
        this.at += 2;
      } else if (here === '`' && quote === '"') {
        value += this.text.charAt(this.at + 1);
        this.at += 2;
      } else if (quote === '"' && here === '$' && this.text[this.at + 1] === '(') {
        this.at++;
        value += `$${this.readSubexpression(quoting)}`;
      } else {
        value += here;
        this.at++;
      }
    }
    this.at = Math.min(this.text.length, this.at + 1);
    this.mark('plain');
    return value;
  }

  /** Up to and over a closing mark, or to the end; a comment's line end is left. */
  private skipTo(close: string, quoting: Quoting): string {
    this.mark(quoting);
    const from = this.at;
    const found = this.text.indexOf(close, this.at + 1);
    this.at = found < 0 ? this.text.length : close === '\n' ? found : found + close.length;
    this.mark('plain');
    return this.text.slice(from, this.at);
  }

  private mark(quoting: Quoting): void {
    if (this.regions.at(-1)?.start === this.at) this.regions.pop();
    if (this.regions.at(-1)?.quoting !== quoting) this.regions.push({ start: this.at, quoting });
  }
}
