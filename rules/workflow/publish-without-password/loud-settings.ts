/**
 * Two inputs that ask for a stored password without holding it: `always-auth` of setup-node, and `setup-trusted-publisher: false`.
 */
import type { Document } from '../../engine/document.ts';
import type { Related } from '../../engine/finding.ts';
import type { Repository } from '../../engine/repository.ts';
import type { Found } from '../../engine/rule.ts';
import type { ScalarNode } from '../../engine/tree.ts';
import { addEnvironment, giveRight } from '../../model/publish/job-edits.ts';
import { variableKeys } from '../../model/publish/keys.ts';
import { envsOf, sceneOf, textOf } from '../../model/publish/scene.ts';
import { removeEntries } from '../../model/publish/step-edits.ts';
import { judge } from '../../model/publish/target.ts';
import { type StepPlace, stepPlacesIn } from '../../model/workflow/places.ts';
import { isAction } from '../../model/workflow/uses.ts';
import { inputOf } from '../../model/workflow/workflow.ts';

export function* loudSettings(document: Document, repository: Repository): Generator<Found> {
  if (!/always-auth|setup-trusted-publisher/i.test(document.text)) return;
  const seen = new Set<object>();
  for (const place of stepPlacesIn(document)) {
    if (seen.has(place.step.node)) continue;
    seen.add(place.step.node);
    const { uses } = place.step;
    if (isAction(uses, 'actions/setup-node')) yield* alwaysAuth(place, repository);
    if (isAction(uses, 'rubygems/release-gem')) yield* gemWithout(place, repository);
  }
}

/** An expression counts as it may come out. */
function says(
  value: ScalarNode | undefined,
  wanted: 'true' | 'false',
  place: StepPlace,
  repository: Repository,
): boolean {
  if (!value) return false;
  const { text, complete } = textOf(value, sceneOf(place, repository));
  return !complete || text.trim().toLowerCase() === wanted;
}

function* alwaysAuth(place: StepPlace, repository: Repository): Generator<Found> {
  const { step, document } = place;
  if (!step.uses || !says(inputOf(step, 'always-auth'), 'true', place, repository)) return;
  const registry = inputOf(step, 'registry-url');
  const said = registry && textOf(registry, sceneOf(place, repository));
  if (said && judge([said.complete ? said.text : undefined], 'npm') === 'other') return;
  yield {
    at: step.uses.scalar.span,
    scope: step.node.span,
    message: '`always-auth` sends a stored npm password with every request. Publish without one instead.',
    severity: 'good-habit',
    certainty: 'possible',
    equivalents: ['zizmor:use-trusted-publishing'],
    related: askedIn(place, 'always-auth'),
    fixes: [
      {
        title: 'Remove `always-auth`, which npm ignores since version 7',
        safety: 'careful',
        edits: removeEntries(document, step.node, 'with', named(place, 'always-auth')),
      },
    ],
  };
}

function* gemWithout(place: StepPlace, repository: Repository): Generator<Found> {
  const { step, document, job } = place;
  if (!step.uses || !says(inputOf(step, 'setup-trusted-publisher'), 'false', place, repository)) return;
  const keys = variableKeys(place, envsOf(place), 'rubygems');
  const isStated = inputOf(step, 'setup-trusted-publisher')?.value.trim().toLowerCase() === 'false';
  const names = step.env?.pairs.map(({ key }) => key.value).filter((name) => /GEM.*KEY/i.test(name)) ?? [];
  const edits = [
    ...(job ? [...addEnvironment(job), ...giveRight(job, 'id-token', repository)] : []),
    ...removeEntries(document, step.node, 'with', named(place, 'setup-trusted-publisher')),
    ...removeEntries(document, step.node, 'env', names),
  ];
  yield {
    at: step.uses.scalar.span,
    scope: step.node.span,
    message: 'This gem goes out with a stored password. Let RubyGems trust this job instead.',
    certainty: !job || !isStated ? 'possible' : keys.length > 0 ? 'certain' : 'likely',
    equivalents: ['zizmor:use-trusted-publishing'],
    related: askedIn(place, 'setup-trusted-publisher'),
    fixes: [
      {
        title: 'Let RubyGems trust this job instead of a stored password',
        safety: 'careful',
        edits,
        guide: [
          'On rubygems.org, open your gem, then “Trusted publishers”. Create one for GitHub Actions.',
          `Name the workflow \`${document.path.split('/').at(-1) ?? ''}\` and the job’s environment there.`,
          'On GitHub, open Settings, then Environments. Create that environment with yourself as reviewer.',
          'After the first release, delete the stored key on GitHub and at RubyGems.',
        ],
      },
    ],
  };
}

function askedIn({ document, step }: StepPlace, name: string): readonly Related[] {
  const input = inputOf(step, name);
  return input ? [{ place: { path: document.path, span: input.span }, message: 'This asks for the password.' }] : [];
}

/** The input as it is written. */
function named({ step }: StepPlace, name: string): readonly string[] {
  return step.with?.pairs.map(({ key }) => key.value).filter((one) => one.toLowerCase() === name) ?? [];
}
