/**
 * Follows a context back to the text it carries: through `env`, outputs of steps and jobs, the matrix, and inputs of actions and
 * reusable workflows of the same repository. It never guesses: a step it cannot read passes nothing on.
 */
import { strangerVariables } from '../../data/stranger-texts.ts';
import type { Certainty, Related } from '../../engine/finding.ts';
import type { Repository } from '../../engine/repository.ts';
import { type ScalarNode, type Span, scalarAt, valueAt } from '../../engine/tree.ts';
import { remember } from '../remember.ts';
import { outputsOfScript } from '../script/javascript-output.ts';
import { interpolationsOf, scriptOf } from '../script/read-script.ts';
import { placeInScript } from '../script/script.ts';
import { assignmentsBefore, isSanitized, variablesIn } from '../script/variables.ts';
import { callersOf } from '../workflow/caller.ts';
import { type ContextExpression, type Expression, flowingContexts } from '../workflow/expression.ts';
import { shellOf } from '../workflow/shell.ts';
import { usesKey } from '../workflow/uses.ts';
import type { Step } from '../workflow/workflow.ts';
import {
  type CarriedText,
  carried,
  definitionOf,
  longestWay,
  lower,
  matrixScalars,
  type Origin,
  openInput,
  pairNamed,
  type Standpoint,
  stepsAround,
  stepsBefore,
  withoutRepeats,
} from './origin.ts';
import { chosenTexts, type Source } from './source.ts';
import { isInJson } from './stranger.ts';

/** Every text that can reach the result of an expression. */
export function originsOf(
  expression: Expression | undefined,
  from: Standpoint,
  repository: Repository,
  source: Source,
): readonly Origin[] {
  return tracerFor(repository, source).expression(expression, from, 0);
}

/** Every text that one context of an expression carries. */
export function originsOfContext(
  context: ContextExpression,
  whole: Expression,
  from: Standpoint,
  repository: Repository,
): readonly Origin[] {
  return tracerFor(repository, chosenTexts).context(context, whole, from, 0);
}

/** Every text that reaches a stretch of the standpoint's `run`, through `${{ }}` and variables. Units of the script. */
export function originsOfStretch(
  stretch: Span,
  from: Standpoint,
  repository: Repository,
  source: Source,
): readonly Origin[] {
  const { step } = from;
  return step?.run ? tracerFor(repository, source).stretch(step, step.run, stretch, from, 0, new Set()) : [];
}

const tracers = remember((_: Repository) => new Map<Source, Tracer>());

/** One for each snapshot, so that what a step hands on is looked up once. */
function tracerFor(repository: Repository, source: Source): Tracer {
  const known = tracers(repository);
  const tracer = known.get(source) ?? new Tracer(repository, source);
  known.set(source, tracer);
  return tracer;
}

class Tracer {
  private readonly answersOf = remember((_: object) => new Map<string, readonly Origin[]>());

  constructor(
    private readonly repository: Repository,
    private readonly source: Source,
  ) {}

  expression(expression: Expression | undefined, from: Standpoint, depth: number): readonly Origin[] {
    if (!expression || depth > longestWay) return [];
    return flowingContexts(expression).flatMap((context) => this.context(context, expression, from, depth));
  }

  context(context: ContextExpression, whole: Expression, from: Standpoint, depth: number): readonly Origin[] {
    const [root, name = '', third = '', fourth = ''] = context.path;
    if (root === 'env') return this.variable(name, from, depth);
    const job = from.job?.node ?? from.document;
    const once = (make: () => readonly Origin[], owner: object = job) => this.once(owner, context.path.join('.'), make);
    if (root === 'steps' && third === 'outputs') return once(() => this.stepOutput(name, fourth, from, depth));
    if (root === 'needs' && third === 'outputs') return once(() => this.jobOutput(name, fourth, from, depth));
    if (root === 'matrix') return once(() => this.matrix(name, from, depth));
    if (root === 'inputs') return once(() => this.input(name, from, depth), from.document);
    if (root === 'github' && name === 'event' && third === 'inputs')
      return once(() => this.input(fourth, from, depth), from.document);
    return carried(this.source.ofContext(context, isInJson(whole, context)));
  }

