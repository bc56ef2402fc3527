/**
 * What a `uses:` value names. Source: GitHub's workflow syntax, "jobs.<job_id>.steps[*].uses", and `$/` since July 2026.
 */
import { type ScalarNode, type Span, sourceOf } from '../../engine/tree.ts';

interface Written {
  readonly scalar: ScalarNode;
  readonly text: string;
}

export interface RepositoryUses extends Written {
  readonly form: 'repository';
  readonly owner: string;
  readonly repo: string;
  /** The folder inside the repository, without slashes at its ends; '' for the root. */
  readonly path: string;
  readonly ref: string;
  readonly refAt: Span;
  /** `owner/repo`, as written. */
  readonly name: string;
  readonly nameAt: Span;
}

export type Uses =
  | RepositoryUses
  /** `./path`: whatever lies in the folder at run time. */
  | (Written & { readonly form: 'workspace'; readonly path: string })
  /** `$/path`: the same repository at the commit that runs. It cannot change under anyone. */
  | (Written & { readonly form: 'same-repository'; readonly path: string })
  | (Written & { readonly form: 'docker'; readonly image: string })
  | (Written & { readonly form: 'unclear' });

export function readUses(scalar: ScalarNode): Uses {
  const written = { scalar, text: scalar.value };
  const text = scalar.value.trim();
  if (text.startsWith('./')) return { ...written, form: 'workspace', path: text.slice(2) };
  if (text.startsWith('$/')) return { ...written, form: 'same-repository', path: text.slice(2) };
  if (text.startsWith('docker://')) return { ...written, form: 'docker', image: text.slice('docker://'.length) };
  const match = /^([\w.-]+)\/([\w.-]+)((?:\/[^@\s]*)?)@(\S+)$/.exec(text);
  if (!match || text.includes('${{')) return { ...written, form: 'unclear' };
  const [, owner = '', repo = '', path = '', ref = ''] = match;
  const from = scalar.value.indexOf(text);
  const name = `${owner}/${repo}`;
  const refStart = from + text.length - ref.length;
  return {
    ...written,
    form: 'repository',
    owner,
    repo,
    path: path.replace(/^\/+|\/+$/g, ''),
    ref,
    refAt: sourceOf(scalar, refStart, refStart + ref.length),
    name,
    nameAt: sourceOf(scalar, from, from + name.length),
  };
}

/** True for 40 hexadecimal digits, or the 64 of a SHA-256 repository. */
export function isCommit(ref: string): boolean {
  return /^([0-9a-f]{40}|[0-9a-f]{64})$/i.test(ref);
}

/** `owner/repo` or `owner/repo/path`, in lower case: the key of our tables. */
export function usesKey(uses: { readonly name: string; readonly path: string }): string {
  return (uses.path ? `${uses.name}/${uses.path}` : uses.name).toLowerCase();
}

/** The same as it is written, for a message. */
export function nameOf({ name, path }: { readonly name: string; readonly path: string }): string {
  return path ? `${name}/${path}` : name;
}

/** True when the step uses this repository's root action: `isAction(step.uses, 'actions/checkout')`. */
export function isAction(uses: Uses | undefined, key: string): boolean {
  return uses?.form === 'repository' && usesKey(uses) === key;
}
