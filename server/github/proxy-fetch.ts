/**
 * A `fetch` for Node that goes through the person's proxy, as the environment names it: Node's own does not before version 24.
 * It knows what talking to GitHub needs: https through a tunnel, a text as body, the answer in one piece.
 */
import { type IncomingMessage, request as plainRequest } from 'node:http';
import { request as secureRequest } from 'node:https';
import { isIP, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';

type Environment = Readonly<Record<string, string | undefined>>;

/** Nothing when the environment names no proxy. `certificates`: PEM, trusted instead of the machine's own; for tests. */
export function proxyFetch(environment: Environment, certificates?: string): typeof fetch | undefined {
  const named = ['https_proxy', 'HTTPS_PROXY', 'all_proxy', 'ALL_PROXY'].map((name) => environment[name]).find(Boolean);
  const proxy = named && readProxy(named);
  if (!proxy) return undefined;
  const exceptions = environment['no_proxy'] ?? environment['NO_PROXY'] ?? '';
  return async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input);
    if (url.protocol !== 'https:' || isException(url, exceptions)) return fetch(input, init);
    return follow(proxy, certificates, url, init ?? {});
  };
}

function readProxy(named: string): URL | undefined {
  const address = named.includes('://') ? named : `http://${named}`;
  const url = URL.canParse(address) ? new URL(address) : undefined;
  return url && (url.protocol === 'http:' || url.protocol === 'https:') ? url : undefined;
}

/** `example.org` and `.example.org` both mean the host and everything below it; `*` means everything. */
function isException({ hostname }: URL, exceptions: string): boolean {
  return exceptions
    .split(/[\s,]+/)
    .map((entry) =>
      entry
        .toLowerCase()
        .replace(/^\*?\./, '')
        .replace(/:\d+$/, ''),
    )
    .some((entry) => entry === '*' || (entry !== '' && (hostname === entry || hostname.endsWith(`.${entry}`))));
}

/** A repository that was renamed answers from its new place. Never to another host: the token goes along. */
async function follow(proxy: URL, certificates: string | undefined, url: URL, init: RequestInit): Promise<Response> {
  let here = url;
  for (let turns = 0; ; turns++) {
    const socket = await openTunnel(proxy, here, init.signal ?? undefined);
    const response = await send(socket, certificates, here, init);
    const location = response.headers.get('location');
    if (![301, 302, 307, 308].includes(response.status) || !location || turns === 3) return response;
    const next = new URL(location, here);
    if (next.origin !== here.origin) return response;
    here = next;
  }
}

function openTunnel(proxy: URL, target: URL, signal: AbortSignal | undefined): Promise<Socket> {
  const place = `${target.hostname}:${target.port || 443}`;
  const login = `${decodeURIComponent(proxy.username)}:${decodeURIComponent(proxy.password)}`;
  const headers = {
    host: place,
    ...(proxy.username ? { 'proxy-authorization': `Basic ${Buffer.from(login).toString('base64')}` } : {}),
  };
  const start = proxy.protocol === 'https:' ? secureRequest : plainRequest;
  return new Promise((resolve, reject) => {
    const opening = start({
      host: proxy.hostname.replace(/^\[|\]$/g, ''),
      port: proxy.port || (proxy.protocol === 'https:' ? 443 : 80),
      method: 'CONNECT',
      path: place,
      headers,
      signal,
    });
    opening.on('connect', ({ statusCode }: IncomingMessage, socket: Socket) => {
      if (statusCode === 200) return resolve(socket);
      socket.destroy();
      reject(new TypeError('The proxy refused to open a connection.'));
    });
    opening.on('error', reject);
    opening.end();
  });
}

function send(socket: Socket, certificates: string | undefined, url: URL, init: RequestInit): Promise<Response> {
  const servername = isIP(url.hostname) ? undefined : url.hostname;
  return new Promise((resolve, reject) => {
    const sending = secureRequest(url, {
      method: init.method ?? 'GET',
      headers: Object.fromEntries(new Headers(init.headers)),
      signal: init.signal ?? undefined,
      createConnection: () => connectTls({ socket, host: url.hostname, servername, ca: certificates }),
    });
    sending.on('error', reject);
    sending.on('response', (answer) => {
      const pieces: Buffer[] = [];
      answer.on('data', (piece: Buffer) => pieces.push(piece));
      answer.on('error', reject);
      answer.on('end', () => {
        socket.destroy();
        resolve(readAnswer(answer, Buffer.concat(pieces)));
      });
    });
    sending.end(typeof init.body === 'string' ? init.body : undefined);
  });
}

function readAnswer({ statusCode = 500, headers }: IncomingMessage, body: Buffer): Response {
  const plain = Object.entries(headers).flatMap(([name, value]): [string, string][] =>
    value === undefined ? [] : [[name, String(value)]],
  );
  const isEmpty = statusCode === 204 || statusCode === 205 || statusCode === 304;
  return new Response(isEmpty ? null : new Uint8Array(body), { status: statusCode, headers: plain });
}
