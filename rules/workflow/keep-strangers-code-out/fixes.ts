/**
 * The ways out, the best one first: start without secrets, check out your own code, let the checkout refuse, or split the work in two.
 */
import { removeKey } from '../../engine/edit/yaml.ts';
import type { Edit, Fix } from '../../engine/finding.ts';
import type { Arrival } from '../../model/flow/arrival.ts';
import { startWithoutSecrets } from '../../model/workflow/switch-trigger.ts';
import type { Job } from '../../model/workflow/workflow.ts';
import type { Judgement } from './judge.ts';

export function fixesFor(job: Job, arrival: Arrival, { event }: Judgement): readonly Fix[] {
  const fixes: Fix[] = [];
  const isOwnTrigger = event?.path === job.workflow.document.path;
  if (event?.name === 'pull_request_target' && isOwnTrigger) fixes.push(startWithout(job));
  const drop = dropEdits(job, arrival);
  if (drop.length > 0) fixes.push({ title: 'Check out your own code instead', safety: 'careful', edits: drop });
  const refuse = refuseEdits(job, arrival);
  if (refuse.length > 0)
    fixes.push({ title: 'Let actions/checkout refuse strangers’ code', safety: 'careful', edits: refuse });
  return [...fixes.filter(({ edits }) => edits.length > 0), splitInTwo];
}

/** `pull_request` gives a stranger's run neither secrets nor a key that writes. */
function startWithout(job: Job): Fix {
  return {
    title: 'Start with pull_request instead',
    safety: 'careful',
    edits: startWithoutSecrets(job.workflow),
    guide: [
      'Check the rest of the workflow. For forks it gets no secrets now, and only reads.',
      'Move steps that write labels or comments into a workflow that checks out nothing.',
    ],
  };
}

/** The inputs that bring the stranger's code go; `with:` goes too when nothing else stands there. */
function dropEdits({ workflow: { document } }: Job, { step, checkout }: Arrival): readonly Edit[] {
  const inputs = step.with;
  if (!checkout || !inputs) return [];
  const gone = [...checkout.inputs, ...(checkout.optOut ? ['allow-unsafe-pr-checkout'] : [])];
  const keys = inputs.pairs.filter(({ key }) => gone.includes(key.value.toLowerCase())).map(({ key }) => key.value);
  if (keys.length === inputs.pairs.length) return removeKey(document, step.node, 'with');
  return keys.flatMap((key) => removeKey(document, inputs, key));
}

function refuseEdits({ workflow: { document } }: Job, { step, checkout }: Arrival): readonly Edit[] {
  if (!checkout?.optOut || checkout.guard !== 'guarded' || !step.with) return [];
  const key = step.with.pairs.find(({ value }) => value === checkout.optOut)?.key.value;
  if (!key) return [];
  return step.with.pairs.length === 1 ? removeKey(document, step.node, 'with') : removeKey(document, step.with, key);
}

const splitInTwo: Fix = {
  title: 'Split the work into two workflows, by hand',
  safety: 'guided',
  edits: [],
  guide: [
    'Move the steps that build or test into a workflow on pull_request. It needs no secrets.',
    'Let it save its result, such as a number or a report, with actions/upload-artifact.',
    'Start a second workflow with workflow_run. Treat the result it downloads as text a stranger chose.',
    'Keep secrets and `permissions:` that write in that second workflow. Check out nothing there.',
  ],
};
