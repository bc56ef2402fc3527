/**
 * Chooses how to replace an occurrence, by the language that reads it.
 */
import { isInJson } from '../../model/flow/stranger.ts';
import type { Occurrence } from './occurrences.ts';
import { guided, type Plan } from './plan.ts';
import { planJavascript } from './plan-javascript.ts';
import { planPosix } from './plan-posix.ts';
import { planPowershell } from './plan-powershell.ts';
import { planPython } from './plan-python.ts';

export function planFor(occurrence: Occurrence): Plan {
  const plan = planByLanguage(occurrence);
  // Nobody knows what the value holds: a `$HOME` in it would no longer be filled in.
  if (plan.safety === 'safe' && occurrence.judgement.chooser === 'unknown') return { ...plan, safety: 'careful' };
  // A whole event can be longer than a variable may be.
  return plan.safety === 'safe' &&
    occurrence.context.path.length <= 2 &&
    isInJson(occurrence.interpolation.expression, occurrence.context)
    ? { ...plan, safety: 'careful' }
    : plan;
}

function planByLanguage(occurrence: Occurrence): Plan {
  const { reader } = occurrence.script;
  if (reader.kind === 'javascript') return planJavascript(occurrence);
  if (reader.kind === 'action') {
    return guided(`Look up how ${reader.name} hands variables on. Read NAME there instead of the expression.`);
  }
  switch (reader.shell) {
    case 'bash':
    case 'sh':
      return planPosix(occurrence);
    case 'pwsh':
    case 'powershell':
      return planPowershell(occurrence);
    case 'python':
      return planPython(occurrence);
    case 'cmd':
      return guided(
        'Write `shell: pwsh` in this step. Cmd runs a variable’s text as code, PowerShell does not.',
        'Put $env:NAME in double quotes where the expression stands now.',
      );
    case 'other':
      return guided('Read NAME from the environment in the script’s own language instead of the expression.');
    default:
      return withUnknownShell(planPosix(occurrence), reader.mixed);
  }
}

/** Most machines of unknown kind run Linux; where Windows is among them, the step has to say bash. */
function withUnknownShell(plan: Plan, mixed: boolean): Plan {
  if (plan.safety === 'guided') return plan;
  return mixed ? { ...plan, safety: 'careful', needsBash: true } : { ...plan, safety: 'careful' };
}
