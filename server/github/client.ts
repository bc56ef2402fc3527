/**
 * One Octokit for one call, with the token of that call. It writes no log: on the command line and over the protocol,
 * standard output belongs to someone else, and nothing about a request should be kept.
 */
import { retry } from '@octokit/plugin-retry';
import { throttling } from '@octokit/plugin-throttling';
import { Octokit } from '@octokit/rest';
import { publicApi } from './api-address.ts';
import type { Connection } from './connection.ts';

export function createClient({ token, apiUrl = publicApi, fetch }: Connection): Octokit {
  const client = new PatientOctokit({
    auth: token,
    baseUrl: apiUrl,
    userAgent: 'longhaul',
    log: silent,
    request: { log: silent, ...(fetch ? { fetch } : {}) },
    // A refusal does not turn into a yes by asking again; only GitHub's own trouble may pass.
    retry: { doNotRetry: refusals, retries: 1, retryAfterBaseValue: 300 },
    throttle: {
      id: apiUrl,
      onRateLimit: isShortWait,
      onSecondaryRateLimit: isShortWait,
    },
  });
  client.hook.before('request', ({ headers }) => {
    headers['x-github-api-version'] = apiVersion;
  });
  return client;
}

/** The version that enterprise servers understand too. GitHub keeps it until 2028 at least. */
export const apiVersion = '2022-11-28';

const PatientOctokit = Octokit.plugin(retry, throttling);

const refusals = [400, 401, 403, 404, 405, 406, 409, 410, 415, 422, 429, 451];

const silent = { debug: ignore, info: ignore, warn: ignore, error: ignore };

function ignore(): void {}

/** Seconds. Nobody should wait longer in front of a button: they are told the time instead. */
function isShortWait(seconds: number, _request: object, _client: object, retries: number): boolean {
  return seconds <= 2 && retries === 0;
}
