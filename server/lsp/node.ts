/**
 * The server in Node: it reads the disk itself, and finds the rules' pages beside the bundle.
 */
import { createConnection } from 'vscode-languageserver/node';
import { pageText } from '../disk-pages.ts';
import { proxyFetch } from '../github/proxy-fetch.ts';
import { DiskFiles } from './project/disk-files.ts';
import { startServer } from './server.ts';

/** Speaks over standard input and output, unless the arguments name another way (`--node-ipc`, `--socket=…`). */
export function startNodeServer(args: readonly string[]): void {
  const isNamed = args.some((argument) => /^--(node-ipc|stdio|socket|pipe)\b/.test(argument));
  const connection = isNamed ? createConnection() : createConnection(process.stdin, process.stdout);
  // A bug in the background costs what it was doing, not the server.
  process.on('unhandledRejection', (error) => connection.console.error(String(error)));
  startServer(connection, { files: new DiskFiles(), pages: { textOf: pageText }, fetch: proxyFetch(process.env) });
}
