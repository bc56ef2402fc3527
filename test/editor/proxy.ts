/**
 * A company's proxy on loopback, through which `api.github.com` leads to the fake GitHub and nothing else leads anywhere.
 * So the packaged extension asks GitHub by its real name, with VS Code's own sign-in, and never leaves the machine.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer as createSecureServer } from 'node:tls';
import { selfSigned } from '../github/self-signed.ts';

const gitHub = 'api.github.com';

export interface CompanyProxy {
  /** For the environment of VS Code: the proxy's address, and the company's certificate. */
  readonly environment: Readonly<Record<string, string>>;
  /** Hosts on GitHub that someone wanted to reach, in order. */
  readonly wanted: readonly string[];
  stop(): Promise<void>;
}

/** `fake`: the address of the fake GitHub. */
export async function startProxy(fake: string): Promise<CompanyProxy> {
  const wanted: string[] = [];
  const { key, certificate } = selfSigned(gitHub);
  const home = await mkdtemp(join(tmpdir(), 'longhaul-proxy-'));
  const file = join(home, 'company.pem');
  await writeFile(file, certificate);

  const inside = createSecureServer({ key, cert: certificate }, (socket) => {
    const onward = connect(Number(new URL(fake).port), '127.0.0.1');
    socket.pipe(onward).pipe(socket);
    for (const [one, other] of [
      [socket, onward],
      [onward, socket],
    ] as const) {
      one.on('error', () => other.destroy());
    }
  });
  const server = createServer((_, response) => response.writeHead(502).end());
  server.on('connect', ({ url = '' }, socket) => {
    const host = url.replace(/:\d+$/, '');
    if (/(^|\.)github(usercontent)?\.com$/.test(host)) wanted.push(host);
    if (host !== gitHub) return void socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
    socket.on('error', () => {});
    socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
    inside.emit('connection', socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    environment: { HTTPS_PROXY: address, https_proxy: address, NO_PROXY: '127.0.0.1', NODE_EXTRA_CA_CERTS: file },
    wanted,
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await rm(home, { recursive: true });
    },
  };
}
