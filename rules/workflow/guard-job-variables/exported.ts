/**
 * Variables and folders that `actions/github-script` hands to every later step: `core.exportVariable(…)` and `core.addPath(…)`.
 * The toolkit takes an end word nobody can guess, so a text fills only the variable that is named.
 */
import type { Repository } from '../../engine/repository.ts';
import type { Found } from '../../engine/rule.ts';
import { chosenTexts } from '../../model/flow/chosen-texts.ts';
import { originsOfHandedOn } from '../../model/flow/flow.ts';
import { isWorse, type Judgement, judge } from '../../model/flow/judgement.ts';
import { lower, type Origin } from '../../model/flow/origin.ts';
import { exportsOfScript } from '../../model/script/javascript-output.ts';
import { placeInScript } from '../../model/script/script.ts';
import type { StepPlace } from '../../model/workflow/places.ts';
import { isAction } from '../../model/workflow/uses.ts';
import { inputOf } from '../../model/workflow/workflow.ts';
import { exportFixes } from './fixes.ts';
import { telling } from './passing.ts';
import { messageFor, relatedFor } from './words.ts';

export function* exportedIn(place: StepPlace, repository: Repository): Generator<Found> {
  const { document, step } = place;
  const script = isAction(step.uses, 'actions/github-script') ? inputOf(step, 'script') : undefined;
  if (!script) return;
  for (const output of exportsOfScript(script.value)) {
    const to = output.to === 'path' ? 'path' : 'env';
    let worst: { readonly origin: Origin; readonly judgement: Judgement } | undefined;
    for (const origin of originsOfHandedOn(output, script, place, repository, chosenTexts)) {
      if (origin.text.chooser === 'maintainer') continue;
      const judgement = judge(origin, place, repository);
      if (judgement && (!worst || isWorse(judgement, worst.judgement))) worst = { origin, judgement };
    }
    if (!worst) continue;
    const isOpen = to === 'path' || telling.test(output.name);
    const judgement: Judgement = isOpen
      ? worst.judgement
      : { ...worst.judgement, severity: 'good-habit', certainty: lower(worst.judgement.certainty, 'possible') };
    const exported = { to, origin: worst.origin, judgement } as const;
    const rank = judgement.severity === 'fix-now' ? 'critical' : 'medium';
    yield {
      at: placeInScript(script, output.start, output.end),
      scope: step.node.span,
      severity: judgement.severity,
      certainty: judgement.certainty,
      message: messageFor(exported),
      related: relatedFor(exported, document.path),
      equivalents: [`codeql:actions/${to === 'path' ? 'envpath' : 'envvar'}-injection/${rank}`],
      fixes: exportFixes(exported),
    };
  }
}
