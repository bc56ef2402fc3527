/**
 * Every place of a workflow or a composite action that publishes a package, with the passwords it is handed.
 */

import type { Document } from '../../engine/document.ts';
import { remember } from '../../engine/remember.ts';
import type { Repository } from '../../engine/repository.ts';
import type { ScalarNode, Span } from '../../engine/tree.ts';
import type { Command } from '../script/command.ts';
import { scriptOf } from '../script/read-script.ts';
import { placeInScript } from '../script/script.ts';
import { levelOf } from '../workflow/permissions.ts';
import { type StepPlace, stepPlacesIn } from '../workflow/places.ts';
import { shellOf } from '../workflow/shell.ts';
import { usesKey } from '../workflow/uses.ts';
import { inputOf, type Job, permissionsOf } from '../workflow/workflow.ts';
import { type PublishAction, publishActions } from './actions.ts';
import { type PublishCommand, publishCommandIn, publishScript, publishWords } from './commands.ts';
import { inputKeys, type StoredKey, scriptKeys, signInKeys, variableKeys } from './keys.ts';
import type { Registry } from './registry.ts';
import { envsOf, sceneOf, textOf } from './scene.ts';
import { judge, type Target, targetOf } from './target.ts';

export interface Publishing {
  readonly place: StepPlace;
  readonly registry: Registry;
  /** For a sentence: `twine upload`, or the action's name. */
  readonly tool: string;
  readonly at: Span;
  readonly target: Target;
  readonly keys: readonly StoredKey[];
  readonly by:
    | { readonly kind: 'command'; readonly run: ScalarNode; readonly command: Command; readonly form: PublishCommand }
    | { readonly kind: 'action'; readonly action: PublishAction; readonly password: ScalarNode | undefined };
}

/** Each once: a step that an alias repeats counts where it first stands. */
export function publishingsIn(document: Document, repository: Repository): readonly Publishing[] {
  if (!publishWords.test(document.text)) return [];
  const known = foundIn(repository);
  const found = known.get(document) ?? search(document, repository);
  known.set(document, found);
  return found;
}

/** Several rules ask for the same. */
const foundIn = remember((_: Repository) => new Map<Document, readonly Publishing[]>());

function search(document: Document, repository: Repository): readonly Publishing[] {
  const seen = new Set<object>();
  return stepPlacesIn(document).flatMap((place) => {
    if (seen.has(place.step.node)) return [];
    seen.add(place.step.node);
    return place.step.run ? byCommand(place, place.step.run, repository) : byAction(place, repository);
  });
}

function byCommand(place: StepPlace, run: ScalarNode, repository: Repository): readonly Publishing[] {
  const scene = publishScript.test(run.value) ? sceneOf(place, repository) : undefined;
  if (!scene) return [];
  const { commands } = scriptOf(run, shellOf(place.step, place.job)).script;
  const found: Publishing[] = [];
  const shared = new Map<Registry, readonly StoredKey[]>();
  for (const command of commands) {
    const form = publishCommandIn(command.words.map(({ text }) => text));
    const first = command.words[0];
    if (!form || !first || found.length >= most) continue;
    const { registry, tool } = form;
    const near = shared.get(registry) ?? [...variableKeys(place, scene.envs, registry), ...signInKeys(place, registry)];
    shared.set(registry, near);
    const keys = eachOnce([...scriptKeys(place.step, command.start, command.end), ...near]);
    const target = targetOf(registry, command, place.step, scene, repository);
    const at = placeInScript(run, first.start, command.end);
    found.push({ place, registry, tool, at, target, keys, by: { kind: 'command', run, command, form } });
  }
  return found;
}

/** In one script: people publish a workspace of some dozens of packages, and nobody should wait for more. */
const most = 100;

function byAction(place: StepPlace, repository: Repository): readonly Publishing[] {
  const { uses } = place.step;
  const action = uses?.form === 'repository' ? publishActions[usesKey(uses)] : undefined;
  if (uses?.form !== 'repository' || !action) return [];
  const scene = sceneOf(place, repository);
  const { registry } = action;
  const password = action.passwords.map((name) => inputOf(place.step, name)).find((value) => value?.value.trim());
  const keys = action.byVariable
    ? variableKeys(place, envsOf(place), registry)
    : inputKeys(place.step, action.passwords);
  const said = action.targets.flatMap((name) => inputOf(place.step, name) ?? []).map((value) => textOf(value, scene));
  const target = judge(
    said.map(({ text, complete }) => (complete ? text : undefined)),
    registry,
  );
  return [
    {
      place,
      registry,
      tool: uses.name,
      at: uses.scalar.span,
      target,
      keys: eachOnce(keys),
      by: { kind: 'action', action, password },
    },
  ];
}

function eachOnce(keys: readonly StoredKey[]): readonly StoredKey[] {
  return [...new Map(keys.map((key) => [key.interpolation, key])).values()];
}

/** Whether a job may prove who it is to a registry. Absent: a caller or a setting decides. */
export function mayProveIdentity(job: Job): boolean | undefined {
  const permissions = permissionsOf(job);
  if (permissions) {
    const level = levelOf(permissions, 'id-token');
    return level === undefined ? undefined : level === 'write';
  }
  return job.workflow.triggers.some(({ name }) => name === 'workflow_call') ? undefined : false;
}
