/**
 * What a job holds that somebody would want: secrets, a key that may write, a proof of identity, a machine of the project's own.
 */

import { remember } from '../../engine/remember.ts';
import type { Repository } from '../../engine/repository.ts';
import { type MapNode, pairOf } from '../../engine/tree.ts';
import { readSettings } from '../settings/settings.ts';
import { isSelfHosted } from './shell.ts';
import { type Job, permissionsOf } from './workflow.ts';

export interface Holdings {
  readonly secrets: boolean;
  /** One of the secrets is named after a place where packages are published. */
  readonly publishingKey: boolean;
  /** `unknown`: neither the file nor GitHub's settings, as far as we saw them, say what the key may do. */
  readonly key: 'writes' | 'reads' | 'nothing' | 'unknown';
  readonly identity: boolean;
  readonly ownMachine: boolean;
}

export function holdingsOf(job: Job, repository: Repository): Holdings {
  return {
    secrets: secretsOf(job),
    publishingKey: publishingKeyOf(job),
    key: keyOf(job, repository),
    identity: permissionsOf(job)?.scopes.some(({ name, level }) => name === 'id-token' && level === 'write') ?? false,
    ownMachine: isSelfHosted(job),
  };
}

/** True when there is something to take or to break. A key that may only read a public repository is nothing. */
export function isWorthTaking({ secrets, key, identity, ownMachine }: Holdings): boolean {
  return secrets || identity || ownMachine || key === 'writes' || key === 'unknown';
}

/** For a sentence: “your secrets”, “a key that can write”; the most valuable thing first. */
export function wordsFor({ secrets, publishingKey, key, identity, ownMachine }: Holdings): string {
  if (publishingKey) return 'your publishing key';
  if (secrets) return 'your secrets';
  if (key === 'writes') return 'a key that can write';
  if (identity) return 'your project’s identity';
  if (ownMachine) return 'access to your own machine';
  return key === 'unknown' ? 'your repository’s key' : 'no secrets';
}

/** Any secret but the built-in key, named in the job or in the variables of the whole workflow. */
function readsSecrets(job: Job): boolean {
  const { document, env } = job.workflow;
  const isNamed = (node: MapNode | undefined): boolean =>
    node !== undefined &&
    /\bsecrets\s*(\.(?!github_token\b)|\[|\))/i.test(document.text.slice(node.span.start, node.span.end));
  const passed = pairOf(job.node, 'secrets')?.value;
  return (passed?.kind === 'scalar' && passed.value === 'inherit') || isNamed(job.node) || isNamed(env);
}

const secretsOf = remember(readsSecrets);

const publishingKeyOf = remember(({ node, workflow: { document, env } }: Job): boolean =>
  [node, env].some((part) => part && publishing.test(document.text.slice(part.span.start, part.span.end))),
);

const publishing =
  /\bsecrets\.\w*(NPM|NODE_AUTH|PYPI|TWINE|CARGO|CRATES|RUBYGEMS|GEM_HOST|NUGET|MAVEN|OSSRH|SONATYPE|VSCE|OVSX|HEX_API|DOCKER(HUB)?_(TOKEN|PASS))/i;

function keyOf(job: Job, repository: Repository): Holdings['key'] {
  const permissions = permissionsOf(job);
  if (!permissions) return defaultKey(repository);
  if (permissions.form === 'unclear') return 'unknown';
  if (permissions.form === 'all') return permissions.all === 'write' ? 'writes' : 'reads';
  const levels = permissions.scopes.filter(({ name }) => name !== 'id-token').map(({ level }) => level);
  if (levels.includes('write')) return 'writes';
  return levels.includes('read') ? 'reads' : 'nothing';
}

function defaultKey(repository: Repository): Holdings['key'] {
  const setting = readSettings(repository.facts.answers)['default-workflow-permissions'];
  if (setting.state !== 'value') return 'unknown';
  return setting.value === 'write' ? 'writes' : 'reads';
}
