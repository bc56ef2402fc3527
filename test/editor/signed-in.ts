/**
 * A person who is signed in to GitHub already. VS Code for the web takes such a session from its own page, when that page
 * brings a key to keep secrets with. The server we start leaves both out, so they are added while it loads.
 */
import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { fillSession } from './in-page.mjs';

const keyPath = '/longhaul-secret-key';

/** For `prepare` of a window. Each entry of `scopes` is a session of its own. */
export function signedIn(accessToken: string, scopes: readonly (readonly string[])[]): (page: Page) => Promise<void> {
  const session = JSON.stringify({ id: randomUUID(), providerId: 'github', accessToken, scopes });
  return async (page) => {
    await page
      .context()
      .addCookies([{ name: 'vscode-secret-key-path', value: keyPath, domain: '127.0.0.1', path: '/' }]);
    await page.route(
      ({ pathname }) => pathname === keyPath,
      (route) => route.fulfill({ body: Buffer.alloc(32, 7) }),
    );
    await page.addInitScript(fillSession, session);
  };
}
