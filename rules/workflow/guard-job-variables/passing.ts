/**
 * What a step passes on to every later step, and the worst of it: a stranger's text, or a value nobody can vouch for.
 */
import type { Repository } from '../../engine/repository.ts';
import { pairOf, type Span } from '../../engine/tree.ts';
import { chosenTexts } from '../../model/flow/chosen-texts.ts';
import { originsOfStretch } from '../../model/flow/flow.ts';
import { isWorse, type Judgement, judge } from '../../model/flow/judgement.ts';
import { lower, type Origin } from '../../model/flow/origin.ts';
import { scriptOf } from '../../model/script/read-script.ts';
import type { Write } from '../../model/script/writes.ts';
import type { StepPlace } from '../../model/workflow/places.ts';
import { shellOf } from '../../model/workflow/shell.ts';
import { triggerNamed } from '../../model/workflow/workflow.ts';
import { isPlain } from './plain.ts';

export interface Passing {
  /** The key `run`. */
  readonly key: Span;
  readonly writes: readonly Write[];
  readonly worst: Write;
  readonly to: 'env' | 'path';
  /** The text of a stranger, and its way; absent where nobody followed the value. */
  readonly origin: Origin | undefined;
  readonly judgement: Judgement;
}

export function passingOf(place: StepPlace, repository: Repository): Passing | undefined {
  const { step, job } = place;
  const pair = step.run && pairOf(step.node, 'run');
  if (!step.run || !pair || !/GITHUB[_.](ENV|PATH)|::(set-env|add-path)/i.test(step.run.value)) return undefined;
  const shell = shellOf(step, job);
  const script = step.run.value;
  const all = scriptOf(step.run, shell).writes.filter((write) => write.to !== 'output');
  const writes = all.filter((write) => !isPlain(script.slice(write.start, write.end), shell, write.name));
  const first = writes[0] ?? all.find(({ start, end }) => script.slice(start, end).includes('${{'));
  if (!first) return undefined;
  let worst: Omit<Passing, 'key' | 'writes'> | undefined;
  for (const write of all) {
    for (const origin of originsOfStretch(write, place, repository, chosenTexts)) {
      const judgement = judge(origin, place, repository);
      const limited = judgement && origin.text.chooser !== 'maintainer' ? limit(judgement, write, origin) : undefined;
      if (limited && (!worst || isWorse(limited, worst.judgement)))
        worst = { worst: write, to: targetOf(write), origin, judgement: limited };
    }
  }
  worst ??=
    writes[0] && isOpen(place)
      ? { worst: first, to: targetOf(first), origin: undefined, judgement: unknown }
      : undefined;
  return worst && { key: pair.key.span, writes: writes.length > 0 ? writes : [worst.worst], ...worst };
}

/** A text of one line, or before an end word nobody can guess, cannot begin a second variable; it only fills the one that is named. */
function limit(judgement: Judgement, write: Write, { text }: Origin): Judgement {
  const staysInside = text.charset !== 'text' || /[$`]/.test(write.delimiter ?? '');
  const isHarmless = write.to === 'env' && staysInside && write.name !== '*' && !telling.test(write.name);
  return isHarmless
    ? { ...judgement, severity: 'good-habit', certainty: lower(judgement.certainty, 'possible') }
    : judgement;
}

/** Variables that choose which code a program runs. */
export const telling =
  /^(PATH|LD_\w+|DYLD_\w+|NODE_OPTIONS|BASH_ENV|ENV|PYTHON\w*|PERL5?\w*|RUBYOPT|JAVA_TOOL_OPTIONS|GIT_\w+|npm_config_\w+)$/i;

function targetOf({ to }: Write): 'env' | 'path' {
  return to === 'path' ? 'path' : 'env';
}

const unknown: Judgement = { severity: 'good-habit', certainty: 'possible', chooser: 'unknown', event: undefined };

/** Runs that strangers start and that hold your key; an action or a called workflow may be used in one. */
function isOpen({ job }: StepPlace): boolean {
  return !job || triggerNamed(job.workflow, ...openTriggers) !== undefined;
}

const openTriggers = ['pull_request_target', 'workflow_run', 'workflow_call', 'issue_comment', 'issues', 'discussion'];
