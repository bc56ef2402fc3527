/**
 * Finds the quotation mark or bracket that an error goes back to. An unclosed one swallows the lines below it,
 * so the library reports the error far from where it was made.
 */
import { Lexer } from 'yaml';
import { isMark, type YamlError } from './yaml-parse.ts';

export interface Opening {
  /** Where the line to blame stands. */
  readonly start: number;
  readonly reason?: string;
  /** Whether nothing on the line is worth keeping, not even a dash. */
  readonly isWholeLine?: boolean;
}

/** The outermost quotes, brackets or text over several lines that hold or touch the error. */
export function openingAt(text: string, error: YamlError): Opening | undefined {
  let found: Opening | undefined;
  for (const piece of piecesOf(text, error.start)) {
    if (found || piece.start > error.start) break;
    const lineEnd = text.indexOf('\n', piece.end);
    const reach = piece.kind === 'plain' ? piece.end : lineEnd === -1 ? text.length : lineEnd;
    const firstLineEnd = text.indexOf('\n', piece.start);
    const spansLines = firstLineEnd !== -1 && firstLineEnd < Math.max(piece.end, error.start);
    if (error.start > (spansLines ? reach : piece.end) || !(spansLines || piece.kind === 'bracket')) continue;
    if (piece.kind === 'plain') found = plainOpening(text, piece, error);
    else
      found = {
        start: piece.start,
        reason: piece.kind === 'quote' ? unclosedQuote : piece.isClosed ? undefined : unclosedBracket,
      };
  }
  return found;
}

const unclosedQuote = 'A quotation mark is opened and never closed.';
const unclosedBracket = 'A bracket is opened and never closed.';

/**
 * A plain text over several lines that became a key. When its first line is a whole entry, the lines below are to blame;
 * when there is no entry on it, its own colon is missing.
 */
function plainOpening(text: string, piece: Piece, error: YamlError): Opening | undefined {
  if (error.code !== 'MULTILINE_IMPLICIT_KEY' && error.code !== 'BLOCK_AS_IMPLICIT_KEY') return undefined;
  const lineStart = text.lastIndexOf('\n', piece.start - 1) + 1;
  const isValue = /:\s/.test(text.slice(lineStart, piece.start));
  if (!isValue) return { start: piece.start };
  const lastLine = text.lastIndexOf('\n', piece.end - 1) + 1;
  return lastLine > piece.start
    ? { start: lastLine, isWholeLine: true, reason: 'The indentation does not fit the lines around it.' }
    : undefined;
}

interface Piece {
  readonly kind: 'quote' | 'bracket' | 'plain';
  readonly start: number;
  readonly end: number;
  readonly isClosed: boolean;
}

/** In the order in which they open; those that open behind `last` may be left out. */
function piecesOf(text: string, last: number): readonly Piece[] {
  const pieces: Piece[] = [];
  const open: number[] = [];
  const close = (end: number, isClosed: boolean) => {
    const start = open.pop();
    if (start !== undefined && (open.length === 0 || !isClosed)) pieces.push({ kind: 'bracket', start, end, isClosed });
  };
  let offset = 0;
  let isScalar = false;
  for (const lexeme of new Lexer().lex(text)) {
    if (offset > last && open.length === 0) break;
    const end = isMark(lexeme) ? offset : offset + lexeme.length;
    if (isScalar) {
      isScalar = false;
      if (lexeme.includes('\n')) pieces.push({ kind: 'plain', start: offset, end, isClosed: true });
    } else if (lexeme === '\x1f') isScalar = true;
    else if (lexeme === '[' || lexeme === '{') open.push(offset);
    else if (lexeme === ']' || lexeme === '}') close(end, true);
    else if (lexeme === '\x18') while (open.length > 0) close(offset, false);
    else if ((lexeme.startsWith('"') || lexeme.startsWith("'")) && (lexeme.includes('\n') || !isClosedQuote(lexeme))) {
      pieces.push({ kind: 'quote', start: offset, end, isClosed: true });
    }
    offset = end;
  }
  while (open.length > 0) close(text.length, false);
  return pieces.sort((a, b) => a.start - b.start);
}

function isClosedQuote(lexeme: string): boolean {
  return lexeme.length > 1 && lexeme.endsWith(lexeme.charAt(0));
}
