/**
 * Tells how each place of a piece of JavaScript is quoted. Enough of a reader for the scripts of `actions/github-script`:
 * a `/` is taken as division, so a quote inside a regular expression can lead it astray until the end of that line.
 */
import { endOfInterpolation, type Quoting, type Region, type Script } from '../../model/script/command.ts';

/** `heredoc` stands for a template literal. The regions say where a string begins and ends, with its quotes. */
export function readJavascript(text: string): Script {
  const reader = new JavascriptReader(text);
  reader.readCode(0);
  return { commands: [], regions: reader.regions };
}

class JavascriptReader {
  readonly regions: Region[] = [{ start: 0, quoting: 'plain' }];
  private at = 0;

  constructor(private readonly text: string) {}

  /** `depth` above 0: inside `${ }` of a template, up to its closing brace. */
  readCode(depth: number): void {
    let open = 0;
    while (this.at < this.text.length) {
      const here = this.text.charAt(this.at);
      if (this.skipInterpolation()) continue;
      if (here === "'") this.readString("'", 'single');
      else if (here === '"') this.readString('"', 'double');
      else if (here === '`') this.readTemplate(depth);
      else if (this.text.startsWith('//', this.at)) this.readComment('\n');
      else if (this.text.startsWith('/*', this.at)) this.readComment('*/');
      else {
        if (here === '{') open++;
        if (here === '}' && depth > 0 && open-- === 0) return;
        this.at++;
      }
    }
  }

  private readString(quote: string, quoting: Quoting): void {
    this.mark(quoting);
    this.at++;
    while (this.at < this.text.length && this.text[this.at] !== quote && this.text[this.at] !== '\n') {
      if (!this.skipInterpolation()) this.at += this.text[this.at] === '\\' ? 2 : 1;
    }
    this.at = Math.min(this.text.length, this.at + 1);
    this.mark('plain');
  }

  private readTemplate(depth: number): void {
    this.mark('heredoc');
    this.at++;
    while (this.at < this.text.length && this.text[this.at] !== '`') {
      if (this.skipInterpolation()) continue;
      if (this.text.startsWith('${', this.at) && depth < 20) {
        this.at += 2;
        this.mark('plain');
        this.readCode(depth + 1);
        this.mark('heredoc');
        this.at++;
      } else this.at += this.text[this.at] === '\\' ? 2 : 1;
    }
    this.at = Math.min(this.text.length, this.at + 1);
    this.mark('plain');
  }

  private readComment(close: string): void {
    this.mark('comment');
    const found = this.text.indexOf(close, this.at + 2);
    this.at = found < 0 ? this.text.length : found + (close === '\n' ? 0 : close.length);
    this.mark('plain');
  }

  private skipInterpolation(): boolean {
    if (!this.text.startsWith('${{', this.at)) return false;
    this.at = endOfInterpolation(this.text, this.at);
    return true;
  }

  private mark(quoting: Quoting): void {
    if (this.regions.at(-1)?.start === this.at) this.regions.pop();
    this.regions.push({ start: this.at, quoting });
  }
}
