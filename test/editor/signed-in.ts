/**
 * A person who is signed in to GitHub already. VS Code for the web takes such a session from its own page; the server we
 * start leaves that place empty, so it is filled in on the way to the browser.
 */
import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';

const empty = /(<meta id="vscode-workbench-auth-session" data-settings=")[^"]*"/;

/** For `prepare` of a window. Each entry of `scopes` is a session of its own. */
export function signedIn(accessToken: string, scopes: readonly (readonly string[])[]): (page: Page) => Promise<void> {
  const session = JSON.stringify({ id: randomUUID(), providerId: 'github', accessToken, scopes });
  return (page) =>
    page.route(
      ({ hostname, pathname }) => hostname === '127.0.0.1' && pathname === '/',
      async (route) => {
        // The first answer turns the secret token into a cookie and leads on to the page.
        const response = await route.fetch({ maxRedirects: 0 });
        if (response.status() !== 200) return route.fulfill({ response });
        const body = (await response.text()).replace(empty, `$1${session.replaceAll('"', '&quot;')}"`);
        await route.fulfill({ response, body });
      },
    );
}
