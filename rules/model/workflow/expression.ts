/**
 * `${{ }}` expressions, located. GitHub's own `@actions/expressions` reads them; we keep a small tree with positions.
 * Offsets are units of the scalar's value: `sourceOf` turns them into offsets of the text.
 */
import {
  Binary,
  ContextAccess,
  type Expr,
  FunctionCall,
  Grouping,
  IndexAccess,
  Literal,
  Logical,
  Star,
  Unary,
} from '@actions/expressions/ast';
import { Lexer, type Pos, type Token, TokenType } from '@actions/expressions/lexer';
import { Parser } from '@actions/expressions/parser';
import type { ScalarNode } from '../../engine/tree.ts';

/** One `${{ … }}`. `start` and `end` take in the braces. */
export interface Interpolation {
  readonly start: number;
  readonly end: number;
  readonly body: string;
  /** Absent when GitHub could not read it either; such a workflow does not run. */
  readonly expression: Expression | undefined;
}

interface Located {
  readonly start: number;
  readonly end: number;
}

export type Expression = LiteralExpression | ContextExpression | CallExpression | OperatorExpression;

export interface LiteralExpression extends Located {
  readonly kind: 'literal';
  readonly value: string | number | boolean | null;
}

/** `github.event.commits[0].message`: the path in lower case, `*` for a number, a star, or anything computed. */
export interface ContextExpression extends Located {
  readonly kind: 'context';
  readonly path: readonly string[];
  /** What the path starts from when it is no context: `fromJSON(…).name`. Then `path` starts with `*`. */
  readonly of?: Expression;
  /** Expressions used as an index. */
  readonly computed: readonly Expression[];
}

export interface CallExpression extends Located {
  readonly kind: 'call';
  /** In lower case. */
  readonly name: string;
  readonly args: readonly Expression[];
}

export interface OperatorExpression extends Located {
  readonly kind: 'operator';
  readonly operator: string;
  readonly args: readonly Expression[];
}

/** Every `${{ … }}` of a value, in order. A brace inside a quoted string does not close it. */
export function interpolationsIn(text: string): readonly Interpolation[] {
  const found: Interpolation[] = [];
  for (let start = text.indexOf('${{'); start >= 0; start = text.indexOf('${{', start + 3)) {
    const close = closingBraces(text, start + 3);
    if (close < 0) break;
    const body = text.slice(start + 3, close);
    found.push({ start, end: close + 2, body, expression: readExpression(body, start + 3) });
    start = close - 1;
  }
  return found;
}

/** An `if:` may leave the braces out: the whole value is the expression then. */
export function conditionOf(scalar: ScalarNode): Expression | undefined {
  const [first, second] = interpolationsIn(scalar.value);
  if (!first) return readExpression(scalar.value, 0);
  return second || scalar.value.slice(0, first.start).trim() || scalar.value.slice(first.end).trim()
    ? undefined
    : first.expression;
}

function closingBraces(text: string, from: number): number {
  let quoted = false;
  for (let index = from; index < text.length - 1; index++) {
    if (text[index] === "'") quoted = !quoted;
    else if (!quoted && text[index] === '}' && text[index + 1] === '}') return index;
  }
  return -1;
}

const contexts = 'github env vars job jobs steps runner secrets strategy matrix needs inputs'.split(' ');
const functions = [
  { name: 'hashFiles', minArgs: 1, maxArgs: 255 },
  { name: 'success', minArgs: 0, maxArgs: 255 },
  { name: 'failure', minArgs: 0, maxArgs: 255 },
  { name: 'always', minArgs: 0, maxArgs: 0 },
  { name: 'cancelled', minArgs: 0, maxArgs: 0 },
];

/** Reads one expression without braces. `at`: where it stands in the scalar's value. Absent when it cannot be read. */
export function readExpression(body: string, at: number): Expression | undefined {
  return readName(body, at) ?? readByLibrary(body, at);
}

/** Nearly every expression is a name with dots. It is read here, many times faster, and to the same tree. */
function readName(body: string, at: number): ContextExpression | undefined {
  const name = body.trim();
  if (
    !/^[a-z_][\w-]*(?:\.[a-z_][\w-]*)*$/i.test(name) ||
    /(?:^|\.)(?:true|false|null|nan|infinity)(?:\.|$)/i.test(name)
  )
    return undefined;
  const start = at + body.indexOf(name);
  return { kind: 'context', path: name.toLowerCase().split('.'), computed: [], start, end: start + name.length };
}

