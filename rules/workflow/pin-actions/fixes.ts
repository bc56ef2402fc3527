/**
 * The ways to pin one action: the commit we know, the commit GitHub knows today, or words where a pin would change what runs.
 */
import { knownAction, knownCommit, newestWithin } from '../../data/actions.ts';
import type { Document } from '../../engine/document.ts';
import { setKey } from '../../engine/edit/yaml.ts';
import { type Commit, commitKey, type Facts, newest } from '../../engine/facts.ts';
import type { Edit, Fix } from '../../engine/finding.ts';
import { mapAt } from '../../engine/tree.ts';
import type { UsesPlace } from '../../model/workflow/action.ts';
import { repin } from '../../model/workflow/repin.ts';
import type { RepositoryUses } from '../../model/workflow/uses.ts';
import type { Exception } from './exceptions.ts';

export function fixesFor(
  document: Document,
  place: UsesPlace,
  uses: RepositoryUses,
  exception: Exception | undefined,
  facts: Facts,
): readonly Fix[] {
  if (exception === 'ref selects the toolchain') return [byHand(uses)];
  const extra = exception === 'ref selects the tool' ? toolInput(document, place, uses) : [];
  const pin = (commit: Commit, title: string): Fix => ({
    title,
    safety: 'careful',
    edits: [...repin(document, uses, commit), ...extra],
  });
  const known = bundled(uses);
  const online = fromGitHub(uses, facts, pin);
  return known ? [pin(known, `Pin ${uses.name} to the commit behind ${known.version}`), online] : [online];
}

/** What the catalogue says, read so that the pin runs the version that was asked for, and never an older one than a branch does. */
function bundled(uses: RepositoryUses): Commit | undefined {
  const { name } = uses;
  const ref = shortRef(uses);
  const action = knownAction(name);
  if (!action) return undefined;
  if (isVersion(ref))
    return knownCommit(name, ref) ?? (action.branches.includes(ref) ? newestWithin(action, ref) : undefined);
  return action.latest && !action.newerSeen ? knownCommit(name, action.latest) : undefined;
}

function fromGitHub(uses: RepositoryUses, facts: Facts, pin: (commit: Commit, title: string) => Fix): Fix {
  const asked = shortRef(uses);
  const ref = isVersion(asked) ? asked : newest;
  const request = { owner: uses.owner, repo: uses.repo, ref };
  const commit = facts.commits[commitKey(request)];
  const title =
    ref === newest
      ? `Ask GitHub for the newest release of ${uses.name}, and pin it`
      : `Ask GitHub where ${asked} of ${uses.name} is today, and pin it`;
  return commit ? pin(commit, title) : { title, safety: 'careful', edits: [], needs: { commitOf: request } };
}

/** `refs/tags/v2` is `v2`. */
function shortRef({ ref }: RepositoryUses): string {
  return ref.replace(/^refs\/tags\//, '');
}

/** Digits that were cut out of a commit id name no version. */
function isVersion(ref: string): boolean {
  return /^v?\d/i.test(ref) && !/^[0-9a-f]{20,}$/i.test(ref);
}

/** `taiki-e/install-action@nextest` means the tool nextest: pinned, it has to be said as an input. */
function toolInput(document: Document, { step }: UsesPlace, { ref }: RepositoryUses): readonly Edit[] {
  if (!step || step.with?.pairs.some(({ key }) => key.value === 'tool')) return [];
  const inputs = mapAt(step.node, 'with');
  return inputs ? setKey(document, inputs, 'tool', ref) : setKey(document, step.node, 'with', `tool: ${ref}`);
}

function byHand({ name, ref }: RepositoryUses): Fix {
  return {
    title: `Pin ${name} and keep the ${ref} toolchain`,
    safety: 'guided',
    edits: [],
    guide: [
      `Open ${name} on GitHub. Copy the full id of the newest commit on its master branch.`,
      `Replace \`${ref}\` after the @ with that commit id.`,
      `Add \`toolchain: ${ref}\` below \`with:\` in this step. The branch’s name chose the toolchain until now.`,
    ],
  };
}
