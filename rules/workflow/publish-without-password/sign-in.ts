/**
 * Registries whose tools cannot prove who they are: a step before signs in for a short time, and its key takes the password's place.
 * Sources: the READMEs of rust-lang/crates-io-auth-action, NuGet/login and rubygems/configure-rubygems-credentials.
 */
import type { Commit, FactRequest, Facts } from '../../engine/facts.ts';
import type { TextEdit } from '../../engine/finding.ts';
import type { ScalarNode } from '../../engine/tree.ts';
import type { StoredKey } from '../../model/publish/keys.ts';
import { newestCommit, requestFor, usesText } from '../../model/publish/newest-action.ts';
import type { Publishing } from '../../model/publish/publishing.ts';
import { changeScalar, type Edits, insertStep, removeEntries, setVariable } from '../../model/publish/step-edits.ts';
import { isAction } from '../../model/workflow/uses.ts';
import type { Job, Step } from '../../model/workflow/workflow.ts';
import { keysAway } from './without-keys.ts';

export type Plan = { readonly edits: Edits } | { readonly needs: FactRequest; readonly action: string };

interface SignIn {
  readonly action: string;
  readonly id: string;
  readonly output: string;
  readonly inputs: string;
}

const crates: SignIn = { action: 'rust-lang/crates-io-auth-action', id: 'crates-io', output: 'token', inputs: '' };
const nuget: SignIn = {
  action: 'NuGet/login',
  id: 'nuget',
  output: 'NUGET_API_KEY',
  inputs: '\nwith:\n  user: ${{ vars.NUGET_USER }}',
};
const gems: SignIn = { action: 'rubygems/configure-rubygems-credentials', id: '', output: '', inputs: '' };

/** Absent when a person has to do it. */
export function signIn(publishing: Publishing, facts: Facts): Plan | undefined {
  const { registry, keys, place } = publishing;
  const { job, step } = place;
  if (!job) return undefined;
  const by = { crates, nuget, rubygems: gems }[registry as 'crates' | 'nuget' | 'rubygems'];
  if (!by) return undefined;
  const known = job.steps.slice(0, step.index).find(({ uses }) => isAction(uses, by.action.toLowerCase()));
  const id = known?.id ?? freeId(job, by.id);
  const commit = known ? 'there already' : newestCommit(by.action, facts);
  if (!commit) return { action: by.action, needs: { commitOf: requestFor(by.action) } };
  const swapped =
    by === gems ? keysAway(publishing) : keysSwapped(publishing, `\${{ steps.${id}.outputs.${by.output} }}`);
  const inserted =
    commit === 'there already' ? [] : insertStep(job, earliest(step, keys), stepText(by, id, commit), 'before');
  return swapped && inserted && { edits: [...inserted, ...swapped] };
}

function stepText({ action, inputs }: SignIn, id: string, commit: Commit): string {
  return `${id ? `id: ${id}\n` : ''}${usesText(action, commit)}${inputs}`;
}

function freeId({ steps }: Job, wanted: string): string {
  const taken = steps.map(({ id }) => id);
  let id = wanted;
  for (let count = 2; id && taken.includes(id); count++) id = `${wanted}-${count}`;
  return id;
}

function earliest(step: Step, keys: readonly StoredKey[]): Step {
  const steps = keys.flatMap(({ from }) => (from.kind === 'sign-in' ? [from.step] : []));
  return steps.reduce((first, one) => (one.index < first.index ? one : first), step);
}

/** The short-lived key in every place of the stored one. What the whole job sees moves to the step, where the key is known. */
function keysSwapped({ place, keys, by, registry }: Publishing, value: string): Edits | undefined {
  const { document, job, step } = place;
  const near = keys.filter(({ from }) => from.kind !== 'variable' || from.own);
  const far = keys.flatMap(({ from }) => (from.kind === 'variable' && !from.own ? [from] : []));
  const edits: TextEdit[] = [];
  for (const scalar of new Set<ScalarNode>(near.map((key) => key.scalar))) {
    const changes = near
      .filter((key) => key.scalar === scalar)
      .map(({ interpolation: { start, end } }) => ({ start, end, text: value }));
    edits.push(...changeScalar(document, scalar, changes));
  }
  for (const owner of [job?.node, job?.workflow.node]) {
    const names = far.flatMap(({ map, name }) => (owner?.pairs.some((pair) => pair.value === map) ? [name] : []));
    if (owner) edits.push(...removeEntries(document, owner, 'env', names));
  }
  const name = far[0]?.name ?? (keys.length === 0 && registry === 'crates' ? 'CARGO_REGISTRY_TOKEN' : undefined);
  if (name) edits.push(...setVariable(document, step, name, value));
  else if (keys.length === 0) return undefined;
  return by.kind === 'action' && keys.length === 0 ? undefined : edits;
}
