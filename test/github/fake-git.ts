/**
 * A git server over https on loopback that knows one repository, `octo/demo`, and only tells its names.
 * Source of the lines: git's documentation "gitprotocol-http", reference discovery.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { selfSigned } from './self-signed.ts';

export interface FakeGit {
  /** `127.0.0.1:port` */
  readonly host: string;
  /** An environment in which git trusts this server. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** `GET /octo/demo.git/info/refs?…` */
  readonly log: readonly string[];
  /** Commit by full name: `refs/tags/v4`, `refs/tags/v4^{}`. */
  readonly refs: Record<string, string>;
  /** Takes the question and never answers. */
  isSilent: boolean;
  stop(): Promise<void>;
}

export async function startFakeGit(): Promise<FakeGit> {
  const folder = await mkdtemp(join(tmpdir(), 'longhaul-test-'));
  const { key, certificate } = selfSigned();
  const trusted = join(folder, 'trusted.pem');
  await writeFile(trusted, certificate);
  const log: string[] = [];
  const refs: Record<string, string> = {};
  const server = createServer({ key, cert: certificate }, (request, response) => {
    log.push(`${request.method} ${request.url}`);
    if (git.isSilent) return;
    if (request.url?.startsWith('/octo/moved.git/')) {
      response.writeHead(301, { location: request.url.replace('moved', 'demo') }).end();
    } else if (request.url === '/octo/demo.git/info/refs?service=git-upload-pack') {
      response.writeHead(200, { 'content-type': 'application/x-git-upload-pack-advertisement' }).end(advertise(refs));
    } else {
      response.writeHead(404).end('Not Found');
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const git: FakeGit = {
    host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    environment: { PATH: process.env['PATH'], GIT_SSL_CAINFO: trusted, NO_PROXY: '*' },
    log,
    refs,
    isSilent: false,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await rm(folder, { recursive: true, force: true });
    },
  };
  return git;
}

function advertise(refs: Readonly<Record<string, string>>): string {
  const lines = Object.entries(refs).map(
    ([name, sha], index) => `${sha} ${name}${index === 0 ? '\0agent=fake symref=HEAD:refs/heads/main' : ''}\n`,
  );
  return [packet('# service=git-upload-pack\n'), '0000', ...lines.map(packet), '0000'].join('');
}

/** A line of git's protocol begins with its own length, in four hexadecimal digits. */
function packet(line: string): string {
  return (Buffer.byteLength(line) + 4).toString(16).padStart(4, '0') + line;
}
