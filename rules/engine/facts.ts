/**
 * Facts from outside the files: the commit behind a tag, the settings GitHub keeps.
 * They are fetched by `server/github`, when a person asks, and handed in as data. No rule ever waits for one.
 */

export interface FactRequest {
  readonly commitOf: CommitRequest;
}

export interface CommitRequest {
  readonly owner: string;
  readonly repo: string;
  /** A tag; `newest` for the newest release, when what stands there now is no version. A branch has no lasting commit. */
  readonly ref: string | typeof newest;
}

export const newest = 'newest release';

export interface Commit {
  /** 40 or 64 hexadecimal digits. */
  readonly sha: string;
  /** The most exact version tag at that commit, or the ref that was asked for. Written as comment beside the pin. */
  readonly version: string;
}

/** One answer of GitHub's API, as it came: see `rules/model/settings/settings.ts` for what it means. */
export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/** What GitHub knows of an action's repository. Whatever is absent was not asked, or could not be told. */
export interface ActionFacts {
  readonly state: 'there' | 'missing';
  readonly archived?: boolean;
  /** `owner/repo` it is called today, when the name has changed. */
  readonly movedTo?: string;
  /** Commit by name. All of them, or absent. */
  readonly tags?: Readonly<Record<string, string>>;
  readonly branches?: Readonly<Record<string, string>>;
  /** By commit: whether a branch or tag of the repository leads to it. */
  readonly belongs?: Readonly<Record<string, boolean>>;
  readonly advisories?: readonly OnlineAdvisory[];
}

/** One entry of GitHub's advisory database. */
export interface OnlineAdvisory {
  readonly id: string;
  readonly severity: 'low' | 'moderate' | 'high' | 'critical';
  /** As GitHub writes it: `>= 1.0.0, < 1.2.3`. */
  readonly range: string;
  readonly fixed?: string;
}

export interface Facts {
  /** By `commitKey`. */
  readonly commits: Readonly<Record<string, Commit>>;
  /** By route, with the placeholders of GitHub's documentation: `GET /repos/{owner}/{repo}`. Empty when nobody asked. */
  readonly answers: Readonly<Record<string, Answer>>;
  /** By `owner/repo` in lower case. Empty when nobody asked. */
  readonly actions: Readonly<Record<string, ActionFacts>>;
}

export const noFacts: Facts = { commits: {}, answers: {}, actions: {} };

export function commitKey({ owner, repo, ref }: CommitRequest): string {
  return `${owner.toLowerCase()}/${repo.toLowerCase()}@${ref}`;
}
