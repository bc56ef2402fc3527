/**
 * Each `${{ }}` of a step's scripts, with its judgement: most carry nothing that anybody outside can choose.
 */
import type { Repository } from '../../engine/repository.ts';
import { type Span, sourceOf } from '../../engine/tree.ts';
import { chosenTexts } from '../../model/flow/chosen-texts.ts';
import { originsOfContext } from '../../model/flow/flow.ts';
import { isWorse, type Judgement, judge } from '../../model/flow/judgement.ts';
import type { Origin } from '../../model/flow/origin.ts';
import type { Quoting, Script } from '../../model/script/command.ts';
import { interpolationsOf, scriptOf } from '../../model/script/read-script.ts';
import { quotingAt } from '../../model/script/script.ts';
import { type ContextExpression, flowingContexts, type Interpolation } from '../../model/workflow/expression.ts';
import { anyValue } from './any-value.ts';
import { readJavascript } from './javascript.ts';
import type { StepScript, StepScripts } from './scripts.ts';

export interface Occurrence {
  readonly scripts: StepScripts;
  readonly script: StepScript;
  /** The script, read by its own language's rules. */
  readonly read: Script;
  readonly quoting: Quoting;
  readonly interpolation: Interpolation;
  readonly context: ContextExpression;
  readonly origin: Origin;
  readonly judgement: Judgement;
  /** The context as it is written, and where in the file. */
  readonly carrier: string;
  readonly at: Span;
}

export function occurrencesIn(scripts: StepScripts, repository: Repository): readonly Occurrence[] {
  return scripts.scripts.flatMap((script) => {
    let read: Script | undefined;
    return interpolationsOf(script.scalar).flatMap((interpolation) => {
      read ??= readFor(script);
      const quoting = quotingAt(read, interpolation.start);
      const chosen = worstContext(scripts, interpolation, repository);
      const counts = chosen && !isHarmlessHere(script, quoting, interpolation, chosen);
      const worst = counts ? chosen : anyValue(interpolation);
      const { start, end } = worst.context;
      const stop = script.scalar.value[end] === ']' ? end + 1 : end;
      const carrier = script.scalar.value.slice(start, stop);
      return [
        { scripts, script, read, quoting, interpolation, carrier, at: sourceOf(script.scalar, start, stop), ...worst },
      ];
    });
  });
}

interface Worst {
  readonly context: ContextExpression;
  readonly origin: Origin;
  readonly judgement: Judgement;
}

function worstContext(scripts: StepScripts, { expression }: Interpolation, repository: Repository): Worst | undefined {
  if (!expression) return undefined;
  let worst: Worst | undefined;
  for (const context of flowingContexts(expression)) {
    for (const origin of originsOfContext(context, expression, scripts, repository, chosenTexts)) {
      const judgement = judge(origin, scripts, repository);
      if (judgement && (!worst || isWorse(judgement, worst.judgement))) worst = { context, origin, judgement };
    }
  }
  return worst;
}

function readFor({ scalar, reader }: StepScript): Script {
  if (reader.kind === 'javascript') return readJavascript(scalar.value);
  return scriptOf(scalar, reader.kind === 'shell' ? reader.shell : 'other').script;
}

/** One line in a comment stays a comment; and JSON in JavaScript code is a finished piece of JavaScript. */
function isHarmlessHere(
  { reader }: StepScript,
  quoting: Quoting,
  { expression }: Interpolation,
  { origin }: Worst,
): boolean {
  if (quoting === 'comment') return origin.text.charset !== 'text';
  return (
    reader.kind === 'javascript' && quoting === 'plain' && expression?.kind === 'call' && expression.name === 'tojson'
  );
}
