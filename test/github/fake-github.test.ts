import { expect, it } from 'vitest';
import { gitHubDescription } from './description.ts';
import { startFakeGitHub } from './fake-github.ts';
import { handlers } from './fake-routes.ts';
import { notDescribed } from './not-described.ts';

const headers = {
  'user-agent': 'longhaul',
  accept: 'application/vnd.github+json',
  'x-github-api-version': '2022-11-28',
};

async function judged(path: string, init: RequestInit = {}): Promise<string> {
  const fake = await startFakeGitHub();
  await (await fetch(`${fake.url}${path}`, { ...init, headers: { ...headers, ...init.headers } })).text();
  return fake.stop().then(
    () => 'right',
    (error: Error) => error.message,
  );
}

it('accepts a question that GitHub describes', async () => {
  expect(await judged('/repos/octo/demo')).toBe('right');
});

it('complains about a route that GitHub does not describe', async () => {
  expect(await judged('/repos/octo/demo/secret-settings')).toContain('is not described');
  expect(await judged('/repos/octo/demo/tags', { method: 'DELETE' })).toContain('is not described');
});

it('complains about a query, a field or a value that GitHub does not describe', async () => {
  expect(await judged('/repos/octo/demo/tags?size=5')).toContain('unknown query `size`');
  expect(await judged('/repos/octo/demo/tags?per_page=many')).toContain('no number');
  const path = '/repos/octo/demo/actions/permissions/workflow';
  const send = (body: object) => judged(path, { method: 'PUT', body: JSON.stringify(body) });
  expect(await send({ default_workflow_permissions: 'everything' })).toContain(
    'must be equal to one of the allowed values',
  );
  expect(await send({ permissions: 'read' })).toContain('unknown field `permissions`');
  expect(await send({ default_workflow_permissions: 'read' })).toBe('right');
  expect(await judged(path, { method: 'PUT' })).toContain('a body is missing');
});

it('complains about missing headers', async () => {
  expect(await judged('/repos/octo/demo', { headers: { 'x-github-api-version': '' } })).toContain(
    'no version of the API',
  );
});

it('complains about an answer that GitHub does not describe', () => {
  const route = 'GET /repos/{owner}/{repo}/private-vulnerability-reporting';
  const exchange = { route, query: new URLSearchParams(), requestBody: undefined };
  const mistakes = (status: number, responseBody: unknown) =>
    gitHubDescription().mistakesIn({ ...exchange, status, responseBody });
  expect(mistakes(200, { enabled: true })).toEqual([]);
  expect(mistakes(200, { enabled: 'yes' })).toHaveLength(1);
  expect(mistakes(200, {})).toHaveLength(1);
  expect(mistakes(418, {})).toHaveLength(1);
});

it('serves only routes that GitHub describes', () => {
  for (const route of Object.keys(handlers)) {
    const success = [200, 204].filter((status) => gitHubDescription().isDescribed(route, status));
    expect(success, route).toHaveLength(1);
  }
});

it('excuses only what the description really lacks somewhere', () => {
  for (const { route, status, source } of notDescribed) {
    const routes = route === '*' ? Object.keys(handlers) : [route];
    expect(routes.some((one) => !gitHubDescription().isDescribed(one, status))).toBe(true);
    expect(source).toMatch(/^https:\/\/docs\.github\.com\//);
  }
});
