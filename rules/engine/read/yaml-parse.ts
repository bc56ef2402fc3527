/**
 * One pass of the `yaml` library over a text, which also notes the comments as they go by.
 * The library's own `parseDocument` does the same steps but forgets where the comments stood.
 */
import { Composer, type CST, type Document, Lexer, Parser } from 'yaml';
import type { Span } from '../tree.ts';

export interface YamlError {
  readonly code: string;
  readonly start: number;
}

export interface ParsedYaml {
  readonly documents: readonly Document.Parsed[];
  /** In the order of the text. */
  readonly errors: readonly YamlError[];
  readonly comments: readonly Span[];
}

/** Never throws. A text that is nested beyond reason gives one error of code `TOO_DEEP` and no document. */
export function parseYaml(text: string): ParsedYaml {
  const errors: YamlError[] = [];
  try {
    return parse(text, errors);
  } catch (error) {
    if (error instanceof TooManyErrors)
      return { documents: [], errors: errors.sort((a, b) => a.start - b.start), comments: [] };
    if (error instanceof RangeError) return tooDeep;
    throw error;
  }
}

const options = { uniqueKeys: false, strict: false, prettyErrors: false, logLevel: 'silent' } as const;

/** Nesting in brackets or in `- - -` on one line. Indentation cannot nest deeper than a text of 1 MB allows. */
const deepest = 400;

function parse(text: string, errors: YamlError[]): ParsedYaml {
  const parser = new Parser();
  const composer = new Composer(options);
  const addError = (code: string, start: number) => {
    if (errors.length >= mostErrors) throw new TooManyErrors();
    errors.push({ code, start });
  };
  collectErrors(composer, addError);
  const documents: Document.Parsed[] = [];
  const comments: Span[] = [];
  const compose = (token: CST.Token) => {
    if (token.type === 'error') addError('UNEXPECTED_TOKEN', token.offset);
    else for (const document of composer.next(token)) documents.push(document);
  };
  let offset = 0;
  let isScalar = false;
  let depth = 0;
  let indicators = 0;
  for (const lexeme of new Lexer().lex(text)) {
    if (isScalar) isScalar = false;
    else {
      switch (lexeme.charCodeAt(0)) {
        case hash:
          comments.push({ start: offset, end: offset + lexeme.length });
          break;
        case scalarMark:
          isScalar = true;
          break;
        case openBrace:
        case openBracket:
          depth++;
          break;
        case closeBrace:
        case closeBracket:
          depth--;
          break;
        case flowEndMark:
          depth = 0;
          break;
        case lineFeed:
        case carriageReturn:
          indicators = 0;
          break;
        case dash:
        case colon:
        case question:
          if (depth === 0 && lexeme.length === 1) indicators++;
          break;
      }
      if (depth > deepest || indicators > deepest) return tooDeep;
    }
    if (!isMark(lexeme)) offset += lexeme.length;
    for (const token of parser.next(lexeme)) compose(token);
  }
  for (const token of parser.end()) compose(token);
  for (const error of composer.streamInfo().errors) errors.push(errorFrom(error));
  for (const document of composer.end()) documents.push(document);
  for (const document of documents) for (const error of document.errors) errors.push(errorFrom(error));
  return { documents, errors: errors.sort((a, b) => a.start - b.start), comments };
}

/** More errors than anyone would mend: the rest of such a text need not be looked at. */
export const mostErrors = 60;

class TooManyErrors extends Error {}

/**
 * The library makes an `Error` with a stack trace for each mistake, which takes seconds on a text of garbage.
 * Its composer calls this function for each instead. The position is given in one of several shapes.
 */
function collectErrors(composer: Composer, addError: (code: string, start: number) => void): void {
  const onError = (source: ErrorSource, code: string, _message: string, isWarning?: boolean) => {
    if (isWarning) return;
    addError(code, typeof source === 'number' ? source : 'offset' in source ? source.offset : source[0]);
  };
  Object.assign(composer, { onError });
}

type ErrorSource = number | readonly [number, number] | { readonly offset: number };

const hash = 35;
const dash = 45;
const colon = 58;
const question = 63;
const openBracket = 91;
const closeBracket = 93;
const openBrace = 123;
const closeBrace = 125;
const lineFeed = 10;
const carriageReturn = 13;
const flowEndMark = 0x18;
const scalarMark = 0x1f;

/** Marks of the lexer that stand for no text: start of a document, broken flow collection, scalar follows. */
export function isMark(lexeme: string): boolean {
  return lexeme === '\x02' || lexeme === '\x18' || lexeme === '\x1f';
}

function errorFrom(error: { code: string; pos: [number, number] }): YamlError {
  return { code: error.code, start: error.pos[0] };
}

const tooDeep: ParsedYaml = { documents: [], errors: [{ code: 'TOO_DEEP', start: 0 }], comments: [] };
