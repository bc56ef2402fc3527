/**
 * Follows a context back to the text it carries: through `env`, outputs of steps and jobs, the matrix, and inputs of actions and
 * reusable workflows of the same repository. It never guesses: a step it cannot read passes nothing on.
 */
import type { Related } from '../../engine/finding.ts';
import { remember } from '../../engine/remember.ts';
import type { Repository } from '../../engine/repository.ts';
import { type ScalarNode, type Span, scalarAt, valueAt } from '../../engine/tree.ts';
import type { ScriptOutput } from '../script/javascript-output.ts';
import { interpolationsOf } from '../script/read-script.ts';
import { callersOf } from '../workflow/caller.ts';
import { type ContextExpression, type Expression, flowingContexts } from '../workflow/expression.ts';
import { localWorkflow } from '../workflow/local.ts';
import { isAction, type Uses } from '../workflow/uses.ts';
import { triggerNamed, workflowOf } from '../workflow/workflow.ts';
import { reachActionOutput, reachHandedOn, reachScriptOutput } from './action-flow.ts';
import { type Follow, hopAt, withHop } from './follow.ts';
import {
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
import { reachStretch, reachWrites } from './script-flow.ts';
import type { Source } from './source.ts';
import { isInJson } from './stranger.ts';
import { valuesOf } from './whole.ts';

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
  source: Source,
): readonly Origin[] {
  return tracerFor(repository, source).context(context, whole, from, 0);
}

/** Every text that reaches a stretch of the standpoint's `run`, through `${{ }}` and variables. Units of the script. */
export function originsOfStretch(
  stretch: Span,
  from: Standpoint,
  repository: Repository,
  source: Source,
): readonly Origin[] {
  const { step } = from;
  if (!step?.run) return [];
  return reachStretch(tracerFor(repository, source), step.run, stretch, { ...from, step }, 0, new Set());
}

/** Every text in one value that the standpoint's JavaScript hands on. */
export function originsOfHandedOn(
  output: ScriptOutput,
  script: ScalarNode,
  from: Standpoint,
  repository: Repository,
  source: Source,
): readonly Origin[] {
  return reachHandedOn(tracerFor(repository, source), script, output, from, 0);
}

const tracers = remember((_: Repository) => new Map<Source, Tracer>());

/** One for each snapshot, so that what a step hands on is looked up once. */
function tracerFor(repository: Repository, source: Source): Tracer {
  const known = tracers(repository);
  const tracer = known.get(source) ?? new Tracer(repository, source);
  known.set(source, tracer);
  return tracer;
}

class Tracer implements Follow {
  private readonly answersOf = remember((_: object) => new Map<string, readonly Origin[]>());

  constructor(
    readonly repository: Repository,
    readonly source: Source,
  ) {}

  expression(expression: Expression | undefined, from: Standpoint, depth: number): readonly Origin[] {
    if (!expression || depth > longestWay) return [];
    return flowingContexts(expression).flatMap((context) => this.context(context, expression, from, depth));
  }

