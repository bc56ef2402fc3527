/**
 * Where GitHub's API lives, and which remote belongs to it. A token may only go to an address the person chose,
 * over https; a loopback address may be plain, because nothing leaves the machine.
 */
import { type Failure, failure } from './failure.ts';

export const publicApi = 'https://api.github.com';

/**
 * The API's address for the web address of an enterprise server, as the person set it; nothing or github.com for the public one.
 * An address that is an API's already stays as it is.
 */
export function apiUrlOf(enterprise: string | undefined): string | Failure {
  if (!enterprise?.trim()) return publicApi;
  const url = URL.canParse(enterprise.trim()) ? new URL(enterprise.trim()) : undefined;
  if (!url || !isSafe(url)) return unsafe;
  const host = url.hostname;
  if (host === 'github.com' || host === 'www.github.com' || host === 'api.github.com') return publicApi;
  if (host.startsWith('api.') && host.endsWith('.ghe.com')) return url.origin;
  if (host.endsWith('.ghe.com')) return `https://api.${host}`;
  return isLoopback(host) ? url.origin : `${url.origin}/api/v3`;
}

/** Nothing when the address may be used, else why not. */
export function refuseAddress(apiUrl: string): Failure | undefined {
  return URL.canParse(apiUrl) && isSafe(new URL(apiUrl)) ? undefined : unsafe;
}

/** Where people see what the API shows, without a slash at the end. */
export function webUrlOf(apiUrl: string): string {
  const url = new URL(apiUrl);
  if (apiUrl === publicApi) return 'https://github.com';
  return url.hostname.endsWith('.ghe.com') ? `https://${url.hostname.replace(/^api\./, '')}` : url.origin;
}

/** True when a remote's host is the one the API speaks for. Ask nothing about a repository that lives elsewhere. */
export function isServedBy(host: string, apiUrl: string): boolean {
  return URL.canParse(apiUrl) && new URL(webUrlOf(apiUrl)).hostname === host.toLowerCase();
}

const unsafe = failure(
  'wrong-request',
  'The address of the GitHub server must start with https://. Check your settings.',
);

function isSafe(url: URL): boolean {
  const isPlain = url.protocol === 'http:' && isLoopback(url.hostname);
  return (url.protocol === 'https:' || isPlain) && !url.username && !url.password && !url.search && !url.hash;
}

function isLoopback(host: string): boolean {
  return host === '127.0.0.1' || host === '[::1]' || host === 'localhost';
}
