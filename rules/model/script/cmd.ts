/**
 * Windows cmd: splits a script into simple commands and tells how each place is quoted. Quotes never protect from cmd itself,
 * which fills in `%NAME%` before it reads the line; they are told apart only to find the words.
 */
import { CommandBuilder, endOfInterpolation, type Region, type Script } from './command.ts';

export function readCmd(text: string): Script {
  const builder = new CommandBuilder();
  const regions: Region[] = [{ start: 0, quoting: 'plain' }];
  for (let start = 0; start < text.length; ) {
    const end = lineEnd(text, start);
    if (/^\s*(@?rem\b|::)/i.test(text.slice(start, end))) {
      regions.push({ start, quoting: 'comment' }, { start: end, quoting: 'plain' });
    } else readLine(text, start, end, builder);
    builder.finish('\n');
    start = end + 1;
  }
  return { commands: builder.commands, regions };
}

/** A caret at the end of a line joins the next one to it. */
function lineEnd(text: string, start: number): number {
  let end = text.indexOf('\n', start);
  while (end > 0 && /\^\r?$/.test(text.slice(start, end))) end = text.indexOf('\n', end + 1);
  return end < 0 ? text.length : end;
}

function readLine(text: string, start: number, end: number, builder: CommandBuilder): void {
  for (let at = start; at < end; ) {
    const separator = /^(&&|\|\||[&|()])/.exec(text.slice(at, at + 2))?.[0];
    const redirect = /^([<>]&\d|>>|[<>])/.exec(text.slice(at, at + 3))?.[0];
    if (separator && !redirect) {
      builder.finish(separator);
      at += separator.length;
    } else if (redirect) {
      builder.dropNumberBefore(at);
      at += redirect.length;
      if (redirect.includes('&')) continue;
      while (text[at] === ' ') at++;
      const word = readWord(text, at, end);
      if (word.end > at) builder.addRedirect({ operator: redirect, target: word });
      at = Math.max(word.end, at);
    } else if (/[\s^@]/.test(text.charAt(at))) at++;
    else {
      const word = readWord(text, at, end);
      builder.addWord(word);
      at = Math.max(word.end, at + 1);
    }
  }
}

function readWord(text: string, start: number, end: number) {
  let value = '';
  let quoted = false;
  let at = start;
  while (at < end) {
    const here = text.charAt(at);
    if (text.startsWith('${{', at)) {
      const after = Math.min(end, endOfInterpolation(text, at));
      value += text.slice(at, after);
      at = after;
      continue;
    }
    if (!quoted && /[\s&|<>()]/.test(here)) break;
    if (here === '"') quoted = !quoted;
    else value += here;
    at++;
  }
  return { text: value, start, end: at };
}
