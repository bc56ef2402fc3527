/**
 * Whether a job puts something out: its workflow starts for a release, or one of its steps publishes.
 */
import { publishes } from '../../data/cache-actions.ts';
import { remember } from '../../engine/remember.ts';
import type { Span } from '../../engine/tree.ts';
import { usesKey } from '../../model/workflow/uses.ts';
import { filterOf, inputOf, type Job, type Step, type Trigger, type Workflow } from '../../model/workflow/workflow.ts';

export interface Release {
  /** Triggers that mean a release. */
  readonly triggers: readonly Trigger[];
  /** The event of each, when all of them come with a tag: `push` or `release`. Empty otherwise. */
  readonly tagEvents: readonly string[];
  /** What the job itself publishes with. */
  readonly publisher: { readonly at: Span; readonly name: string } | undefined;
}

export function releaseOf(job: Job): Release | undefined {
  const triggers = releaseTriggers(job.workflow);
  const publisher = publisherIn(job);
  if (triggers.length === 0 && !publisher) return undefined;
  const hasTags = triggers.every((trigger) => trigger.name === 'release' || isTagPush(trigger));
  return { triggers, publisher, tagEvents: hasTags ? [...new Set(triggers.map(({ name }) => name))] : [] };
}

const releaseTriggers = remember((workflow: Workflow): readonly Trigger[] =>
  workflow.triggers.filter((trigger) => trigger.name === 'release' || isTagPush(trigger) || isReleaseBranch(trigger)),
);

function isTagPush(trigger: Trigger): boolean {
  return trigger.name === 'push' && ['tags', 'tags-ignore'].some((filter) => filterOf(trigger, filter) !== undefined);
}

function isReleaseBranch(trigger: Trigger): boolean {
  return trigger.name === 'push' && (filterOf(trigger, 'branches') ?? []).some(({ value }) => /release/i.test(value));
}

function publisherIn({ steps }: Job): Release['publisher'] {
  for (const step of steps) {
    if (step.uses?.form === 'repository' && isPublisher(step)) return { at: step.uses.nameAt, name: step.uses.name };
    const command = step.run && mayPublish.test(step.run.value) ? publishing.exec(step.run.value)?.[0] : undefined;
    if (step.run && command) return { at: step.run.span, name: command };
  }
  return undefined;
}

function isPublisher(step: Step): boolean {
  if (step.uses?.form !== 'repository') return false;
  const key = usesKey(step.uses);
  if (!publishes(key)) return false;
  return key !== 'docker/build-push-action' || inputOf(step, 'push')?.value.trim() !== 'false';
}

const mayPublish = /publish|upload|push|deploy/;
/** Commands that send a package to its registry. */
const publishing =
  /(?<=^|[;&|]\s*|\n\s*)(npm|pnpm|yarn npm|cargo|uv|poetry|hatch|flit|lerna) publish\b|(?<=^|[;&|]\s*|\n\s*)(twine upload|gem push|dotnet nuget push|mvn deploy|docker push|gh release upload)\b/;
