/**
 * Here-documents of bash and sh: where the body of `<<END` ends.
 */
export interface Heredoc {
  readonly delimiter: string;
  /** The delimiter stands in quotes: nothing in the body is filled in. */
  readonly isQuoted: boolean;
  /** Opened with `<<-`. */
  readonly stripsTabs: boolean;
}

/** The body starts at `from`. `next`: the end of the line that closes it. Both are `limit` when nothing closes it. */
export function findEnd(
  { delimiter, stripsTabs }: Heredoc,
  text: string,
  from: number,
  limit: number,
): { bodyEnd: number; next: number } {
  for (let line = from; line < limit; ) {
    const lineEnd = text.indexOf('\n', line);
    const stop = lineEnd < 0 ? limit : lineEnd;
    const content = text.slice(line, stop).replace(/\r$/, '');
    if ((stripsTabs ? content.replace(/^\t+/, '') : content) === delimiter) return { bodyEnd: line, next: stop };
    line = stop + 1;
  }
  return { bodyEnd: limit, next: limit };
}
