import { createServer, type IncomingMessage } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { type AddressInfo, connect, type Server, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isFailure } from '../../server/github/failure.ts';
import { proxyFetch } from '../../server/github/proxy-fetch.ts';
import { fetchSettings } from '../../server/github/settings.ts';
import { selfSigned } from './self-signed.ts';

const { key, certificate } = selfSigned();
const asked: string[] = [];
const tunnels: string[] = [];
const open = new Set<Socket>();

const secure = createSecureServer({ key, cert: certificate }, async (request, response) => {
  const pieces: string[] = [];
  for await (const piece of request.setEncoding('utf8')) pieces.push(String(piece));
  asked.push(`${request.method} ${request.url} ${request.headers.authorization} ${pieces.join('')}`);
  if (request.url === '/moved') response.writeHead(301, { location: '/new' }).end();
  else if (request.url === '/away') response.writeHead(301, { location: 'https://example.org/' }).end();
  else if (request.method === 'PUT') response.writeHead(204).end();
  else response.writeHead(200, { 'content-type': 'application/json' }).end('{"private":false}');
});

const proxy = createServer().on('connect', (request: IncomingMessage, socket: Socket) => {
  tunnels.push(`${request.url} ${request.headers['proxy-authorization'] ?? 'nobody'}`);
  if (request.headers['proxy-authorization'] === 'Basic YTpi') return void socket.end('HTTP/1.1 407 No\r\n\r\n');
  const [host, port] = (request.url ?? '').split(':');
  const onward = connect(Number(port), host, () => {
    socket.write('HTTP/1.1 200 OK\r\n\r\n');
    onward.pipe(socket).pipe(onward);
  });
  for (const one of [socket, onward]) open.add(one.on('error', () => one.destroy()));
});

function addressOf(server: Server): string {
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

beforeEach(async () => {
  for (const server of [secure, proxy]) await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  asked.length = 0;
  tunnels.length = 0;
});

afterEach(async () => {
  for (const socket of open) socket.destroy();
  for (const server of [secure, proxy]) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

function through(environment: Readonly<Record<string, string>>): typeof fetch {
  const made = proxyFetch(environment, certificate);
  if (!made) throw new Error('No proxy was understood.');
  return made;
}

describe('a proxy named by the environment', () => {
  it('is used, with its own password and not ours', async () => {
    const via = through({ HTTPS_PROXY: `http://ada:key@${addressOf(proxy)}` });
    const headers = { authorization: 'token gho_secret' };
    const response = await via(`https://${addressOf(secure)}/x`, { method: 'PUT', headers, body: '{"a":1}' });
    expect(response.status).toBe(204);
    expect(asked).toEqual(['PUT /x token gho_secret {"a":1}']);
    expect(tunnels).toEqual([`${addressOf(secure)} Basic ${Buffer.from('ada:key').toString('base64')}`]);
  });

  it('carries the questions to GitHub', async () => {
    const apiUrl = `https://${addressOf(secure)}`;
    const via = through({ https_proxy: addressOf(proxy) });
    const target = { owner: 'octo', repo: 'demo' };
    const { answers } = await fetchSettings(target, { apiUrl, fetch: via, signal: new AbortController().signal });
    expect(answers['GET /repos/{owner}/{repo}']).toEqual({ status: 200, body: { private: false } });
    expect(tunnels).toHaveLength(3);
  });

  it('that refuses, or a certificate nobody trusts, is an expected failure', async () => {
    const target = { owner: 'octo', repo: 'demo' };
    const ask = (via: typeof fetch | undefined) =>
      fetchSettings(target, {
        apiUrl: `https://${addressOf(secure)}`,
        fetch: via,
        signal: new AbortController().signal,
      });
    const refused = (await ask(through({ https_proxy: `http://a:b@${addressOf(proxy)}` }))).failure;
    expect(isFailure(refused) && refused.failed).toBe('offline');
    expect((await ask(proxyFetch({ https_proxy: addressOf(proxy) }))).failure?.failed).toBe('not-trusted');
    expect(asked).toEqual([]);
  });

  it('follows a move on the same host only', async () => {
    const via = through({ ALL_PROXY: addressOf(proxy) });
    expect((await via(`https://${addressOf(secure)}/moved`)).status).toBe(200);
    expect((await via(`https://${addressOf(secure)}/away`)).status).toBe(301);
    expect(tunnels.every((line) => line.startsWith(addressOf(secure)))).toBe(true);
  });

  it('is left alone for hosts it is not for', async () => {
    for (const exceptions of ['*', '127.0.0.1', 'example.org, 127.0.0.1:443', '.0.0.1']) {
      const via = through({ https_proxy: addressOf(proxy), no_proxy: exceptions });
      await expect(via(`https://${addressOf(secure)}/x`)).rejects.toThrow();
    }
    expect(tunnels).toEqual([]);
  });

  it('is nothing when none is named, or one that cannot be used', () => {
    expect(proxyFetch({})).toBeUndefined();
    expect(proxyFetch({ https_proxy: '' })).toBeUndefined();
    expect(proxyFetch({ https_proxy: 'socks5://127.0.0.1:1' })).toBeUndefined();
    expect(proxyFetch({ https_proxy: 'http://[' })).toBeUndefined();
  });
});
