/**
 * What a step with `uses: owner/repo@ref` needs, by the table: its conditions, and whether it holds the built-in key at all.
 */
import { type ActionEntry, actionEntry, type Situation, type TableNeed } from '../../data/permissions.ts';
import { versionOf } from '../workflow/action-version.ts';
import { type Uses, usesKey } from '../workflow/uses.ts';
import { stands } from './condition.ts';
import { judgeScriptAction } from './methods.ts';
import type { StepPlace } from './place.ts';
import { pushesLater } from './registry.ts';
import { envValue, expand, inputValue, type KeyOf, keyOf } from './scene.ts';

export function judgeAction(place: StepPlace, uses: Uses): void {
  if (uses.form === 'repository') return judgeKnown(place, uses.name, usesKey(uses));
  const name = uses.form === 'docker' ? `the image \`${uses.image}\`` : `\`${uses.text}\``;
  if (uses.form === 'docker' && !isGivenKey(place)) place.judgement.presume(['id-token']);
  else place.judgement.cannotTell(name, 'any');
}

function judgeKnown(place: StepPlace, name: string, key: string): void {
  const entry = actionEntry(key);
  if (!entry) return judgeUnknown(place, name, key);
  const holds = keyHeld(place, entry);
  rememberSignIn(place, key, holds);
  if (key === 'actions/github-script') {
    if (holds !== 'another' && holds !== 'none') judgeScriptAction(place);
    return;
  }
  for (const need of entry.needs ?? []) judgeNeed(place, need, name, holds);
}

/** Nobody looked at this action. By its name it may only install something; else it may take the key by itself. */
function judgeUnknown(place: StepPlace, name: string, key: string): void {
  if (place.scene.token && !isGivenKey(place) && !place.left.handedOn) return;
  const onlyInstalls = /(^|[/_-])(setup|install|cache)([/_-]|$)/.test(key);
  if (onlyInstalls && !isGivenKey(place)) place.judgement.presume(['contents', 'id-token', 'packages']);
  else place.judgement.cannotTell(`\`${name}\``, 'any');
}

function isGivenKey({ step, scene }: StepPlace): boolean {
  const given = [...(step.with?.pairs ?? []), ...(step.env?.pairs ?? [])];
  return given.some(({ value }) => value?.kind === 'scalar' && keyOf({ scalar: value, scene }) === 'built-in');
}

/** Whose key the action works with. */
function keyHeld({ step, scene, left }: StepPlace, entry: ActionEntry): KeyOf {
  if (entry.noKey) return 'none';
  const written = entry.input === undefined ? undefined : inputValue(scene, step, entry.input);
  if (written)
    return keyOf(written) === 'none' && !expand(written).complete
      ? 'unknown'
      : literalKey(keyOf(written), expand(written).text);
  const variable = entry.env === undefined ? undefined : envValue(scene, entry.env);
  if (variable) return keyOf(variable);
  if (entry.fromCheckout) return left.git === 'dropped' || left.git === 'none' ? 'unknown' : left.git;
  return entry.default && !scene.token ? 'built-in' : 'none';
}

/** A text that is no expression is a key of someone’s own; an empty one is none. */
function literalKey(key: KeyOf, text: string): KeyOf {
  return key === 'none' && text.trim() !== '' ? 'another' : key;
}

function judgeNeed(place: StepPlace, need: TableNeed, by: string, holds: KeyOf): void {
  const { scene, step, judgement } = place;
  const answer = stands(need, {
    input: (name) => inputValue(scene, step, name),
    env: (name) => envValue(scene, name),
    events: scene.events,
    major: step.uses?.form === 'repository' ? versionOf(scene.document, step.uses)?.major : undefined,
    situation: (situation) => situationOf(place, situation),
  });
  if (answer === false) return;
  const given = need.scope === 'id-token' ? true : isHeld(place, need, by, holds);
  if (given === false) return;
  // Whoever signs in to the registry with this key does it to push there; only the name of the image is hidden.
  const certain =
    given && (answer || (need.scope === 'packages' && place.left.registry === 'built-in' && by.startsWith('docker/')));
  if (certain) judgement.addFor(need, scene.events, by);
  else if (need.optional || need.privateOnly) judgement.add(need, by, false);
  else judgement.cannotTell(`\`${by}\``, [need.scope]);
}

function isHeld({ left }: StepPlace, need: TableNeed, by: string, holds: KeyOf): boolean | undefined {
  const pushesImages = need.scope === 'packages' && /^docker\/(build-push|bake)-action$/.test(by.toLowerCase());
  const key = pushesImages ? left.registry : holds;
  return key === 'unknown' ? undefined : key === 'built-in';
}

function situationOf({ left, steps, step }: StepPlace, situation: Situation): boolean | undefined {
  if (situation === 'a later step pushes an image') return pushesLater(steps, step);
  return situation === 'no checkout before' ? !left.hasCheckout : undefined;
}

function rememberSignIn({ step, scene, left }: StepPlace, key: string, holds: KeyOf): void {
  if (key === 'docker/login-action') {
    const registry = inputValue(scene, step, 'registry');
    const { text, complete } = registry ? expand(registry) : { text: '', complete: true };
    if (/\bghcr\.io\b/.test(text)) left.registry = holds;
    else if (!complete && holds === 'built-in') left.registry = 'unknown';
  }
  if (key === 'ko-build/setup-ko' && !envValue(scene, 'KO_DOCKER_REPO')) left.registry = 'built-in';
  if (/^actions\/setup-(node|java)$/.test(key)) {
    const registry = inputValue(scene, step, 'registry-url') ?? inputValue(scene, step, 'server-id');
    if (registry) left.packageRegistry = expand(registry).text;
  }
}
