/**
 * One question to GitHub, one value back: its answer, refusals included, or the reason why there is none.
 */
import type { Octokit } from '@octokit/rest';
import type { Answer } from '../../rules/index.ts';
import type { AnswerCache } from './answer-cache.ts';
import { publicApi, refuseAddress } from './api-address.ts';
import { createClient } from './client.ts';
import type { Connection } from './connection.ts';
import { withDeadline } from './deadline.ts';
import { type Failure, failure, rateLimited } from './failure.ts';

/** A route as GitHub's documentation writes it, and what goes into its placeholders, its query or its body. */
export type Ask = (route: string, parameters: Readonly<Record<string, unknown>>) => Promise<Answer | Failure>;

/** Opens a connection for the time of the work. Failures are returned; only a bug throws. */
export async function withGitHub<T>(
  connection: Connection,
  work: (ask: Ask) => Promise<T | Failure>,
): Promise<T | Failure> {
  const refused = refuseAddress(connection.apiUrl ?? publicApi);
  if (refused) return refused;
  const client = createClient(connection);
  return withDeadline({ timeout: connection.timeout ?? patience, signal: connection.signal }, (signal) =>
    work((route, parameters) => {
      const isSignedIn = connection.token !== undefined;
      const cache = isSignedIn || !route.startsWith('GET ') ? undefined : connection.cache;
      const question = `${connection.apiUrl ?? publicApi} ${route} ${JSON.stringify(parameters)}`;
      return askOnce({ client, signal, isSignedIn, cache, question }, route, parameters);
    }),
  );
}

/** Milliseconds a person will wait in front of a button before they wonder. */
const patience = 20_000;

interface Asking {
  readonly client: Octokit;
  readonly signal: AbortSignal;
  readonly isSignedIn: boolean;
  /** Absent: nothing may be kept. */
  readonly cache: AnswerCache | undefined;
  readonly question: string;
}

async function askOnce(
  { client, signal, isSignedIn, cache, question }: Asking,
  route: string,
  parameters: Readonly<Record<string, unknown>>,
): Promise<Answer | Failure> {
  const kept = await cache?.get(question);
  try {
    const headers = kept ? { 'if-none-match': kept.etag } : {};
    const answer = await client.request(route, { ...parameters, headers, request: { signal } });
    const body = withoutKeys(answer.data);
    if (answer.headers.etag) await cache?.set(question, { etag: answer.headers.etag, body });
    return { status: answer.status, body };
  } catch (error) {
    if (kept && isRequestError(error) && error.response?.status === 304) return { status: 200, body: kept.body };
    if (signal.aborted) return failure('cancelled');
    if (!isRequestError(error)) throw error;
    return error.response ? understand(error.response, isSignedIn) : unreachable(error);
  }
}

interface Response {
  readonly status: number;
  readonly data: unknown;
  readonly headers: Readonly<Record<string, string | number | undefined>>;
}

function understand({ status, data, headers }: Response, isSignedIn: boolean): Answer | Failure {
  if (status === 401 && isSignedIn) return failure('unauthorised');
  if (status === 403 && /^required/i.test(String(headers['x-github-sso'] ?? ''))) return failure('single-sign-on');
  const retryAfter = headers['retry-after'];
  if (status === 429 || (status === 403 && (headers['x-ratelimit-remaining'] === '0' || retryAfter !== undefined))) {
    const now = Date.parse(String(headers['date'])) || Date.now();
    const reset = Number(headers['x-ratelimit-reset']) * 1000;
    const until = retryAfter === undefined ? reset : now + Number(retryAfter) * 1000;
    return rateLimited(now, Number.isFinite(until) ? until : undefined);
  }
  if (status >= 500) return failure('github-down');
  return { status, body: data };
}

/** Node hangs the cause of a failed `fetch` below the error; its code says whether a certificate was the trouble. */
function unreachable(error: Error): Failure {
  let here: unknown = error;
  for (let depth = 0; depth < 4 && here instanceof Error; depth++) {
    if ('code' in here && /CERT|SELF_SIGNED|UNABLE_TO_VERIFY/.test(String(here.code))) return failure('not-trusted');
    here = here.cause;
  }
  return failure('offline');
}

/** A request that failed on the way has a request and no response. Anything else that is thrown is a bug of ours. */
function isRequestError(error: unknown): error is Error & { readonly response?: Response } {
  return error instanceof Error && 'request' in error;
}

/** GitHub puts a short-lived key for cloning beside a private repository's description. It is not ours to keep. */
function withoutKeys(body: unknown): unknown {
  if (typeof body !== 'object' || body === null || !('temp_clone_token' in body)) return body;
  const { temp_clone_token: _, ...rest } = body;
  return rest;
}
