/**
 * Finds the sentences in source: literals that read like a sentence, wherever they stand. So no text escapes by standing in
 * a branch that no example reaches. What a template fills in becomes `{}`.
 */
import { parseAst } from 'vitest/node';

/** Sentences of one TypeScript file, each once, in order. Literals in types, imports and patterns are no texts. */
export function sentencesIn(source: string): readonly string[] {
  return literalsIn(source).filter(isSentence);
}

/** Whatever else reads like English: titles, labels, pieces of sentences. Lists of words for programs have none of the small words. */
export function phrasesIn(source: string): readonly string[] {
  return literalsIn(source).filter(
    (text) => !isSentence(text) && /^[\p{L}’{}]+( [\p{L}{}’,-]+){2,}$/u.test(text) && smallWord.test(text),
  );
}

const smallWord = /\b(a|the|to|of|in|it|is|you|your|this|that|by|on|for|what|and|or|with|not|all|every|here)\b/;

function literalsIn(source: string): readonly string[] {
  const literals: string[] = [];
  visit(parseAst(source, { lang: 'ts' }), literals);
  return [...new Set(literals)];
}

/** One line of two words or more, a capital, a name or code first, and a mark at the end. */
function isSentence(text: string): boolean {
  return (
    !text.includes('\n') && /^[A-Z`“{]/.test(text) && /[.?…]$/.test(text) && /[a-z}`]+[,;:]? +[a-z`{“]/i.test(text)
  );
}

function visit(node: unknown, literals: string[]): void {
  if (Array.isArray(node)) for (const one of node) visit(one, literals);
  else if (isNode(node)) {
    if (/^(ImportDeclaration|ExportAllDeclaration|TS\w*(Type|Alias\w*|Interface\w*))$/.test(node.type)) return;
    if (node.type === 'Literal' && typeof node['value'] === 'string') literals.push(node['value']);
    if (node.type === 'TemplateLiteral') literals.push(filled(node));
    if (node.type === 'BinaryExpression' && node['operator'] === '+') literals.push(joined(node));
    for (const [key, value] of Object.entries(node)) if (key !== 'parent') visit(value, literals);
  }
}

interface Node {
  readonly type: string;
  readonly [key: string]: unknown;
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

function filled(node: Node): string {
  const pieces = Array.isArray(node['quasis']) ? node['quasis'] : [];
  return pieces.map((piece: { readonly value: { readonly cooked?: string } }) => piece.value.cooked ?? '').join('{}');
}

/** A sentence in two pieces: whatever is no literal is filled in. */
function joined(node: unknown): string {
  if (!isNode(node)) return '{}';
  if (node.type === 'BinaryExpression') return joined(node['left']) + joined(node['right']);
  if (node.type === 'TemplateLiteral') return filled(node);
  return node.type === 'Literal' ? String(node['value']) : '{}';
}