function readByLibrary(body: string, at: number): Expression | undefined {
  try {
    const { tokens } = new Lexer(body).lex();
    // A context that GitHub adds later, or that only some keys know, is no reason to read nothing at all.
    const named = tokens.flatMap(({ type, lexeme }) => (type === TokenType.IDENTIFIER ? [lexeme] : []));
    return convert(new Parser(tokens, [...contexts, ...named], functions).parse(), new Positions(body, at));
  } catch {
    return undefined;
  }
}

/** Turns the library's lines and columns into offsets. */
class Positions {
  private readonly lineStarts: number[] = [0];
  constructor(
    body: string,
    private readonly at: number,
  ) {
    for (let index = body.indexOf('\n'); index >= 0; index = body.indexOf('\n', index + 1))
      this.lineStarts.push(index + 1);
  }
  of({ line, column }: Pos): number {
    return this.at + (this.lineStarts[line] ?? 0) + column;
  }
  span(token: Token): Located {
    return { start: this.of(token.range.start), end: this.of(token.range.end) };
  }
}

function convert(expr: Expr, positions: Positions): Expression {
  if (expr instanceof Grouping) return convert(expr.group, positions);
  if (expr instanceof Literal) {
    const value = expr.literal.coerceString();
    return {
      kind: 'literal',
      value: expr.token.value ?? (value === '' ? null : value === 'true' ? true : value === 'false' ? false : value),
      ...positions.span(expr.token),
    };
  }
  if (expr instanceof ContextAccess) {
    return { kind: 'context', path: [expr.name.lexeme.toLowerCase()], computed: [], ...positions.span(expr.name) };
  }
  if (expr instanceof IndexAccess) return convertIndex(expr, positions);
  if (expr instanceof FunctionCall) {
    const args = expr.args.map((arg) => convert(arg, positions));
    const name = positions.span(expr.functionName);
    return {
      kind: 'call',
      name: expr.functionName.lexeme.toLowerCase(),
      args,
      start: name.start,
      end: args.at(-1)?.end ?? name.end,
    };
  }
  const [operator, parts] =
    expr instanceof Unary
      ? [expr.operator, [expr.expr]]
      : expr instanceof Binary
        ? [expr.operator, [expr.left, expr.right]]
        : expr instanceof Logical
          ? [expr.operator, expr.args]
          : [undefined, []];
  const args = parts.map((part) => convert(part, positions));
  const own = operator ? positions.span(operator) : { start: 0, end: 0 };
  return {
    kind: 'operator',
    operator: operator?.lexeme ?? '',
    args,
    start: Math.min(args[0]?.start ?? own.start, expr instanceof Unary ? own.start : Number.POSITIVE_INFINITY),
    end: args.at(-1)?.end ?? own.end,
  };
}

function convertIndex(expr: IndexAccess, positions: Positions): ContextExpression {
  const base = convert(expr.expr, positions);
  const start: ContextExpression =
    base.kind === 'context'
      ? base
      : { kind: 'context', path: ['*'], of: base, computed: [], start: base.start, end: base.end };
  if (expr.index instanceof Star) return { ...start, path: [...start.path, '*'], end: start.end + 2 };
  const index = convert(expr.index, positions);
  const isName = index.kind === 'literal' && typeof index.value === 'string';
  return {
    ...start,
    path: [...start.path, isName ? String(index.value).toLowerCase() : '*'],
    computed: index.kind === 'literal' ? start.computed : [...start.computed, index],
    end: Math.max(start.end, index.end),
  };
}

/**
 * The contexts whose text can become the result: a bare context, the arguments of `format`, `join` and `toJSON`,
 * the right of `&&`, both sides of `||`. Comparisons and questions such as `contains` pass nothing on.
 */
export function flowingContexts(expression: Expression | undefined): readonly ContextExpression[] {
  if (!expression) return [];
  if (expression.kind === 'context') return expression.of ? [...flowingContexts(expression.of)] : [expression];
  if (expression.kind === 'call') {
    return ['format', 'join', 'tojson', 'fromjson', 'case'].includes(expression.name)
      ? expression.args.flatMap(flowingContexts)
      : [];
  }
  if (expression.kind === 'operator') {
    if (expression.operator === '||') return expression.args.flatMap(flowingContexts);
    if (expression.operator === '&&') return flowingContexts(expression.args.at(-1));
  }
  return [];
}

/** Every part of an expression, the whole first. */
export function* partsOf(expression: Expression | undefined): Generator<Expression> {
  if (!expression) return;
  yield expression;
  if (expression.kind === 'context') {
    yield* partsOf(expression.of);
    for (const index of expression.computed) yield* partsOf(index);
  } else if (expression.kind !== 'literal') for (const arg of expression.args) yield* partsOf(arg);
}

/** `github.event.issue.title`, as people write it. */
export function dotted(context: ContextExpression): string {
  return context.path.join('.');
}
