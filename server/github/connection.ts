/**
 * How to reach GitHub for one call. Everything in it comes from the person, never from the opened repository:
 * an address taken from a workspace could collect tokens.
 */
import type { AnswerCache } from './answer-cache.ts';

export interface Connection {
  /** Used for this call only. Absent: only what everyone may see. */
  readonly token?: string;
  /** `https://api.github.com` unless the person uses an enterprise server: see `apiUrlOf`. */
  readonly apiUrl?: string;
  /** A `fetch` that knows the person's proxy and certificates. The platform's own otherwise. */
  readonly fetch?: typeof fetch;
  /** Answers that everyone may see, kept between calls. Not used together with a token. */
  readonly cache?: AnswerCache;
  /** Milliseconds for the whole call. */
  readonly timeout?: number;
  readonly signal: AbortSignal;
}

export interface RepositoryName {
  readonly owner: string;
  readonly repo: string;
}

/** True for names GitHub can have given. Everything else would end up in an address or on a command line. */
export function isRepositoryName({ owner, repo }: RepositoryName): boolean {
  return (
    /^[A-Za-z0-9](?:[A-Za-z0-9_-]{0,99})$/.test(owner) &&
    /^[A-Za-z0-9_.-]{1,100}$/.test(repo) &&
    !/^\.{1,2}$/.test(repo)
  );
}
