/**
 * A GitHub on loopback, with real state. Every question it gets and every answer it gives is held against
 * GitHub's own description; `stop` throws when something did not match, so that the test fails.
 */
import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gitHubDescription } from './description.ts';
import { answer, handlers, type Reply, refusal } from './fake-routes.ts';
import { type FakeRepository, type FakeState, freshRepository, freshState } from './fake-state.ts';

export interface FakeGitHub {
  /** To hand in as the API's address. */
  readonly url: string;
  readonly state: FakeState;
  /** The repository of that name, made new when there is none. */
  repository(name: string): FakeRepository;
  /** In order: `PUT /repos/octo/demo/… 204 ada`. */
  readonly log: readonly string[];
  stop(): Promise<void>;
}

/** Always on 127.0.0.1, on any free port unless one is named. */
export async function startFakeGitHub(port = 0): Promise<FakeGitHub> {
  const state = freshState();
  const log: string[] = [];
  const mistakes: string[] = [];
  const server = createServer((request, response) => {
    serve(request, response).catch((error: unknown) => {
      mistakes.push(String(error));
      response.destroy();
    });
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams: query } = new URL(request.url ?? '/', url);
    const text = await readBody(request);
    if (state.outage === 'silent') return;
    if (state.outage === 'cut') return void request.socket.destroy();
    const [route = '', owner = '', repo = '', name = ''] = match(request.method ?? '', pathname);
    state.meanwhile(route);
    mistakes.push(...mistakesInHeaders(request));
    const person = state.people.get((request.headers.authorization ?? '').replace(/^(?:token|bearer) /i, ''));
    const isUnknown = request.headers.authorization !== undefined && !person;
    const body = text === '' ? undefined : (JSON.parse(text) as Readonly<Record<string, unknown>>);
    const headers: Record<string, string> = {
      'x-ratelimit-remaining': String(Math.max(0, --state.quota.remaining)),
      'x-ratelimit-reset': String(state.quota.resetAt),
    };
    if (person?.needsSingleSignOn) headers['x-github-sso'] = 'required; url=https://github.com/orgs/octo/sso';
    const reply: Reply =
      state.outage === 'down'
        ? refusal(502, 'Server Error')
        : state.quota.remaining < 0
          ? refusal(403, 'API rate limit exceeded for user.')
          : isUnknown
            ? refusal(401, 'Bad credentials')
            : person?.needsSingleSignOn
              ? refusal(403, 'Resource protected by organization SAML enforcement.')
              : answer(state, route, { owner, repo, name, query, body: body ?? {}, person, url });
    const tag = `"${createHash('sha1')
      .update(JSON.stringify(reply.body ?? null))
      .digest('hex')}"`;
    if (request.method === 'GET' && reply.status === 200) headers['etag'] = tag;
    if (reply.status === 200 && request.headers['if-none-match'] === tag) {
      // A question about something that has not changed costs nothing.
      state.quota.remaining++;
      log.push(`${request.method} ${decodeURIComponent(pathname)} 304 ${person?.login ?? 'nobody'}`);
      return void response.writeHead(304, headers).end();
    }
    const exchange = { route, query, requestBody: body, status: reply.status, responseBody: reply.body };
    mistakes.push(...gitHubDescription().mistakesIn(exchange));
    log.push(`${request.method} ${decodeURIComponent(pathname)} ${reply.status} ${person?.login ?? 'nobody'}`);
    if (reply.body !== undefined) headers['content-type'] = 'application/json; charset=utf-8';
    response.writeHead(reply.status, headers).end(reply.body === undefined ? undefined : JSON.stringify(reply.body));
  }

  return {
    url,
    state,
    log,
    repository(name) {
      const repository = state.repositories.get(name) ?? freshRepository();
      state.repositories.set(name, repository);
      return repository;
    },
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      if (mistakes.length > 0) throw new Error(`Not as GitHub describes it:\n${mistakes.join('\n')}`);
    },
  };
}

async function readBody(request: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  return Buffer.concat(pieces).toString('utf8');
}

/** The route, then what stands in its placeholders. An unknown path is its own route, and no description knows it. */
function match(method: string, pathname: string): readonly string[] {
  for (const route of Object.keys(handlers)) {
    const [verb, path = ''] = route.split(' ');
    if (verb !== method) continue;
    const pattern = path.replaceAll(/\{(\w+)\}/g, (_, name) => (name === 'ref' ? '(.+)' : '([^/]+)'));
    const found = new RegExp(`^${pattern}$`).exec(pathname);
    if (found) return [route, ...found.slice(1).map(decodeURIComponent)];
  }
  return [`${method} ${pathname}`];
}

/** GitHub refuses a question without a user agent, and gives the newest version of an answer to one that names none. */
function mistakesInHeaders({ headers, method, url }: IncomingMessage): string[] {
  const mistakes: string[] = [];
  if (!headers['user-agent']?.startsWith('longhaul')) mistakes.push(`${method} ${url}: no user agent of ours`);
  if (headers['x-github-api-version'] !== '2022-11-28') mistakes.push(`${method} ${url}: no version of the API`);
  if (!headers.accept?.includes('application/vnd.github'))
    mistakes.push(`${method} ${url}: no kind of answer asked for`);
  return mistakes;
}
