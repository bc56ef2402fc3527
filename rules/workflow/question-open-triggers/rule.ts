/**
 * Finds the two triggers that run with the project's own key after a stranger's pull request, and asks whether they are needed.
 * Since autumn 2026 GitHub has a default policy that blocks `pull_request_target` in public repositories.
 */
import type { DocumentRule } from '../../engine/rule.ts';
import { pairOf } from '../../engine/tree.ts';
import { placeOnLine } from '../../model/workflow/key-place.ts';
import { type Trigger, workflowOf } from '../../model/workflow/workflow.ts';
import { fixesFor } from './fixes.ts';
import { judge } from './judge.ts';
import { messageFor, relatedFor } from './words.ts';

export const rule: DocumentRule = {
  id: 'question-open-triggers',
  family: 'workflow',
  title: 'Question triggers that strangers can start',
  reads: ['workflow'],
  severity: 'worth-fixing',
  certainty: 'likely',
  effort: '5 minutes',
  item: 'no-strangers-code',
  equivalents: ['zizmor:dangerous-triggers'],
  *check(document, repository) {
    if (!/pull_request_target|workflow_run/.test(document.text)) return;
    const workflow = workflowOf(document);
    const on = workflow && (pairOf(workflow.node, 'on') ?? pairOf(workflow.node, 'true'));
    if (!on) return;
    for (const trigger of firstOfEach(workflow.triggers)) {
      const judgement = judge(workflow, trigger, repository);
      const at = placeOnLine(document, on, trigger.at);
      yield {
        at,
        scope: on.span,
        severity: judgement.severity,
        certainty: judgement.certainty,
        message: messageFor(judgement),
        related: relatedFor(workflow, trigger, judgement, at),
        fixes: fixesFor(workflow, judgement),
      };
    }
  },
};

function firstOfEach(triggers: readonly Trigger[]): readonly Trigger[] {
  return ['pull_request_target', 'workflow_run'].flatMap((name) => triggers.find((one) => one.name === name) ?? []);
}
