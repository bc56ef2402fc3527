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

export interface Facts {
  /** By `commitKey`. */
  readonly commits: Readonly<Record<string, Commit>>;
  /** By route, with the placeholders of GitHub's documentation: `GET /repos/{owner}/{repo}`. Empty when nobody asked. */
  readonly answers: Readonly<Record<string, Answer>>;
}

export const noFacts: Facts = { commits: {}, answers: {} };

export function commitKey({ owner, repo, ref }: CommitRequest): string {
  return `${owner.toLowerCase()}/${repo.toLowerCase()}@${ref}`;
}
