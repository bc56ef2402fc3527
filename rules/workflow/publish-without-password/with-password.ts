/**
 * One place that publishes: whether it uses a stored password, how sure that is, and what to say.
 */
import type { Certainty, Equivalent, Related } from '../../engine/finding.ts';
import type { Repository } from '../../engine/repository.ts';
import type { Found } from '../../engine/rule.ts';
import type { StoredKey } from '../../model/publish/keys.ts';
import { mayProveIdentity, type Publishing } from '../../model/publish/publishing.ts';
import { registries } from '../../model/publish/registry.ts';
import { shortText } from '../../model/short-text.ts';
import { inputOf } from '../../model/workflow/workflow.ts';
import { fixesFor } from './fixes.ts';

export function* withPassword(publishing: Publishing, repository: Repository): Generator<Found> {
  const certainty = certaintyOf(publishing);
  if (!certainty) return;
  yield {
    at: publishing.at,
    scope: publishing.place.step.node.span,
    message: messageFor(publishing, certainty),
    severity: publishing.keys.length > 0 ? 'worth-fixing' : 'good-habit',
    certainty,
    equivalents: equivalentsFor(publishing),
    related: handedOver(publishing),
    fixes: fixesFor(publishing, repository),
  };
}

function certaintyOf(publishing: Publishing): Certainty | undefined {
  const { by, keys, target, place } = publishing;
  if (by.kind === 'action') return isOnlyBuilding(publishing) ? undefined : ofAction(publishing);
  if (keys.length > 0 && by.form.exact && target !== 'other')
    return target === 'public' && !isMaybeForOthers(publishing) ? 'certain' : 'likely';
  if (!by.form.plain || !place.job || mayProveIdentity(place.job) === true) return undefined;
  const isSure = by.form.exact && target === 'public' && mayProveIdentity(place.job) === false;
  return isSure ? 'likely' : 'possible';
}

/** `NPM_TOKEN` in a job that npm trusts already may only be there to install private packages. */
function isMaybeForOthers({ by, keys, place, registry }: Publishing): boolean {
  const isPlain = by.kind === 'command' && by.form.plain && registry === 'npm';
  if (!isPlain || !place.job || mayProveIdentity(place.job) !== true) return false;
  return keys.every(({ from }) => from.kind === 'variable' && !/^(NODE_AUTH_TOKEN|npm_config|YARN_)/i.test(from.name));
}

function ofAction({ by, keys, target }: Publishing): Certainty | undefined {
  if (target === 'other') return undefined;
  if (keys.length > 0) return target === 'public' ? 'certain' : 'likely';
  // A key that an earlier step worked out, or that a caller hands over, may well be a short-lived one.
  return by.kind === 'action' && by.password ? 'possible' : undefined;
}

/** These actions do several things; the password matters only for the one that publishes. */
function isOnlyBuilding({ tool, place: { step } }: Publishing): boolean {
  const command = inputOf(step, 'command')?.value.trim() ?? '';
  if (/^pyo3\//i.test(tool)) return !/^(publish|upload)$/.test(command);
  return /^release-plz\//i.test(tool) && command === 'release-pr';
}

/** The input that carries the password, since the action is what is marked. */
function handedOver({ by, place }: Publishing): readonly Related[] {
  if (by.kind !== 'action' || !by.password) return [];
  return [
    { place: { path: place.document.path, span: by.password.span }, message: 'The password is handed over here.' },
  ];
}

function messageFor({ tool, registry, keys }: Publishing, certainty: Certainty): string {
  const { name } = registries[registry];
  const key = tellingKey(keys);
  if (key)
    return `\`${shortText(key.secret, 24)}\` lets whoever gets it publish as you. Let ${name} trust this job instead.`;
  const short = shortText(tool, 30);
  return certainty === 'likely'
    ? `\`${short}\` can only sign in with a stored password here. Let ${name} trust this job.`
    : `\`${short}\` can be a release with a stored password. If so, let ${name} trust this job.`;
}

/** The password rather than the name beside it. */
export function tellingKey(keys: readonly StoredKey[]): StoredKey | undefined {
  return keys.find(({ secret }) => !/user/i.test(secret)) ?? keys[0];
}

function equivalentsFor({ by, registry, keys, place, tool }: Publishing): readonly Equivalent[] {
  const found: Equivalent[] = [];
  const isAudited =
    by.kind === 'action'
      ? /^(pypa\/gh-action-pypi-publish|rubygems\/configure-rubygems-credentials)$/i.test(tool)
      : by.form.plain && place.job !== undefined && mayProveIdentity(place.job) !== true;
  if (isAudited) found.push('zizmor:use-trusted-publishing');
  if (registry === 'pypi') found.push('repo-review:GH105');
  if (registry === 'npm' && keys.length > 0)
    found.push('codeql:actions/npm-token-in-publish', 'codeql:actions/missing-provenance-flag');
  return found;
}
