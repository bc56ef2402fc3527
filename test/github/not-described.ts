/**
 * What GitHub answers although its own description does not say so, each with the place where GitHub does say it.
 * The description is `@octokit/openapi`.
 */
export interface NotDescribed {
  /** `*` for every route. */
  readonly route: string;
  readonly status: number;
  readonly source: string;
}

const rest = 'https://docs.github.com/en/rest';

export const notDescribed: readonly NotDescribed[] = [
  { route: '*', status: 401, source: `${rest}/using-the-rest-api/troubleshooting-the-rest-api#invalid-credentials` },
  { route: '*', status: 429, source: `${rest}/using-the-rest-api/rate-limits-for-the-rest-api` },
  { route: '*', status: 502, source: `${rest}/using-the-rest-api/troubleshooting-the-rest-api#timeouts` },
  // Rate limits, single sign-on and missing rights are refused with 403 on every route.
  {
    route: '*',
    status: 403,
    source: `${rest}/using-the-rest-api/rate-limits-for-the-rest-api#exceeding-the-rate-limit`,
  },
  // A private repository is hidden from those who may not see it, whatever is asked about it.
  {
    route: '*',
    status: 404,
    source: `${rest}/using-the-rest-api/troubleshooting-the-rest-api#404-not-found-for-an-existing-resource`,
  },
];