  context(context: ContextExpression, whole: Expression, from: Standpoint, depth: number): readonly Origin[] {
    const [root, name = '', third = '', fourth = ''] = context.path;
    const values = depth > longestWay ? [] : valuesOf(context, from);
    if (values.length > 0)
      return withoutRepeats(
        values
          .flatMap((path) => this.context({ ...context, path }, whole, from, depth + 1))
          .map((origin) => ({ ...origin, certainty: lower(origin.certainty, 'likely') })),
      );
    if (root === 'env') return this.variable(name, from, depth);
    const job = from.job?.node ?? from.document;
    const once = (make: () => readonly Origin[], owner: object = job) => this.once(owner, context.path.join('.'), make);
    if (root === 'steps' && third === 'outputs') return once(() => this.stepOutput(name, fourth, from, depth));
    if ((root === 'needs' || root === 'jobs') && third === 'outputs')
      return once(() => this.jobOutput(name, fourth, from, depth));
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
  scalar(scalar: ScalarNode, from: Standpoint, depth: number, hop: Related): readonly Origin[] {
    if (!scalar.value.includes('${{')) return [];
    const origins = interpolationsOf(scalar).flatMap(({ expression }) => this.expression(expression, from, depth + 1));
    return withHop(origins, hop);
  }

  /** A variable of `env:`, or one that an earlier step wrote to GITHUB_ENV. `name` in any case. */
  variable(name: string, from: Standpoint, depth: number): readonly Origin[] {
    if (depth > longestWay) return [];
    const owner = from.step?.node ?? from.job?.node ?? from.document;
    return this.once(owner, `env.${name}.${from.step?.env !== undefined}`, () => this.variableOf(name, from, depth));
  }

  private variableOf(name: string, from: Standpoint, depth: number): readonly Origin[] {
    // A step's own `env:` wins over what was written before.
    const written = pairNamed(from.step?.env, name) ? [] : this.writtenVariable(name, from, depth);
    if (written.length > 0) return written;
    const pair = definitionOf(from, name);
    if (pair?.value?.kind !== 'scalar') return [];
    // A variable of a step can use outputs of earlier steps, but not the step's other variables.
    const outer = { ...from, step: from.step && { ...from.step, env: undefined } };
    const hop = hopAt(from, pair.span, `The text is put into \`${pair.key.value}\` here.`);
    return this.scalar(pair.value, outer, depth, hop);
  }

  private writtenVariable(name: string, from: Standpoint, depth: number): readonly Origin[] {
    const { step } = from;
    if (!step) return [];
    return stepsBefore(from).flatMap((earlier) => {
      if (isAction(earlier.uses, 'actions/github-script'))
        return reachScriptOutput(this, earlier, 'env', name, { ...from, step: earlier }, depth);
      if (earlier.run) return reachWrites(this, earlier, 'env', name, from, depth);
      return earlier.uses?.form === 'repository' ? reachActionOutput(this, earlier, `env.${name}`, from, depth) : [];
    });
  }

  private stepOutput(id: string, name: string, from: Standpoint, depth: number): readonly Origin[] {
    const step = stepsAround(from).find((one) => one.id?.toLowerCase() === id);
    if (!step || step === from.step) return [];
    return step.run
      ? reachWrites(this, step, 'output', name, from, depth)
      : reachActionOutput(this, step, name, from, depth);
  }

  private jobOutput(id: string, name: string, from: Standpoint, depth: number): readonly Origin[] {
    const job = workflowOf(from.document)?.jobs.find((one) => one.id.toLowerCase() === id);
    if (job?.uses) return this.calledOutput(job.uses, name, depth);
    const pair = pairNamed(job && valueAt(job.node, 'outputs'), name);
    if (!job || pair?.value?.kind !== 'scalar') return [];
    const hop = hopAt(from, pair.span, `The job \`${job.id}\` hands it on here.`);
    return this.scalar(pair.value, { document: from.document, job, step: undefined }, depth, hop);
  }

  /** An output of a reusable workflow of the same repository. */
  private calledOutput(uses: Uses, name: string, depth: number): readonly Origin[] {
    const isLocal = uses.form === 'workspace' || uses.form === 'same-repository';
    const workflow = isLocal ? localWorkflow(uses.path, this.repository) : undefined;
    const call = workflow && triggerNamed(workflow, 'workflow_call');
    const value = scalarAt(pairNamed(valueAt(call?.node, 'outputs'), name)?.value, 'value');
    if (!workflow || !value) return [];
    const inside: Standpoint = { document: workflow.document, job: undefined, step: undefined };
    return this.scalar(value, inside, depth, hopAt(inside, value.span, 'The called workflow hands it on here.'));
  }

  private matrix(name: string, from: Standpoint, depth: number): readonly Origin[] {
    const { job } = from;
    const here: Standpoint = { document: from.document, job, step: undefined };
    return matrixScalars(job, name).flatMap((scalar) =>
      this.scalar(scalar, here, depth, hopAt(from, scalar.span, 'The text becomes part of the matrix here.')),
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
}
