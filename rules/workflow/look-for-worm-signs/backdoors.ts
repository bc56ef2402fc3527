/**
 * Ways back in: a discussion whose text runs on a machine of the project's own, and a coded script that nobody can read.
 */
import type { ScalarNode } from '../../engine/tree.ts';
import { interpolationsOf, scriptOf } from '../../model/script/read-script.ts';
import { placeInScript } from '../../model/script/script.ts';
import { dotted, flowingContexts } from '../../model/workflow/expression.ts';
import { isSure, ownMachineOf } from '../../model/workflow/own-machine.ts';
import type { StepPlace } from '../../model/workflow/places.ts';
import { shellOf } from '../../model/workflow/shell.ts';
import { triggerNamed } from '../../model/workflow/workflow.ts';
import { type Sign, worm } from './sign.ts';

/** The second Shai-Hulud: whoever writes in a discussion runs commands on the machine it took. */
export function* discussionSigns({ step, job }: StepPlace): Generator<Sign> {
  if (!step.run || !job || !triggerNamed(job.workflow, 'discussion', 'discussion_comment')) return;
  const machine = ownMachineOf(job);
  if (!machine || !isSure(machine)) return;
  for (const { expression, start, end } of interpolationsOf(step.run)) {
    if (
      !flowingContexts(expression).some((context) =>
        /^github\.event\.(discussion|comment)\.body$/.test(dotted(context)),
      )
    )
      continue;
    const isMarked = /RUNNER_TRACKING_ID/.test(job.workflow.document.text);
    yield {
      ...worm,
      certainty: isMarked || job.workflow.triggers.length === 1 ? 'certain' : 'likely',
      at: placeInScript(step.run, start, end),
      message: 'The Shai-Hulud worm leaves this way in. Clean that machine first, then remove the file.',
      step,
      job,
    };
  }
}

/** `echo … | base64 -d | bash` with a long text: a script hidden from whoever reads the file. */
export function* codedScriptSigns({ step, job }: StepPlace): Generator<Sign> {
  if (!step.run || !/base64/.test(step.run.value) || !longCode.test(step.run.value)) return;
  const { commands } = scriptOf(step.run, shellOf(step, job)).script;
  for (const [index, command] of commands.entries()) {
    const next = commands[index + 1];
    const decodes =
      command.words[0]?.text === 'base64' && command.words.some(({ text }) => /^(-d|-D|--decode|-di)$/.test(text));
    if (!decodes || command.ended !== '|' || !next || !/^(ba|z|da)?sh$/.test(next.words[0]?.text ?? '')) continue;
    const hidden = plainOf(step.run);
    const takes =
      hidden !== undefined &&
      /\b(curl|wget|\/dev\/tcp)\b/.test(hidden) &&
      /\b(env|printenv|AWS_|\.aws|\.ssh|\.npmrc|TOKEN|secrets)\b/i.test(hidden);
    yield {
      ...worm,
      severity: takes ? 'fix-now' : 'worth-fixing',
      certainty: takes ? 'certain' : 'likely',
      at: placeInScript(step.run, command.start, next.end),
      message: takes
        ? 'This hidden script sends your keys out, as Megalodon’s does. Clean your machine first.'
        : 'This runs a script that nobody can read here. Write it out, or remove it.',
      isCoded: true,
      step,
      job,
    };
  }
}

const longCode = /[A-Za-z0-9+/]{80,}={0,2}/;

/** What the coded text says, as far as it is plain letters. */
function plainOf(run: ScalarNode): string | undefined {
  const coded = longCode.exec(run.value)?.[0];
  try {
    return coded && atob(coded);
  } catch {
    return undefined;
  }
}
