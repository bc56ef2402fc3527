/**
 * What can go wrong with GitHub without anyone having made a mistake. Each is a value with its own plain sentence.
 * No sentence is built from an error's text, so that no token can slip into one.
 */
export type FailureKind = keyof typeof sentences;

export interface Failure {
  readonly failed: FailureKind;
  /** For a person, complete. */
  readonly sentence: string;
  /** When GitHub will answer again, as ISO 8601 in UTC; for `rate-limited` only, where GitHub said so. */
  readonly until?: string;
}

/** A failure, with its usual sentence unless a better one is known. */
export function failure(failed: FailureKind, sentence: string = sentences[failed]): Failure {
  return { failed, sentence };
}

export function isFailure(value: unknown): value is Failure {
  return typeof value === 'object' && value !== null && 'failed' in value && 'sentence' in value;
}

/** The time is told in minutes, so that nobody has to think about time zones. Both times in milliseconds since 1970. */
export function rateLimited(now: number, until: number | undefined): Failure {
  if (until === undefined) return failure('rate-limited');
  const minutes = Math.max(1, Math.ceil((until - now) / 60_000));
  const wait = minutes === 1 ? 'a minute' : `${minutes} minutes`;
  return {
    failed: 'rate-limited',
    sentence: `GitHub has answered enough questions for now. Try again in ${wait}.`,
    until: new Date(until).toISOString(),
  };
}

/** What a refusal means when something should have been done. */
export function refusalOf(status: number, body: unknown): Failure {
  if (status === 401) return failure('unauthorised');
  if (status === 403) return failure(/archived/i.test(messageOf(body)) ? 'archived' : 'not-permitted');
  if (status === 404) return failure('not-found');
  if (status === 409) return failure('decided-elsewhere');
  if (status === 422) return failure('not-available');
  return failure('github-down');
}

function messageOf(body: unknown): string {
  return typeof body === 'object' && body !== null && 'message' in body ? String(body.message) : '';
}

const sentences = {
  offline: 'GitHub cannot be reached. Check the connection and try again.',
  'not-trusted': 'The connection to GitHub is not trusted here. A proxy or a missing certificate can cause this.',
  timeout: 'GitHub took too long to answer. Try again.',
  cancelled: 'Stopped before GitHub answered.',
  'rate-limited': 'GitHub has answered enough questions for now. Try again in an hour.',
  unauthorised: 'GitHub does not accept this sign-in any more. Sign in again.',
  'single-sign-on': 'The organisation asks for its own sign-in first. Do that on GitHub, then try again.',
  'not-permitted': 'Only people who run the repository may do this. Ask one of them.',
  'not-found': 'GitHub does not know it, or this sign-in may not see it.',
  archived: 'The repository is archived, so nothing in it can change.',
  'not-available': 'GitHub does not offer this for this repository.',
  'decided-elsewhere': 'The organisation decides this for its repositories. Ask one of its owners.',
  'changed-meanwhile': 'The setting has changed since we looked. Nothing was done.',
  unconfirmed: 'We do not know whether GitHub made the change. Look at the settings page.',
  'moving-ref': 'That is a branch, which changes with every commit. Choose a version tag instead.',
  'ambiguous-ref': 'That name is a tag and a branch at once. Choose another version tag.',
  'github-down': 'GitHub cannot answer at the moment. Try again later.',
  'wrong-request': 'Longhaul does not know how to do this.',
  'no-git': 'Git is not installed, so the commit could not be looked up.',
} as const;
