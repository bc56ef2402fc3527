/**
 * The server in a browser's worker: no disk and no process. The editor serves the files, the bundle holds the pages.
 */
import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import { startServer } from './server.ts';

/** Put in by the bundler: `family/rule` → the rule's page. */
declare const rulePages: Readonly<Record<string, string>>;

const pages = typeof rulePages === 'undefined' ? {} : rulePages;
const scope = self as unknown as DedicatedWorkerGlobalScope;

startServer(createConnection(new BrowserMessageReader(scope), new BrowserMessageWriter(scope)), {
  pages: { textOf: async (family, rule) => pages[`${family}/${rule}`] ?? '' },
});
