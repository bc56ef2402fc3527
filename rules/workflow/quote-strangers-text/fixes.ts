/**
 * The fixes of one step: the text goes into `env`, and the script reads the variable. One fix puts right every occurrence
 * that is as sure, with the same edits for each, so applying it for all of them applies it once.
 */
import { plainOrQuoted, replaceInScalar, replaceScalar, setKey } from '../../engine/edit/yaml.ts';

import { certainties, type Fix, type Safety, type TextEdit } from '../../engine/finding.ts';
import { remember } from '../../engine/remember.ts';
import { type Span, sourceOf, valueAt } from '../../engine/tree.ts';
import type { Occurrence } from './occurrences.ts';
import type { EditPlan, Plan, Replacement } from './plan.ts';
import { planFor } from './plans.ts';
import type { StepScript, StepScripts } from './scripts.ts';
import { StepVariables } from './step-variables.ts';

export class StepFixes {
  private readonly edits = new Map<string, readonly TextEdit[]>();

  /** `occurrences`: all of one step. */
  constructor(private readonly occurrences: readonly Occurrence[]) {}

  fixFor(occurrence: Occurrence): Fix {
    const plan = this.planOf(occurrence);
    const env = valueAt(occurrence.scripts.step.node, 'env');
    const title = titleFor(occurrence, plan.safety);
    const handTitle = titleFor(occurrence, 'guided');
    if (plan.safety === 'guided') return byHand(title, occurrence, plan.steps);
    if (env?.kind === 'scalar' && env.value !== '') return byHand(handTitle, occurrence, place);
    if (env && !isWithin(env.span, occurrence.scripts.step.node.span)) return byHand(handTitle, occurrence, place);
    if (occurrence.script.isShared) {
      const steps = (name: string) => [
        `Add it to every other step that runs this script through its alias.`,
        ...place(name),
      ];
      return byHand(handTitle, occurrence, steps);
    }
    return { title, safety: plan.safety, edits: this.editsLike(occurrence, plan) };
  }

  private readonly planOf = remember((occurrence: Occurrence): Plan => planFor(occurrence));

  private editsLike(occurrence: Occurrence, plan: EditPlan): readonly TextEdit[] {
    const key = `${occurrence.judgement.certainty} ${plan.safety}`;
    const edits = this.edits.get(key) ?? editsFor(occurrence.scripts, this.including(occurrence, plan));
    this.edits.set(key, edits);
    return edits;
  }

  /** Every occurrence that is as sure, and whose edit is as safe. */
  private including(occurrence: Occurrence, plan: EditPlan): readonly Included[] {
    const rank = ({ judgement }: Occurrence) => certainties.indexOf(judgement.certainty);
    return this.occurrences.flatMap((other) => {
      const otherPlan = this.planOf(other);
      if (otherPlan.safety === 'guided' || rank(other) > rank(occurrence)) return [];
      return plan.safety === 'safe' && otherPlan.safety === 'careful' ? [] : [{ occurrence: other, plan: otherPlan }];
    });
  }
}

interface Included {
  readonly occurrence: Occurrence;
  readonly plan: EditPlan;
}

function editsFor(scripts: StepScripts, included: readonly Included[]): readonly TextEdit[] {
  const variables = new StepVariables(scripts);
  const { document, step } = scripts;
  const edits = scripts.scripts.flatMap((script) => {
    const replacements = included
      .filter(({ occurrence }) => occurrence.script === script)
      .flatMap(({ occurrence, plan }) =>
        plan.replace(occurrence.quoting === 'comment' ? '' : variables.nameFor(occurrence)),
      );
    return scriptEdits(scripts, script, replacements);
  });
  const added = variables.added();
  const lines = added.map(([name, value]) => `${name}: ${valueText(value)}`);
  if (step.env && added.length > 0) {
    for (const [name, value] of added) edits.push(...setKey(document, step.env, name, valueText(value)));
  } else if (lines.length > 0) {
    edits.push(...setKey(document, step.node, 'env', lines.join('\n'), whereFor(scripts)));
  }
  if (included.some(({ plan }) => plan.needsBash))
    edits.push(...setKey(document, step.node, 'shell', 'bash', { after: 'run' }));
  return edits;
}

/** An expression stands without quotes, as people write it, unless YAML would read it otherwise. */
function valueText(value: string): string {
  return /:(\s|$)|\s#/.test(value) ? plainOrQuoted(value) : value;
}

/** Before the script, so that a reader meets the variable first; behind it where the script opens the step. */
function whereFor({ step }: StepScripts): { before: string } | { after: string } {
  const key = step.run ? 'run' : 'with';
  return step.node.pairs[0]?.key.value === key ? { after: key } : { before: key };
}

/** A block keeps its lines; a value on one line is written anew, with quotes where it now needs them. */
function scriptEdits(
  { document }: StepScripts,
  { scalar }: StepScript,
  replacements: readonly Replacement[],
): TextEdit[] {
  const unique = [...new Map(replacements.map((one) => [`${one.start}:${one.end}`, one])).values()].sort(
    (a, b) => a.start - b.start,
  );
  if (unique.length === 0) return [];
  const isBlock = scalar.style === 'literal' || scalar.style === 'folded';
  const spansLines = document.text.slice(scalar.span.start, scalar.span.end).includes('\n');
  if (isBlock || spansLines) {
    return unique.flatMap(({ start, end, text }) =>
      // In a block every unit stands as it is, so a piece of a line can be written over without looking at the rest.
      isBlock && !text.includes('\n')
        ? [{ path: document.path, span: sourceOf(scalar, start, end), text }]
        : [...replaceInScalar(document, scalar, start, end, text)],
    );
  }
  let value = '';
  let at = 0;
  for (const { start, end, text } of unique) {
    value += scalar.value.slice(at, start) + text;
    at = end;
  }
  return [...replaceScalar(document, scalar, value + scalar.value.slice(at))];
}

function place(name: string): readonly string[] {
  return [`Put the variable ${name} where the expression stands now, in double quotes.`];
}

function isWithin(inner: Span, outer: Span): boolean {
  return inner.start >= outer.start && inner.end <= outer.end;
}

function titleFor({ origin, context, quoting }: Occurrence, safety: Safety): string {
  const words = origin.text.words.replaceAll('`', '');
  if (quoting === 'comment' && safety !== 'guided') return `Name ${words} here instead of filling it in`;
  if (context.path[0] === 'env' && safety !== 'guided') return `Read ${words} from its variable`;
  return safety === 'guided' ? `Read ${words} from a variable, by hand` : `Pass ${words} through env`;
}

function byHand(title: string, occurrence: Occurrence, steps: (name: string) => readonly string[]): Fix {
  const variables = new StepVariables(occurrence.scripts);
  const name = variables.nameFor(occurrence);
  const added = variables.added().map(([one, value]) => `Add \`${one}: ${value}\` below \`env:\` of this step.`);
  return { title, safety: 'guided', edits: [], guide: [...added, ...steps(name)] };
}
