/**
 * `allow-unsafe-pr-checkout: true`: the checkout takes a fork's code even where the run holds your secrets.
 */
import { removeKey } from '../../engine/edit/yaml.ts';
import type { Fix, Related } from '../../engine/finding.ts';
import type { Repository } from '../../engine/repository.ts';
import type { Found } from '../../engine/rule.ts';
import type { StepPlace } from '../../model/workflow/places.ts';
import { inputOf } from '../../model/workflow/workflow.ts';
import { guardedEvents } from './events.ts';

const name = 'allow-unsafe-pr-checkout';

export function optOut({ document, job, step }: StepPlace, repository: Repository): Found | undefined {
  const scalar = inputOf(step, name);
  const value = scalar?.value.trim().toLowerCase() ?? '';
  const isSure = value === 'true';
  if (!scalar || (!isSure && !value.includes('${{'))) return undefined;
  const events = job && guardedEvents(job, repository);
  const key = step.with?.pairs.find((pair) => pair.value === scalar)?.key;
  const isIdle = events?.length === 0;
  const related: readonly Related[] = (events ?? []).slice(0, 1).map(({ path, at }) => ({
    place: { path, span: at },
    message: 'Anyone can start this with a pull request.',
  }));
  const fix = fixFor({ document, job, step }, key?.value, isIdle);
  return {
    at: scalar.span,
    scope: step.node.span,
    severity: isIdle ? 'tidy' : 'worth-fixing',
    certainty: isSure ? 'certain' : 'possible',
    message: isIdle
      ? '`allow-unsafe-pr-checkout` has no use for these triggers. Remove it before one is added.'
      : '`allow-unsafe-pr-checkout` lets a stranger’s code in beside your secrets. Remove it.',
    related,
    fixes: isIdle ? [fix] : [fix, byHand],
  };
}

function fixFor({ document, step }: StepPlace, key: string | undefined, isIdle: boolean): Fix {
  const inputs = step.with;
  // Behind an alias the inputs are another step's as well.
  const isOwn = inputs && inputs.span.start >= step.node.span.start && inputs.span.end <= step.node.span.end;
  if (!inputs || !isOwn || key === undefined) return byHand;
  const title = 'Let the checkout refuse strangers’ code';
  const edits = inputs.pairs.length === 1 ? removeKey(document, step.node, 'with') : removeKey(document, inputs, key);
  if (isIdle) return { title, safety: 'safe', edits };
  const guide = ['If this step needs a fork’s code, it stops from now on. Then split the work in two.'];
  return { title, safety: 'careful', edits, guide };
}

const byHand: Fix = {
  title: 'Split the work into two workflows, by hand',
  safety: 'guided',
  edits: [],
  guide: [
    'Remove `allow-unsafe-pr-checkout` from the step.',
    'Move what builds or tests the pull request into a workflow on `pull_request`. It needs no secrets.',
    'Use your secrets in a second workflow that starts with `workflow_run`. Check out nothing there.',
  ],
};
