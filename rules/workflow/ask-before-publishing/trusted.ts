/**
 * The registry that lets a job publish because it knows the workflow, with no stored password in between.
 */
import type { Repository } from '../../engine/repository.ts';
import { mayProveIdentity, type Publishing, publishingsIn } from '../../model/publish/publishing.ts';
import type { Registry } from '../../model/publish/registry.ts';
import { usesKey } from '../../model/workflow/uses.ts';
import { inputOf, type Job, type Step } from '../../model/workflow/workflow.ts';

export function trustedRegistry(job: Job, repository: Repository): Registry | undefined {
  if (mayProveIdentity(job) !== true) return undefined;
  const signedIn = job.steps.flatMap((step) => registryOf(step) ?? [])[0];
  const places = publishingsIn(job.workflow.document, repository).filter(({ place }) => place.job === job);
  return (
    places.find((publishing) => isTrusted(publishing, signedIn))?.registry ?? (releases(job) ? 'rubygems' : undefined)
  );
}

/** Actions that sign a job in for a short time. They publish nothing themselves. */
function registryOf({ uses }: Step): Registry | undefined {
  if (uses?.form !== 'repository') return undefined;
  const known: Readonly<Record<string, Registry>> = {
    'rust-lang/crates-io-auth-action': 'crates',
    'nuget/login': 'nuget',
    'rubygems/configure-rubygems-credentials': 'rubygems',
  };
  return known[usesKey(uses)];
}

function isTrusted({ by, keys, target, registry, tool }: Publishing, signedIn: Registry | undefined): boolean {
  if (keys.length > 0 || target === 'other') return false;
  if (by.kind === 'action') return !by.action.byVariable && !by.password && !/^rubygems\//i.test(tool);
  if (!by.form.exact || by.command.words.some(({ text }) => text === 'stage')) return false;
  if (registry === 'crates' || registry === 'nuget' || registry === 'rubygems') return signedIn === registry;
  return by.form.plain && target === 'public';
}

/** RubyGems' own action signs in and publishes at once. */
function releases({ steps }: Job): boolean {
  return steps.some(
    (step) =>
      step.uses?.form === 'repository' &&
      usesKey(step.uses) === 'rubygems/release-gem' &&
      inputOf(step, 'setup-trusted-publisher')?.value.trim().toLowerCase() !== 'false',
  );
}