  /** A way that leads back to itself brings nothing new, so it counts as empty while it is being followed. */
  private once(owner: object, key: string, make: () => readonly Origin[]): readonly Origin[] {
    const answers = this.answersOf(owner);
    const known = answers.get(key);
    if (known) return known;
    answers.set(key, []);
    const made = withoutRepeats(make());
    answers.set(key, made);
    return made;
  }

  /** Texts in the `${{ }}` of a scalar, with a hop that says where they were put. */
  private scalar(scalar: ScalarNode, from: Standpoint, depth: number, hop: Related): readonly Origin[] {
    if (!scalar.value.includes('${{')) return [];
    return interpolationsOf(scalar)
      .flatMap(({ expression }) => this.expression(expression, from, depth + 1))
      .map((origin) => ({ ...origin, hops: [...origin.hops, hop] }));
  }

  /** A variable of `env:`, or one that an earlier step wrote to GITHUB_ENV. `name` in any case. */
  private variable(name: string, from: Standpoint, depth: number): readonly Origin[] {
    if (depth > longestWay) return [];
    const owner = from.step?.node ?? from.job?.node ?? from.document;
    return this.once(owner, `env.${name}.${from.step?.env !== undefined}`, () => this.variableOf(name, from, depth));
  }

  private variableOf(name: string, from: Standpoint, depth: number): readonly Origin[] {
    const written = this.writtenVariable(name, from, depth);
    if (written.length > 0) return written;
    const pair = definitionOf(from, name);
    if (pair?.value?.kind !== 'scalar') return [];
    // A variable of a step can use outputs of earlier steps, but not the step's other variables.
    const outer = { ...from, step: from.step && { ...from.step, env: undefined } };
    const hop = this.hop(from, pair.span, `The text is put into \`${pair.key.value}\` here.`);
    return this.scalar(pair.value, outer, depth, hop);
  }

  private writtenVariable(name: string, from: Standpoint, depth: number): readonly Origin[] {
    const { step } = from;
    if (!step || !/GITHUB_ENV/.test(from.document.text)) return [];
    return stepsBefore(from).flatMap((earlier) => this.writes(earlier, 'env', name, from, depth));
  }

  private stepOutput(id: string, name: string, from: Standpoint, depth: number): readonly Origin[] {
    const step = stepsAround(from).find((one) => one.id?.toLowerCase() === id);
    if (!step || step === from.step) return [];
    if (step.run) return this.writes(step, 'output', name, from, depth);
    return this.actionOutput(step, name, from, depth);
  }

  /** What a `run` step writes under a name. */
  private writes(step: Step, to: 'output' | 'env', name: string, from: Standpoint, depth: number): readonly Origin[] {
    const { run } = step;
    if (!run || depth > longestWay) return [];
    const { script, writes } = scriptOf(run, shellOf(step, from.job));
    const here: Standpoint = { ...from, step };
    return writes
      .filter((write) => write.to === to && write.name.toLowerCase() === name)
      .flatMap((write) => {
        const hop = this.hop(
          from,
          placeInScript(run, write.start, write.end),
          `The text is handed on as \`${write.name}\` here.`,
        );
        const certainty = isSanitized(run.value, script, write) ? 'possible' : 'certain';
        return this.stretch(step, run, write, here, depth, new Set()).map((origin) => ({
          ...origin,
          certainty: lower(origin.certainty, certainty),
          hops: [...origin.hops, hop],
        }));
      });
  }

  /** Texts that reach a stretch of a script: its `${{ }}`, and the variables it reads. */
  stretch(
    step: Step,
    run: ScalarNode,
    { start, end }: Span,
    from: Standpoint,
    depth: number,
    seen: Set<string>,
  ): readonly Origin[] {
    const direct = interpolationsOf(run)
      .filter((one) => one.start >= start && one.end <= end)
      .flatMap(({ expression }) => this.expression(expression, from, depth + 1));
    const { script } = scriptOf(run, shellOf(step, from.job));
    const read = variablesIn(run.value, script, { start, end }).flatMap((name) => {
      if (seen.has(name)) return [];
      seen.add(name);
      const assigned = assignmentsBefore(run.value, script, name, start);
      if (assigned.length > 0) {
        return assigned.flatMap((one) => {
          const certainty: Certainty = isSanitized(run.value, script, one) ? 'possible' : 'certain';
          return this.stretch(step, run, one, from, depth + 1, seen).map((origin) => ({
            ...origin,
            certainty: lower(origin.certainty, certainty),
          }));
        });
      }
      const known = strangerVariables[name.toUpperCase()];
      if (known) return this.named(known);
      return this.variable(name.toLowerCase(), from, depth + 1);
    });
    const asked = this.source.ofScript(run.value.slice(start, end));
    return [...direct, ...read, ...(asked ? [{ text: asked, hops: [], certainty: this.certaintyOf(asked) }] : [])];
  }

