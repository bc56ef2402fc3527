/**
 * The bundled catalogue of popular actions: their tags and the commits behind them.
 * Made from git snapshots of the actions' own repositories; `asOf` is the date of the newest commit seen, and nothing newer is known.
 */
import type { Commit } from '../engine/facts.ts';
import { remember } from '../engine/remember.ts';
import catalogue from './actions.json' with { type: 'json' };

export interface KnownAction {
  readonly latest: string | null;
  readonly asOf: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly branches: readonly string[];
  /** Other projects use a version well above `latest`, which the catalogue lacks: its branches run newer code than we know. */
  readonly newerSeen?: true;
  readonly defaultBranch: string;
  readonly archived?: boolean;
  readonly archivedWhy?: string;
  readonly successor?: string;
  /** What the project says of itself, and what a pin must not do. */
  readonly note?: string;
}

/** `name` is `owner/repo`, compared without case. */
export function knownAction(name: string): KnownAction | undefined {
  const key = name.toLowerCase();
  const entries = catalogue as unknown as Readonly<Record<string, KnownAction>>;
  return key !== '_meta' && Object.hasOwn(entries, key) ? entries[key] : undefined;
}

/**
 * The commit a tag names, with the most exact version tag at that commit.
 * Nothing for a branch, for a name that is tag and branch at once, and for a tag the snapshot lacks.
 */
export function knownCommit(name: string, ref: string): Commit | undefined {
  const action = knownAction(name);
  const sha =
    action && Object.hasOwn(action.tags, ref) && !action.branches.includes(ref) ? action.tags[ref] : undefined;
  return action && sha ? { sha, version: mostExactTag(action, sha, ref) } : undefined;
}

/** The version tags at a commit, the most exact and newest one first. */
export function tagsAt(name: string, sha: string): readonly string[] {
  const action = knownAction(name);
  return (action && tagsByCommit(action).get(sha.toLowerCase())) ?? [];
}

const tagsByCommit = remember(({ tags }: KnownAction): ReadonlyMap<string, readonly string[]> => {
  const found = new Map<string, string[]>();
  for (const tag of Object.keys(tags).filter((one) => /^v?\d/.test(one))) {
    const sha = tags[tag] ?? '';
    found.set(sha, [...(found.get(sha) ?? []), tag]);
  }
  for (const same of found.values()) same.sort((a, b) => parts(b).length - parts(a).length || byVersion(b, a));
  return found;
});

/** The newest version in the catalogue whose name starts with this one: for `v1`, `v1.2.3`. For a branch that is named like a version. */
export function newestWithin(action: KnownAction, major: string): Commit | undefined {
  const best = Object.keys(action.tags)
    .filter((tag) => tag.startsWith(`${major}.`))
    .sort(byVersion)
    .at(-1);
  return best ? { sha: action.tags[best] ?? '', version: best } : undefined;
}

function mostExactTag(action: KnownAction, sha: string, asked: string): string {
  const same = Object.keys(action.tags).filter((tag) => action.tags[tag] === sha && /^v?\d/.test(tag));
  return same.sort((a, b) => parts(a).length - parts(b).length || byVersion(a, b)).at(-1) ?? asked;
}

function byVersion(a: string, b: string): number {
  const [left, right] = [parts(a), parts(b)];
  for (let index = 0; index < Math.max(left.length, right.length); index++) {
    const difference = (left[index] ?? 0) - (right[index] ?? 0);
    if (difference) return difference;
  }
  return 0;
}

function parts(tag: string): number[] {
  return tag
    .replace(/^v/, '')
    .split(/[.-]/)
    .map((part) => Number.parseInt(part, 10) || 0);
}
