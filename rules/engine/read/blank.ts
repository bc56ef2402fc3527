/** Puts spaces where something was, so that every other offset stays what it was. Line ends are kept. */
import type { Span } from '../tree.ts';

export function blank(text: string, span: Span): string {
  return text.slice(0, span.start) + text.slice(span.start, span.end).replace(/[^\n\r]/g, ' ') + text.slice(span.end);
}