  private named(path: string): readonly Origin[] {
    const context: ContextExpression = { kind: 'context', path: path.split('.'), computed: [], start: 0, end: 0 };
    return carried(this.source.ofContext(context, false));
  }

  private actionOutput(step: Step, name: string, from: Standpoint, depth: number): readonly Origin[] {
    const { uses } = step;
    if (uses?.form !== 'repository') return [];
    const key = usesKey(uses);
    if (key === 'actions/github-script') return this.scriptOutput(step, name, from, depth);
    const text = this.source.ofAction(key, name);
    if (!text) return [];
    const hop = this.hop(from, uses.nameAt, `\`${uses.name}\` hands ${text.words} on.`);
    return [{ text, hops: [hop], certainty: 'certain' }];
  }

  /** A name of code is what it is; a text may have been cut or checked on the way. */
  private certaintyOf({ names }: CarriedText): Certainty {
    return names ? 'certain' : 'likely';
  }

  private scriptOutput(step: Step, name: string, from: Standpoint, depth: number): readonly Origin[] {
    const script = scalarAt(step.with, 'script');
    if (!script) return [];
    const expressions = interpolationsOf(script);
    return outputsOfScript(script.value, name).flatMap(({ start, end, payload }) => {
      const hop = this.hop(from, placeInScript(script, start, end), `The text is handed on as \`${name}\` here.`);
      const filled = expressions
        .filter((one) => one.start >= start && one.end <= end)
        .flatMap(({ expression }) => this.expression(expression, { ...from, step }, depth + 1));
      const asked = payload ? undefined : this.source.ofScript(script.value.slice(start, end));
      const own = asked ? [{ text: asked, hops: [], certainty: this.certaintyOf(asked) }] : [];
      return [...(payload ? this.named(payload) : []), ...filled, ...own].map((origin) => ({
        ...origin,
        hops: [...origin.hops, hop],
      }));
    });
  }

  private jobOutput(id: string, name: string, from: Standpoint, depth: number): readonly Origin[] {
    const job = from.job?.workflow.jobs.find((one) => one.id.toLowerCase() === id);
    const pair = pairNamed(job && valueAt(job.node, 'outputs'), name);
    if (!job || pair?.value?.kind !== 'scalar') return [];
    const hop = this.hop(from, pair.span, `The job \`${job.id}\` hands it on here.`);
    return this.scalar(pair.value, { document: from.document, job, step: undefined }, depth, hop);
  }

  private matrix(name: string, from: Standpoint, depth: number): readonly Origin[] {
    const { job } = from;
    const here: Standpoint = { document: from.document, job, step: undefined };
    return matrixScalars(job, name).flatMap((scalar) =>
      this.scalar(scalar, here, depth, this.hop(from, scalar.span, 'The text becomes part of the matrix here.')),
    );
  }

  /** An input: what callers in the repository give it, else whoever calls from outside. */
  private input(name: string, from: Standpoint, depth: number): readonly Origin[] {
    const callers = callersOf(from.document, this.repository);
    const given = callers.flatMap(({ document, job, step, with: inputs }) => {
      const pair = pairNamed(inputs, name);
      if (pair?.value?.kind !== 'scalar') return [];
      const hop = {
        place: { path: document.path, span: pair.span },
        message: `The text is given to \`${pair.key.value}\` here.`,
      };
      return this.scalar(pair.value, { document, job, step }, depth, hop).map((origin) => ({
        ...origin,
        outer: origin.outer ?? job,
      }));
    });
    const strangers = given.filter(({ text }) => text.chooser !== 'maintainer');
    if (strangers.length > 0) return strangers;
    // Every call of a folder of our own is in sight, and none of them hands a stranger's text over.
    const isOwn = callers.length > 0 && from.document.path.startsWith('.github/') && this.repository.complete;
    return openInput(name, from.document).map((origin) => (isOwn ? { ...origin, certainty: 'possible' } : origin));
  }

  private hop(from: Standpoint, span: Span, message: string): Related {
    return { place: { path: from.document.path, span }, message };
  }
}
