/**
 * The names that an index can come to, each with the condition under which it does: by a choice in the expression, or by a list
 * of values that stands in the file.
 */
import type { Document } from '../../engine/document.ts';
import { itemsAt, mapAt, type ScalarNode } from '../../engine/tree.ts';
import { constantOf } from '../../model/workflow/constant.ts';
import { type ContextExpression, dotted, type Expression, partsOf } from '../../model/workflow/expression.ts';
import { writtenPart } from '../../model/workflow/expression-text.ts';
import { matrixValues } from '../../model/workflow/matrix-values.ts';
import { type Job, triggerNamed, workflowOf } from '../../model/workflow/workflow.ts';

export interface Way {
  /** Absent for what is left. */
  readonly when: string | undefined;
  readonly name: string;
}

/** Empty when one of them cannot be told. */
export function waysOf(index: Expression, written: string, job: Job | undefined, document: Document): readonly Way[] {
  const ways = choiceOf(index, written) ?? listed(index, written, job, document);
  return ways.length <= 8 && ways.every(({ name }) => /^[A-Za-z_]\w*$/.test(name)) ? ways : [];
}

/** `condition && 'A' || 'B'`. */
function choiceOf(index: Expression, written: string): readonly Way[] | undefined {
  if (index.kind !== 'operator' || index.operator !== '||' || index.args.length !== 2) return undefined;
  const [first, second] = index.args;
  if (first?.kind !== 'operator' || first.operator !== '&&' || first.args.length !== 2) return undefined;
  const [condition, then] = first.args;
  const names = [then, second].map(constantOf);
  if (!condition || names.some((name) => typeof name !== 'string')) return undefined;
  return [
    { when: writtenPart(written, condition), name: String(names[0]) },
    { when: undefined, name: String(names[1]) },
  ];
}

/** With every value of the one thing it depends on. */
function listed(index: Expression, written: string, job: Job | undefined, document: Document): readonly Way[] {
  const contexts = [...partsOf(index)].filter((part): part is ContextExpression => part.kind === 'context');
  const [one] = contexts;
  if (!one || new Set(contexts.map(dotted)).size !== 1 || one.of || one.computed.length > 0) return [];
  const values = valuesOf(one, job, document).map(({ value }) => value);
  if (values.some((value) => !/^[\w./@-]+$/.test(value))) return [];
  const asked = writtenPart(written, one);
  return [...new Set(values)].map((value) => ({
    when: `${asked} == '${value}'`,
    name: String(constantOf(withValue(index, value)) ?? ''),
  }));
}

function valuesOf({ path }: ContextExpression, job: Job | undefined, document: Document): readonly ScalarNode[] {
  const [context, name = '', ...rest] = path;
  if (context === 'matrix' && job) return matrixValues(job, [name, ...rest]);
  const workflow = workflowOf(document);
  const isAsked =
    context === 'inputs' || (context === 'github' && path.slice(0, 3).join('.') === 'github.event.inputs');
  if (!workflow || !isAsked || triggerNamed(workflow, 'workflow_call')) return [];
  const inputs = mapAt(triggerNamed(workflow, 'workflow_dispatch')?.node, 'inputs');
  const pair = inputs?.pairs.find(({ key }) => key.value.toLowerCase() === path.at(-1));
  return itemsAt(pair?.value, 'options').filter((item) => item.kind === 'scalar');
}

/** The expression with a text in place of what it depends on. */
function withValue(expression: Expression, value: string): Expression {
  const { start, end } = expression;
  if (expression.kind === 'context') return { kind: 'literal', value, start, end };
  if (expression.kind === 'literal') return expression;
  return { ...expression, args: expression.args.map((arg) => withValue(arg, value)) };
}
